import { shortcomingApi, shortcomingLifecycle, targetApi, taskApi, type Shortcoming } from '@anlan/contracts/responsibility';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { FigureTable } from '../../patterns/figures/figure-table';
import { figureName, FigureShare, FigureValue } from '../../patterns/figures/reported-figure';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { TargetPicker, TaskPicker } from './carrier-pickers';
import { ShortcomingTag } from './list-page';

/** One shortcoming: the figures that show it, what is done about it, and who closed it. */
export function ShortcomingPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(shortcomingApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这条记录', 'There is no such shortcoming')} list={{ path: 'shortcomings', name: t('存在问题和不足', 'the shortcomings') }}>{(s) => <Loaded of={s} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const counterBody = ({ taskId, targetId, ...v }: Record<string, unknown>) => ({ ...v, taskId: taskId ?? null, targetId: targetId ?? null });

function Loaded({ of: s, onReadAgain }: { of: Shortcoming; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const rights = useRights();
  const [changing, setChanging] = useState(false);
  const close = (): void => setChanging(false);
  const forms: Record<Shortcoming['allowedActions'][number], StepForm> = {
    counter: {
      op: shortcomingApi.counter, minor: s.status === 'open' ? undefined : true, initial: { measure: s.measure ?? undefined, taskId: s.taskId ?? undefined, targetId: s.targetId ?? undefined }, toBody: counterBody, intro: { zh: '措施须落实到任务或目标，至少选一个。', en: 'A task or a target carries it out: choose one at least.' },
      fields: (
        <>
          <Field name="measure" label={t('改进措施', 'Countermeasure')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
          {rights.may('task.read') && <Field name="taskId" label={t('落实的任务', 'Task')} required={false}><TaskPicker /></Field>}
          <Field name="targetId" label={t('落实的目标', 'Target')} required={false}><TargetPicker /></Field>
        </>
      ),
    },
    close: { op: shortcomingApi.close, intro: { zh: '定措施的人不得自己销号。', en: 'Who named the countermeasure does not close it.' }, fields: <Field name="note" label={t('解决情况', 'How it was solved')}><Input.TextArea rows={3} maxLength={1000} showCount /></Field> },
  };
  const reached = { open: { at: s.writtenAt, by: s.writtenBy.name }, ...(s.counteredAt && { countered: { at: s.counteredAt, by: s.counteredBy?.name } }), ...(s.closedAt && { closed: { at: s.closedAt, by: s.closedBy?.name } }) };
  return (
    <>
      <PageHeader
        back={<Link to={to('shortcomings')}>← {t('存在问题和不足', 'Shortcomings')}</Link>} title={t('{period} 存在问题', 'A shortcoming of {period}', { period: s.period })} note={<Flex gap={8} wrap align="center"><ShortcomingTag status={s.status} /><span>{s.number}</span></Flex>}
        actions={<>{s.status === 'open' && rights.may('shortcoming.manage') && <Button onClick={() => setChanging(true)}>{t('修改措辞', 'Reword')}</Button>}<StepActions record={s} actions={shortcomingLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <Card><p style={{ margin: 0, fontSize: 16, lineHeight: 1.9, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{s.text}</p></Card>
        <Card><LifecycleSteps lifecycle={shortcomingLifecycle} state={s.status} reached={reached} /></Card>
        {s.figures.length > 0 && <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('关联指标（写入时的数字）', 'Figures, as they were when it was written')}</h2>}><Figures of={s} /></Card>}
        <Card>
          <FactList
            facts={[
              { label: t('统计期', 'Report'), value: <Link className="in-text" to={to(`report-periods/${s.reportPeriodId}`)}>{s.period}</Link> }, { label: t('提出', 'Written'), value: `${s.writtenBy.name} ${instantText(s.writtenAt)}` }, { label: t('最近修改', 'Last change'), value: `${s.updatedBy.name} ${instantText(s.updatedAt)}` },
              ...(s.measure ? [{ label: t('改进措施', 'Countermeasure'), value: <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{s.measure}</span>, wide: true as const }] : []),
              ...(s.taskId ? [{ label: t('落实的任务', 'Task'), value: <TaskLink id={s.taskId} /> }] : []), ...(s.targetId ? [{ label: t('落实的目标', 'Target'), value: <TargetLink id={s.targetId} /> }] : []),
              ...(s.closeNote ? [{ label: t('解决情况', 'How it was solved'), value: s.closeNote, wide: true as const }] : []),
            ]}
          />
        </Card>
      </Flex>
      <FormDrawer title={t('修改措辞', 'Reword')} open={changing} onClose={close}>
        <OperationForm op={shortcomingApi.change} params={{ id: s.id }} version={s.version} initial={{ text: s.text }} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain}>
          <Field name="text" label={t('问题和不足', 'Shortcoming')}><Input.TextArea rows={6} maxLength={2000} showCount /></Field>
        </OperationForm>
      </FormDrawer>
    </>
  );
}

function Figures({ of: s }: { of: Shortcoming }) {
  const words = useWords();
  const { t } = words;
  return (
    <FigureTable label={t('关联指标', 'Figures')} heads={[t('指标', 'Figure'), t('数值', 'Value'), t('分子 ÷ 分母', 'Numerator ÷ denominator'), t('目标值', 'Target'), t('统计截止', 'As of')]}>
      {s.figures.map((f) => <tr key={f.key}><th scope="row">{figureName(f, words)}</th><td><FigureValue figure={f} /></td><td><FigureShare figure={f} /></td><td>{f.target === null ? NONE : `${f.target} %`}</td><td>{instantText(f.asOf)}</td></tr>)}
    </FigureTable>
  );
}

/** The task by its title where the caller sees it; otherwise that there is one. */
function TaskLink({ id }: { id: string }) {
  const { t } = useWords();
  const to = useTenantPath();
  const { data } = useRead(taskApi.get, { params: { id } }, { enabled: useRights().may('task.read') });
  return <Link className="in-text" to={to(`tasks/${id}`)}>{data?.title ?? t('看任务', 'The task')}</Link>;
}

function TargetLink({ id }: { id: string }) {
  const { t } = useWords();
  const to = useTenantPath();
  const { data } = useRead(targetApi.get, { params: { id } }, { enabled: useRights().may('target.read') });
  return <Link className="in-text" to={to(`targets/${id}`)}>{data?.name ?? t('看目标', 'The target')}</Link>;
}
