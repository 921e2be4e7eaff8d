import { responsibilityFileApi, taskApi, taskSourceKinds, taskSourceNames, taskSourceRecords, type TaskDetail } from '@anlan/contracts/responsibility';
import { Card, Flex, Form, Input, InputNumber, Select } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { givenEvidence } from '../../patterns/files/files';
import { FilesField, filesSent } from '../../patterns/files/files-field';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { InNameField } from '../../patterns/pickers/in-name-field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { UnitsPicker } from '../../patterns/pickers/units-picker';

type SourceKind = (typeof taskSourceKinds)[number];
/** What the address says of the source: from a resolution, an item, a letter's target, a document. */
function sourceIn(params: URLSearchParams): { kind: SourceKind; id: string | null; target: number | null } | undefined {
  const kind = (params.get('sourceType') ?? params.get('sourceKind')) as SourceKind | null;
  if (!kind || !taskSourceKinds.includes(kind)) return undefined;
  const target = Number(params.get('sourceTarget'));
  return { kind, id: params.get('sourceId'), target: Number.isInteger(target) && target > 0 ? target : null };
}

/** 下达任务, also as a sub-task of another, and from what it comes of. */
export function NewTaskPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const parentTaskId = params.get('parentTaskId');
  const parent = useRead(taskApi.get, { params: { id: parentTaskId ?? '' } }, { enabled: parentTaskId !== null });
  if (parent.error) return <ProblemView error={parent.error} onRetry={() => void parent.refetch()} />;
  if (parentTaskId !== null && !parent.data) return <PageSkeleton />;
  return (
    <>
      <PageHeader back={<Link to={to('tasks')}>← {t('任务', 'Tasks')}</Link>} title={parent.data ? t('分解子任务', 'Issue a sub-task') : t('下达任务', 'Issue a task')} note={parent.data && t('上级任务：{title}', 'Of the task: {title}', { title: parent.data.title })} />
      <Card style={{ maxWidth: 760 }}><TaskForm parent={parent.data} source={sourceIn(params)} preset={params} onDone={(task) => void navigate(to(`tasks/${task.id}`))} /></Card>
    </>
  );
}

function TaskForm({ parent, source, preset, onDone }: { parent?: TaskDetail; source?: ReturnType<typeof sourceIn>; preset: URLSearchParams; onDone: (task: TaskDetail) => void }) {
  const { t, label } = useWords();
  const rights = useRights();
  const [form] = Form.useForm();
  const lead = Form.useWatch('leadUnitId', form) as string | undefined;
  const given = source ?? (parent ? { kind: parent.source.kind, id: parent.source.id, target: parent.source.target } : undefined);
  const fromRecord = given?.id != null && (taskSourceRecords as readonly string[]).includes(given.kind);
  const places = rights.divisionsOf('task.manage');
  const initial = {
    source: { kind: given?.kind ?? 'leader', label: parent?.source.label ?? preset.get('sourceLabel') ?? undefined }, divisionCode: parent?.divisionCode ?? preset.get('divisionCode') ?? (places?.length === 1 ? places[0] : undefined), dueOn: parent?.dueOn ?? preset.get('dueOn') ?? undefined, weight: 1,
    title: preset.get('title') ?? undefined, wanted: preset.get('wanted') ?? undefined, leadUnitId: preset.get('leadUnitId') ?? parent?.leadUnit.id,
  };
  const toBody = ({ files, ...v }: Record<string, unknown>) => {
    const said = v['source'] as { kind: SourceKind; label?: string; id?: string };
    const kept = given && said.kind === given.kind ? { id: given.id, target: given.target } : { id: null, target: null };
    const filled = Object.fromEntries(Object.entries(v).filter(([, x]) => x !== undefined && x !== '' && x !== null));
    return { ...filled, source: { kind: said.kind, label: said.label?.trim() || null, ...kept }, parentTaskId: parent?.id ?? null, attachments: givenEvidence(files) } as never;
  };
  return (
    <OperationForm op={taskApi.issue} form={form} initial={initial} draft={parent || source ? undefined : 'task.issue'} toBody={toBody} submit={t('下达', 'Issue')} onDone={onDone}>
      <Field name="title" label={t('任务名称', 'Task')}><Input maxLength={200} /></Field>
      <Field name="wanted" label={t('工作要求', 'What is to be reached')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
      <Flex gap={12} wrap>
        <Field name={['source', 'kind']} label={t('来源', 'Source')} required style={{ minWidth: 180 }}><Select disabled={fromRecord} options={taskSourceKinds.map((value) => ({ value, label: label(taskSourceNames[value]) }))} /></Field>
        <Field name={['source', 'label']} label={t('来源名称', 'What the source is called')} required={false} style={{ flex: '1 1 220px' }} extra={fromRecord && t('不填则用来源记录的编号', 'Left out: the number of the record')}><Input maxLength={200} placeholder={t('如：2026 年第 1 次安委会全体会议', 'such as: first plenary meeting of 2026')} /></Field>
      </Flex>
      <Flex gap={12} wrap>
        <Field name="leadUnitId" label={t('牵头单位', 'Lead unit')} style={{ flex: '1 1 220px' }}><UnitPicker placeholder={t('请选择单位', 'Choose a unit')} /></Field>
        {rights.may('member.read') && <Field name="leadMemberId" label={t('牵头人（具体承办人）', 'Person who leads it')} required={false} style={{ flex: '1 1 220px' }}><MemberPicker allowClear unitId={lead} /></Field>}
      </Flex>
      <Field name="supportUnitIds" label={t('配合单位', 'Units in support')} required={false}><UnitsPicker /></Field>
      <Flex gap={12} wrap>
        <Field name="divisionCode" label={t('区划', 'Division')} style={{ flex: '1 1 200px' }}><DivisionPicker deepest="community" within={places} /></Field>
        <Field name="dueOn" label={t('完成时限', 'Due')}><Input type="date" style={{ width: 170 }} /></Field>
        {parent && <Field name="weight" label={t('权重（1–100）', 'Weight (1–100)')} required={false}><InputNumber min={1} max={100} precision={0} /></Field>}
      </Flex>
      <InNameField permission="task.manage" />
      <Field name="evidenceWanted" label={t('佐证要求（不填则可只写文字）', 'Evidence wanted (none: words will do)')} required={false}><Input maxLength={500} /></Field>
      <Field name="files" label={t('下达文件', 'Papers')} required={false} rules={[filesSent(t)]}><FilesField op={responsibilityFileApi.upload} /></Field>
    </OperationForm>
  );
}
