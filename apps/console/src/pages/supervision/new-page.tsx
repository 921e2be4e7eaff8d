import { owesReply, responsibilityFileApi, supervisionApi, type SupervisionKind, type SupervisionPrefill } from '@anlan/contracts/responsibility';
import { Card, Flex, Form, Input } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { givenEvidence } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { DraftFields, KindFields } from './draft-fields';

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
  const { t } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [form] = Form.useForm();
  const kind = Form.useWatch('kind', form) as SupervisionKind | undefined;
  const enterprise = Form.useWatch(['enterprise', 'name'], form) as string | undefined;
  const places = rights.divisionsOf('supervision.manage');
  const initial = prefill ? { kind: prefill.kind, unitId: prefill.unitId, reason: prefill.reason, basis: prefill.basis, wanted: prefill.wanted, dueOn: prefill.dueOn, divisionCode: prefill.divisionCode, committeeId: prefill.committeeId ?? undefined } : { kind: 'letter', divisionCode: places?.length === 1 ? places[0] : undefined };
  const toBody = ({ files, enterprise: e, level, requirements, unitId, ...v }: Record<string, unknown>) => {
    const named = e as { name?: string; creditCode?: string } | undefined;
    return {
      ...v, unitId: unitId ?? null, enterprise: named?.name?.trim() ? { name: named.name, creditCode: named.creditCode?.trim() || null } : null, ...(kind === 'listed' && { level: level ?? null, requirements: requirements ?? null }),
      taskIds: prefill?.taskIds ?? [], attachments: givenEvidence(files),
    } as never;
  };
  return (
    <OperationForm op={supervisionApi.draft} form={form} initial={initial} toBody={toBody} also={[['responsibility', 'task']]} submit={t('保存草稿', 'Save the draft')} onDone={(s) => void navigate(to(`supervisions/${s.id}`))}>
      <KindFields kind={kind} />
      <p>{kind && !owesReply(kind) ? t('发给企业、部门，或两者；送达即办结，无须回复', 'To an enterprise, a department, or both: sent, and no reply is owed') : t('督办对象：企业、部门，或两者（双重督办，各自回复、各自解除）', 'To an enterprise, a department, or both: each replies and is released by itself')}</p>
      <Flex gap={12} wrap>
        <Field name={['enterprise', 'name']} label={t('企业名称', 'Enterprise')} required={false} style={{ flex: '1 1 220px' }}><Input maxLength={200} /></Field>
        {enterprise && <Field name={['enterprise', 'creditCode']} label={t('统一社会信用代码', 'Unified social credit code')} required={false} style={{ flex: '1 1 220px' }}><Input maxLength={18} autoCapitalize="characters" /></Field>}
      </Flex>
      <Field name="unitId" label={t('部门', 'Department')} required={false}><UnitPicker allowClear placeholder={t('请选择单位', 'Choose a unit')} /></Field>
      <DraftFields kind={kind} />
      <Field name="files" label={t('附件', 'Attachments')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
    </OperationForm>
  );
}
