import { meetingApi, meetingLifecycle, type MeetingDetail, type MeetingResolution } from '@anlan/contracts/responsibility';
import { Card, Flex, Input, Select, theme } from 'antd';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { DueTag } from '../../patterns/due/due-tag';
import { EmptyState } from '../../patterns/empty-state';
import { Field } from '../../patterns/form/field';
import { endOfDueDay } from '../../patterns/pickers/due-day-field';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { UnitsPicker } from '../../patterns/pickers/units-picker';
import { ToneTag } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';
import { SourceTasks } from '../task/source-tasks';

type Step = 'resolve' | 'withdraw-resolution';
const steps = (m: MeetingDetail): Step[] => m.allowedActions.filter((a): a is Step => a === 'resolve' || a === 'withdraw-resolution');

/** 决议 What a meeting resolved: who does it, by when, and what became of it. */
export function Resolutions({ meeting: m, onReadAgain }: { meeting: MeetingDetail; onReadAgain: () => void }) {
  const { t } = useWords();
  const topics = m.topics.map((x) => ({ value: x.number, label: `${x.number}. ${x.title}` }));
  const inForce = m.decisions.filter((d) => !d.withdrawn);
  const forms: Record<Step, StepForm> = {
    resolve: {
      op: meetingApi.resolve,
      fields: (
        <>
          {topics.length > 0 && <Field name="topic" label={t('关于议题', 'On which topic')} required={false}><Select allowClear options={topics} /></Field>}
          <Field name="text" label={t('决议内容', 'Resolution')}><Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} showCount /></Field>
          <Field name="leadUnitId" label={t('牵头单位', 'Led by')}><UnitPicker /></Field>
          <Field name="supportUnitIds" label={t('配合单位', 'Supported by')} required={false}><UnitsPicker /></Field>
          <Field name="dueOn" label={t('完成时限', 'Due')} required={false}><Input type="date" style={{ width: 170 }} /></Field>
        </>
      ),
    },
    'withdraw-resolution': {
      op: meetingApi.withdraw, danger: true, intro: { zh: '撤回的决议保留在记录中，不再执行。', en: 'It stays on record and is carried out no more.' }, initial: inForce.length === 1 ? { resolution: inForce[0]!.number } : undefined,
      fields: <><Field name="resolution" label={t('撤回哪一项', 'Which')}><Select options={inForce.map((d) => ({ value: d.number, label: `${d.number}. ${d.text}` }))} /></Field><Field name="reason" label={t('原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field></>,
    },
  };
  const allowedActions = steps(m).filter((a) => a === 'resolve' || inForce.length > 0);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('决议（{n}）', 'Resolutions ({n})', { n: inForce.length })}</h2>}>
      {m.decisions.length ? <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>{m.decisions.map((d) => <One key={d.id} resolution={d} divisionCode={m.divisionCode} />)}</ol> : <EmptyState text={m.status === 'planned' ? t('召开后登记决议', 'Resolutions are recorded once it was held') : t('没有决议', 'Nothing was resolved')} />}
      {allowedActions.length > 0 && <Flex gap={8} wrap style={{ marginTop: 12 }}><StepActions record={{ ...m, allowedActions }} actions={meetingLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></Flex>}
    </Card>
  );
}

/** What a task's form begins with; words that are too long for an address are written there. */
const taskOf = ({ text, leadUnit, dueOn }: MeetingResolution, divisionCode: string) => ({ title: text.slice(0, 200), wanted: text.length <= 200 ? text : undefined, leadUnitId: leadUnit.id, divisionCode, dueOn });

function One({ resolution: d, divisionCode }: { resolution: MeetingResolution; divisionCode: string }) {
  const { t } = useWords();
  const { token } = theme.useToken();
  return (
    <li style={{ padding: '8px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
      <Flex gap={8} wrap align="baseline">
        <strong>{d.number}.</strong>
        <span style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', minWidth: 0, ...(d.withdrawn && { textDecoration: 'line-through' }) }}>{d.text}</span>
        <ResolutionState resolution={d} />
      </Flex>
      <Flex gap={16} wrap style={{ color: token.colorTextSecondary }}>
        <span>{t('牵头：{name}', 'Led by {name}', { name: d.leadUnit.name })}</span>
        {d.supportUnits.length > 0 && <span>{t('配合：{names}', 'Supported by {names}', { names: d.supportUnits.map((u) => u.name).join('、') })}</span>}
        {d.topic !== null && <span>{t('议题 {n}', 'Topic {n}', { n: d.topic })}</span>}
        {d.withdrawReason && <span>{t('撤回原因：{why}', 'Withdrawn because: {why}', { why: d.withdrawReason })}</span>}
      </Flex>
      <SourceTasks kind="resolution" id={d.id} name={t('据第 {n} 项决议下达任务', 'Issue a task from resolution {n}', { n: d.number })} preset={d.withdrawn ? undefined : taskOf(d, divisionCode)} />
    </li>
  );
}

/** Withdrawn, or by when it is to be done. */
export function ResolutionState({ resolution: d }: { resolution: Pick<MeetingResolution, 'withdrawn' | 'dueOn'> }) {
  const { t } = useWords();
  if (d.withdrawn) return <ToneTag>{t('已撤回', 'Withdrawn')}</ToneTag>;
  return d.dueOn ? <DueTag dueAt={endOfDueDay(d.dueOn)} /> : <ToneTag tone="info">{t('无时限', 'No deadline')}</ToneTag>;
}
