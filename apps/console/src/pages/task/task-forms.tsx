import { responsibilityFileApi, taskApi, type TaskDetail } from '@anlan/contracts/responsibility';
import { Form, Input, Segmented, Select, Slider } from 'antd';
import type { StepForm } from '../../patterns/detail/step-actions';
import { givenEvidence } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { useWords } from '../../text/text';
import { UnitsPicker } from '../../patterns/pickers/units-picker';

type Action = TaskDetail['allowedActions'][number];
const withEvidence = ({ files, said, ...v }: Record<string, unknown>): unknown => ({ ...Object.fromEntries(Object.entries(v).filter(([, x]) => x !== undefined && x !== '' && x !== null)), evidence: givenEvidence(files, said) });

/** Pictures by the phone, papers, and words where neither does. */
export function EvidenceFields() {
  const { t } = useWords();
  return (
    <>
      <Field name="files" label={t('佐证附件', 'Files')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
      <Field name="said" label={t('佐证说明', 'Evidence in words')} required={false}><Input maxLength={500} /></Field>
    </>
  );
}

function ProgressFields({ task }: { task: TaskDetail }) {
  const { t } = useWords();
  const percent = Form.useWatch('percent') as number | undefined;
  const units = [task.leadUnit, ...task.supportUnits];
  return (
    <>
      <Field name="percent" label={t('进度（%）', 'Progress (%)')}><Slider min={0} max={100} step={5} ariaLabelForHandle={t('进度', 'Progress')} marks={{ 0: '0', 50: '50', 100: '100' }} /></Field>
      <Field name="note" label={t('进展情况', 'What was done')}><Input.TextArea rows={4} maxLength={2000} /></Field>
      {percent !== undefined && percent < task.percent && <Field name="correction" label={t('更正说明（比上次少）', 'Why it is less than before')} required={false}><Input maxLength={500} /></Field>}
      {units.length > 1 && <Field name="unitId" label={t('填报单位（不选为本单位）', 'Reported for (none chosen: one\'s own unit)')} required={false}><Select allowClear options={units.map((u) => ({ value: u.id, label: u.name }))} /></Field>}
      <EvidenceFields />
    </>
  );
}

/** The forms of a task's steps. */
export function useTaskForms(task: TaskDetail): Record<Action, StepForm> {
  const { t } = useWords();
  const area = (name: string, label: string, required = true, most = name === 'reason' ? 500 : 2000) => <Field name={name} label={label} required={required}><Input.TextArea rows={4} maxLength={most} /></Field>;
  const asked = task.extensions.find((x) => x.result === null);
  return {
    accept: { op: taskApi.accept, intro: { zh: '签收后由本单位（本人）负责办理。', en: 'From now on it is worked on by the lead.' } },
    progress: { op: taskApi.progress, toBody: withEvidence, initial: { percent: task.percent }, fields: <ProgressFields task={task} /> },
    submit: {
      op: taskApi.submit, toBody: withEvidence, intro: { zh: '报送后由他人核验。', en: 'Another person verifies it then.' },
      fields: <>{task.evidenceWanted && <p>{t('须附佐证：', 'Evidence wanted: ')}{task.evidenceWanted}</p>}{area('note', t('完成情况', 'What was reached'))}<EvidenceFields /></>,
    },
    verify: { op: taskApi.verify, fields: area('note', t('核验意见', 'Opinion'), false) },
    return: { op: taskApi.return, danger: true, fields: area('reason', t('退回理由', 'Why')) },
    'request-extension': {
      op: taskApi.requestExtension, intro: { zh: '由他人审批；同意之前时限不变。', en: 'Another person decides; until then its day stays.' },
      fields: <><Field name="newDueOn" label={t('申请延至', 'Until')}><Input type="date" style={{ width: 170 }} /></Field>{area('reason', t('延期理由', 'Why'))}</>,
    },
    'decide-extension': {
      op: taskApi.decideExtension, initial: { result: 'granted' },
      fields: (
        <>
          {asked && <p>{t('{who} 申请由 {from} 延至 {to}：{reason}', '{who} asks for {to} instead of {from}: {reason}', { who: asked.askedBy.name, from: asked.from, to: asked.to, reason: asked.reason })}</p>}
          <Field name="result" label={t('决定', 'Decision')}><Segmented block options={[{ value: 'granted', label: t('同意', 'Grant') }, { value: 'refused', label: t('不同意', 'Refuse') }]} /></Field>
          <Field name="note" label={t('审批意见（不同意须说明）', 'Word on it (a refusal needs one)')} required={false}><Input.TextArea rows={3} maxLength={500} /></Field>
        </>
      ),
    },
    change: {
      op: taskApi.change, initial: { title: task.title, wanted: task.wanted, dueOn: task.dueOn, supportUnitIds: task.supportUnits.map((u) => u.id) }, toBody: (v) => ({ ...changed(task, v), reason: v['reason'] }),
      fields: (
        <>
          <Field name="title" label={t('任务名称', 'Task')} required><Input maxLength={200} /></Field>
          <Field name="wanted" label={t('工作要求', 'What is to be reached')} required><Input.TextArea rows={4} maxLength={2000} /></Field>
          <Field name="dueOn" label={t('完成时限', 'Due')} required><Input type="date" style={{ width: 170 }} /></Field>
          <Field name="supportUnitIds" label={t('配合单位', 'Units in support')} required={false}><UnitsPicker /></Field>
          {area('reason', t('调整原因', 'Why'))}
        </>
      ),
    },
    urge: { op: taskApi.urge, minor: true, intro: { zh: '牵头单位会收到待办并须回应；每日至多催办一次。', en: 'The lead finds it among its to-dos and answers it; once a day at most.' }, fields: area('note', t('催办要求', 'What it is urged to'), true, 500) },
    acknowledge: {
      op: taskApi.acknowledge, intro: { zh: '回应后，此前的催办不再列为待回应。', en: 'It answers every urge that waits.' },
      fields: <>{task.urges.filter((u) => u.acknowledgedAt === null).map((u) => <p key={u.at}>{u.by.name}：{u.note}</p>)}{area('note', t('回应（怎样办、何时办完）', 'What will be done, and by when'), true, 500)}</>,
    },
    cancel: { op: taskApi.cancel, danger: true, intro: { zh: '取消后不再办理，也不计入通报。', en: 'It is worked on no more, and counts in no bulletin.' }, fields: area('reason', t('取消原因', 'Why')) },
  };
}

/** Only what is other than it was; where nothing is, the title goes as it is and the server says so. */
function changed(task: TaskDetail, v: Record<string, unknown>): Record<string, unknown> {
  const was: Record<string, unknown> = { title: task.title, wanted: task.wanted, dueOn: task.dueOn, supportUnitIds: task.supportUnits.map((u) => u.id) };
  const given: Record<string, unknown> = { ...v, supportUnitIds: v['supportUnitIds'] ?? [] };
  const other = Object.fromEntries(Object.keys(was).filter((k) => JSON.stringify(was[k]) !== JSON.stringify(given[k])).map((k) => [k, given[k]]));
  return Object.keys(other).length ? other : { title: given['title'] };
}
