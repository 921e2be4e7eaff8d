import { owesReply, responsibilityFileApi, supervisionApi, supervisionKindNames, supervisionKinds, supervisionLevelNames, supervisionLevels, supervisionRequirements, type SupervisionKind, type SupervisionPrefill } from '@anlan/contracts/responsibility';
import { Card, Flex, Form, Input, Select } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { givenEvidence } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { InNameField } from '../../patterns/pickers/in-name-field';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** Drafts a document of any kind; of an overdue task, with what follows from it. */
export function NewSupervisionPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params] = useSearchParams();
  const taskId = params.get('taskId') ?? undefined;
  const read = useRead(supervisionApi.prefill, { params: { id: taskId ?? '' } }, { enabled: taskId !== undefined });
  const back = taskId ? <Link to={to(`tasks/${taskId}`)}>← {t('任务', 'The task')}</Link> : <Link to={to('supervisions')}>← {t('督办', 'Supervision')}</Link>;
  if (read.error) return <><PageHeader back={back} title={t('起草督办文书', 'Draft a supervision document')} /><ProblemView error={read.error} onRetry={() => void read.refetch()} /></>;
  if (taskId && !read.data) return <PageSkeleton />;
  return (
    <>
      <PageHeader back={back} title={t('起草督办文书', 'Draft a supervision document')} note={read.data && t('由任务起草，内容已预填，可以修改', 'From a task: filled in, and may be changed')} />
      <Card style={{ maxWidth: 760 }}><DraftForm prefill={read.data} /></Card>
    </>
  );
}

function DraftForm({ prefill }: { prefill?: SupervisionPrefill }) {
  const { t, label } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [form] = Form.useForm();
  const kind = Form.useWatch('kind', form) as SupervisionKind | undefined;
  const enterprise = Form.useWatch(['enterprise', 'name'], form) as string | undefined;
  const places = rights.divisionsOf('supervision.manage');
  const names = { responsibility: t('整改责任', 'Responsibility'), measures: t('整改措施', 'Measures'), funds: t('整改资金', 'Funds'), deadline: t('整改时限', 'Deadline'), plan: t('应急预案', 'Emergency plan') };
  const initial = prefill ? { kind: prefill.kind, unitId: prefill.unitId, reason: prefill.reason, basis: prefill.basis, wanted: prefill.wanted, dueOn: prefill.dueOn, divisionCode: prefill.divisionCode } : { kind: 'letter', divisionCode: places?.length === 1 ? places[0] : undefined };
  const toBody = ({ files, enterprise: e, level, requirements, unitId, ...v }: Record<string, unknown>) => {
    const named = e as { name?: string; creditCode?: string } | undefined;
    return {
      ...v, unitId: unitId ?? null, enterprise: named?.name?.trim() ? { name: named.name, creditCode: named.creditCode?.trim() || null } : null, ...(kind === 'listed' && { level: level ?? null, requirements: requirements ?? null }),
      taskIds: prefill?.taskIds ?? [], attachments: givenEvidence(files),
    } as never;
  };
  return (
    <OperationForm op={supervisionApi.draft} form={form} initial={initial} toBody={toBody} also={[['responsibility', 'task']]} submit={t('保存草稿', 'Save the draft')} onDone={(s) => void navigate(to(`supervisions/${s.id}`))}>
      <Flex gap={12} wrap>
        <Field name="kind" label={t('类别', 'Kind')} style={{ minWidth: 180 }}><Select options={supervisionKindNames.map((value) => ({ value, label: label(supervisionKinds[value]) }))} /></Field>
        {kind === 'listed' && <Field name="level" label={t('督办级别', 'Level')} required style={{ minWidth: 140 }}><Select options={supervisionLevels.map((value) => ({ value, label: label(supervisionLevelNames[value]) }))} /></Field>}
      </Flex>
      <p>{kind && !owesReply(kind) ? t('发给企业、部门，或两者；送达即办结，无须回复', 'To an enterprise, a department, or both: sent, and no reply is owed') : t('督办对象：企业、部门，或两者（双重督办，各自回复、各自解除）', 'To an enterprise, a department, or both: each replies and is released by itself')}</p>
      <Flex gap={12} wrap>
        <Field name={['enterprise', 'name']} label={t('企业名称', 'Enterprise')} required={false} style={{ flex: '1 1 220px' }}><Input maxLength={200} /></Field>
        {enterprise && <Field name={['enterprise', 'creditCode']} label={t('统一社会信用代码', 'Unified social credit code')} required={false} style={{ flex: '1 1 220px' }}><Input maxLength={18} autoCapitalize="characters" /></Field>}
      </Flex>
      <Field name="unitId" label={t('部门', 'Department')} required={false}><UnitPicker allowClear placeholder={t('请选择单位', 'Choose a unit')} /></Field>
      <Field name="reason" label={t('事由', 'Reason')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>
      <Field name="basis" label={t('依据', 'Basis')}><Input maxLength={500} /></Field>
      <Field name="wanted" label={t('要求', 'What is required')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
      {kind === 'listed' && supervisionRequirements.map((r) => <Field key={r} name={['requirements', r]} label={names[r]} required><Input.TextArea rows={2} maxLength={500} /></Field>)}
      <Flex gap={12} wrap>
        <Field name="dueOn" label={kind && !owesReply(kind) ? t('有效期至', 'Holds until') : t('整改、回复时限', 'Reply by')}><Input type="date" style={{ width: 170 }} /></Field>
        <Field name="divisionCode" label={t('发文区划（区或街道）', 'Issued by (district or street)')} style={{ flex: '1 1 200px' }}><DivisionPicker deepest="street" within={places} /></Field>
      </Flex>
      <InNameField permission="supervision.manage" extra={t('以它署名；不写的以安委会办公室署名', 'It signs; without one the office of the safety committee does')} />
      <Field name="files" label={t('附件', 'Attachments')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
    </OperationForm>
  );
}
