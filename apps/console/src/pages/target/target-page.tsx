import { responsibilityFileApi, targetApi, targetLifecycle, type Target, type TargetProgress } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Button, Card, Flex, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { History } from '../../patterns/detail/history';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { DueTag } from '../../patterns/due/due-tag';
import { FileButtons } from '../../patterns/files/file-buttons';
import { givenFiles } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { PageHeader } from '../../patterns/page-header';
import { endOfDueDay } from '../../patterns/pickers/due-day-field';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { Current, TargetTag, Wanted } from './tags';
import { TargetForm } from './target-form';

/** One target: what is wanted, every report on it, and what it came to. */
export function TargetPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(targetApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个目标', 'There is no such target')} list={{ path: 'targets', name: t('工作目标', 'the targets') }}>{(x) => <Loaded key={x.id} target={x} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function useStepForms(x: Target): Record<Target['allowedActions'][number], StepForm> {
  const { t } = useWords();
  const today = shanghaiDay(new Date());
  const unit = t('单位：{unit}', 'in {unit}', { unit: x.unit });
  return {
    report: {
      op: targetApi.report, initial: { asOf: today }, toBody: ({ files, ...v }) => ({ ...v, fileIds: givenFiles(files).map((f) => f.fileId) }), intro: { zh: '填到目前为止的总数，不是这一次的增量。', en: 'The number of the whole so far, not what was added.' },
      fields: (
        <>
          <Flex gap={12} wrap>
            <Field name="value" label={t('完成数', 'So far')} extra={unit}><InputNumber style={{ width: 160 }} /></Field>
            <Field name="asOf" label={t('截至', 'As of')}><Input type="date" max={today} style={{ width: 170 }} /></Field>
          </Flex>
          <Field name="note" label={t('进展情况', 'How it goes')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
          <Field name="files" label={t('佐证附件', 'Evidence')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
        </>
      ),
    },
    measure: { op: targetApi.measure, intro: { zh: '按指标现在的数值记一次进展。', en: 'What the figure says now is written down as progress.' } },
    conclude: { op: targetApi.conclude, intro: { zh: '由报进展以外的人认定；完成与否按数判断。', en: 'By another than who reported; the number says whether it is reached.' }, fields: <Field name="note" label={t('认定意见', 'Opinion')}><Input.TextArea rows={3} maxLength={1000} showCount /></Field> },
    drop: { op: targetApi.drop, danger: true, fields: <Field name="reason" label={t('取消原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} showCount /></Field> },
    'carry-over': {
      op: targetApi['carry-over'], minor: true, initial: { value: x.value, dueOn: `${x.year + 1}-12-31`, sourceDocument: x.sourceDocument }, intro: { zh: '成为下一年度的目标，只能结转一次。', en: 'It becomes a target of the next year, once.' },
      fields: (
        <>
          <Flex gap={12} wrap><Field name="value" label={t('下年目标值', 'Number of the next year')} extra={unit}><InputNumber style={{ width: 160 }} /></Field><Field name="dueOn" label={t('完成时限', 'Due')}><Input type="date" style={{ width: 170 }} /></Field></Flex>
          <Field name="sourceDocument" label={t('来源文件', 'Document')}><Input.TextArea autoSize maxLength={500} /></Field>
        </>
      ),
    },
  };
}

function Loaded({ target: x, onReadAgain }: { target: Target; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const rights = useRights();
  const [changing, setChanging] = useState(false);
  const close = (): void => setChanging(false);
  const forms = useStepForms(x);
  const ended = x.status !== 'set' && x.status !== 'in_progress';
  const reached = { set: { at: x.setAt, by: x.setBy.name }, ...(x.concludedAt && { [x.status]: { at: x.concludedAt, by: x.concludedBy?.name } }) };
  return (
    <>
      <PageHeader
        back={<Link to={to('targets')}>← {t('工作目标', 'Targets')}</Link>} title={x.name} note={<Flex gap={8} wrap align="center"><TargetTag of={x} /><span>{x.number}</span></Flex>}
        actions={
          <>
            {x.status === 'set' && rights.mayEverywhere('target.manage') && <Button onClick={() => setChanging(true)}>{t('修改', 'Change')}</Button>}
            <StepActions record={x} actions={targetLifecycle.actions} forms={forms} onReadAgain={onReadAgain} onDone={(action, answer) => action === 'carry-over' && void navigate(to(`targets/${(answer as Target).id}`))} />
          </>
        }
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={targetLifecycle} state={x.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('目标值', 'Wanted'), value: <Wanted of={x} /> }, { label: t('完成数', 'So far'), value: <>{<Current of={x} />}{x.currentAsOf && t('（截至 {day}）', ' (as of {day})', { day: x.currentAsOf })}</> },
              { label: t('完成时限', 'Due'), value: <DueTag dueAt={endOfDueDay(x.dueOn)} done={ended} /> }, { label: t('年度', 'Year'), value: x.year }, { label: t('责任单位', 'Owner unit'), value: x.ownerUnitName }, { label: t('责任人', 'Person'), value: x.ownerMemberName },
              { label: t('进展来自', 'Progress from'), value: x.figureKey ? t('指标 {key}', 'the figure {key}', { key: x.figureKey }) : t('责任单位报送', 'the owner') }, { label: t('最近修改', 'Last change'), value: `${x.updatedBy.name} ${instantText(x.updatedAt)}` },
              { label: t('来源文件', 'Document'), value: x.sourceDocument, wide: true as const },
              ...(x.conclusion ? [{ label: x.status === 'dropped' ? t('取消原因', 'Reason') : t('认定意见', 'Opinion'), value: x.conclusion, wide: true as const }] : []),
              ...(x.carriedFromId ? [{ label: t('结转自', 'Carried over from'), value: <Link className="in-text" to={to(`targets/${x.carriedFromId}`)}>{t('上年的目标', 'the target of the year before')}</Link> }] : []),
            ]}
          />
        </Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('进展', 'Progress')}</h2>}><Progress target={x} /></Card>
      </Flex>
      <FormDrawer title={t('修改目标', 'Change the target')} open={changing} onClose={close}><TargetForm target={x} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} /></FormDrawer>
    </>
  );
}

/** Every number that was reported or read, the newest first. */
function Progress({ target: x }: { target: Target }) {
  const { t } = useWords();
  const note = (p: TargetProgress) => (
    <Flex vertical gap={8}>
      <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{p.note}</span>
      {p.fileIds.length > 0 && <FileButtons op={targetApi.file} id={x.id} fileIds={p.fileIds} />}
    </Flex>
  );
  const what = (p: TargetProgress): string => t('{n} {unit}，截至 {day}', '{n} {unit} as of {day}', { n: numberText(p.value), unit: x.unit, day: p.asOf }) + (p.figureKey ? t('（取自指标）', ' (read from a figure)') : '');
  return <History items={[...x.progress].reverse().map((p, i) => ({ id: `${p.at} ${i}`, at: p.at, who: p.by.name, what: what(p), note: note(p) }))} />;
}
