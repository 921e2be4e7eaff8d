import { subjectApi, subjectGradeNames, subjectGrades, type SubjectAction, type SubjectDetail } from '@anlan/contracts/enforcement';
import { Alert, Form, Input, InputNumber, Radio } from 'antd';
import { useMemo } from 'react';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { PositionField } from '../../patterns/pickers/position-field';
import { SubjectPicker } from '../../patterns/pickers/subject-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { changedOnly, filed } from './changed-values';
import { subjectComparison } from './comparison';
import { ownerText } from './subject-columns';
import { TagsSelect } from './subject-form';
import { StateTag } from './subject-tags';

interface Props {
  readonly action: SubjectAction;
  readonly subject: SubjectDetail;
  readonly submit: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const operations: Readonly<Record<SubjectAction, unknown>> = {
  refresh: subjectApi.refresh, grade: subjectApi.grade, 'assign-owner': subjectApi.assignOwner, 'rotate-code': subjectApi.rotateCode,
  suspend: subjectApi.suspend, resume: subjectApi.resume, close: subjectApi.close, reopen: subjectApi.reopen, merge: subjectApi.merge,
};
const reasoned: readonly SubjectAction[] = ['grade', 'suspend', 'close', 'reopen', 'merge'];
const corrected = ['name', 'address', 'staffCount', 'legalRepresentative', 'tags', 'position'];
/** What an enterprise's own account corrects; the rest is for who has been there. */
const ownCorrected = ['staffCount', 'legalRepresentative'];

/** The form of one step; what it asks for is the operation's body. */
export function ActionForm({ action, subject, submit, onDone, onCancel }: Props) {
  const words = useWords();
  const { t } = words;
  const rights = useRights();
  const isOwn = rights.isOwnAlone('subject.refresh');
  const was = useMemo(() => filed(subject), [subject]);
  const initial = useMemo((): Record<string, unknown> => {
    if (action === 'refresh') return { corrections: Object.fromEntries((isOwn ? ownCorrected : corrected).map((f) => [f, was[f]])) };
    if (action === 'grade') return { grade: subject.grade ?? undefined };
    return action === 'assign-owner' ? { memberId: subject.owner?.memberId ?? undefined, unitId: subject.owner?.unitId ?? undefined } : {};
  }, [action, subject, was, isOwn]);
  return (
    <OperationForm
      op={operations[action] as typeof subjectApi.close} params={{ id: subject.id }} version={subject.version} submit={submit} draft={`subject.${action}.${subject.id}`} danger={action === 'close' || action === 'merge'}
      initial={initial} compare={subjectComparison(subject, words)} also={action === 'merge' ? [['enforcement', 'hazard']] : []}
      toBody={(values) => {
        const { corrections, ...rest } = values;
        const given = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined && v !== ''));
        // Who empties a field of the owner takes the person away.
        if (action === 'assign-owner') return { ...given, memberId: values['memberId'] ?? null, unitId: values['unitId'] ?? null } as never;
        if (action !== 'refresh') return given as never;
        const changes = changedOnly(was, (corrections ?? {}) as Record<string, unknown>);
        return { ...given, ...(Object.keys(changes).length > 0 && { corrections: changes }) } as never;
      }}
      onDone={onDone} onCancel={onCancel}
    >
      {action === 'refresh' && <RefreshFields isOwn={isOwn} />}
      {action === 'grade' && <GradeFields />}
      {action === 'assign-owner' && <OwnerFields />}
      {action === 'merge' && <MergeFields subject={subject} />}
      {action === 'rotate-code' && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('旧码立即作废，须重新打印张贴。', 'The old code leads nowhere from now on; print and hang up the new one.')} />}
      {reasoned.includes(action)
        ? <Field name="reason" label={t('理由', 'Reason')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>
        : <Field name="note" label={t('说明', 'Note')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>}
    </OperationForm>
  );
}

function RefreshFields({ isOwn }: { isOwn: boolean }) {
  const { t } = useWords();
  if (isOwn) {
    return (
      <>
        <p>{t('请更新本单位的情况。名称、地址等其他内容请联系网格员或街道。', 'Keep up what is on file of your enterprise. For its name, address and the rest ask the grid member or the street.')}</p>
        <Field name={['corrections', 'staffCount']} label={t('从业人数', 'Staff')} required={false}><InputNumber min={0} max={10_000_000} precision={0} style={{ width: 160 }} /></Field>
        <Field name={['corrections', 'legalRepresentative']} label={t('法定代表人（经营者）', 'Legal representative')} required={false}><Input maxLength={100} /></Field>
      </>
    );
  }
  return (
    <>
      <p>{t('请与现场逐项核对；不一致的直接改正，一致的不用动。', 'Compare with what you find; correct what differs, leave the rest.')}</p>
      <Field name={['corrections', 'name']} label={t('名称', 'Name')} required><Input maxLength={200} /></Field>
      <Field name={['corrections', 'address']} label={t('地址', 'Address')} required><Input maxLength={300} /></Field>
      <Field name={['corrections', 'staffCount']} label={t('从业人数', 'Staff')} required={false}><InputNumber min={0} max={10_000_000} precision={0} style={{ width: 160 }} /></Field>
      <Field name={['corrections', 'legalRepresentative']} label={t('法定代表人（经营者）', 'Legal representative')} required={false}><Input maxLength={100} /></Field>
      <Field name={['corrections', 'tags']} label={t('风险标签', 'Risk tags')} required={false}><TagsSelect /></Field>
      <Field name={['corrections', 'position']} label={t('坐标', 'Position')} required={false}><PositionField /></Field>
    </>
  );
}

function GradeFields() {
  const { t, label } = useWords();
  return <Field name="grade" label={t('分级', 'Grade')} extra={t('每级每年的行政检查次数上限由区设置。', 'The district sets how many inspections a year each grade may have.')}><Radio.Group options={subjectGrades.map((value) => ({ value, label: label(subjectGradeNames[value]) }))} /></Field>;
}

function OwnerFields() {
  const { t } = useWords();
  return (
    <>
      <Field name="memberId" label={t('网格责任人', 'Grid member')} required={false}><MemberPicker allowClear placeholder={t('输入姓名查找', 'Type a name')} /></Field>
      <Field name="unitId" label={t('行业主管部门', 'Industry department')} required={false}><UnitPicker allowClear placeholder={t('请选择单位', 'Choose a unit')} /></Field>
    </>
  );
}

/** The record that stays is chosen, and what goes into it stands beside it. */
function MergeFields({ subject }: { subject: SubjectDetail }) {
  const { t } = useWords();
  const intoId = Form.useWatch('intoId') as string | undefined;
  const into = useRead(subjectApi.get, { params: { id: intoId ?? '' } }, { enabled: !!intoId });
  const facts = (s: SubjectDetail) => [
    { label: t('名称', 'Name'), value: s.name, wide: true as const },
    { label: t('信用代码', 'Credit code'), value: s.creditCode, wide: true as const },
    { label: t('地址', 'Address'), value: s.address, wide: true as const },
    { label: t('所在区划', 'Division'), value: s.divisionName, wide: true as const },
    { label: t('责任人', 'Owner'), value: ownerText(s), wide: true as const },
    { label: t('状态', 'State'), value: <StateTag status={s.status} />, wide: true as const },
  ];
  return (
    <>
      <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('合并后不能撤销', 'A merger cannot be undone')} description={t('本记录仍可查看，并指向保留的记录；它的信用代码随之释放。', 'This record can still be read and leads to the one that stays; its credit code is free.')} />
      <FactList title={t('并入的记录（本记录）', 'Goes into the other: this record')} facts={facts(subject)} />
      <Field name="intoId" label={t('保留的记录', 'The record that stays')}><SubjectPicker without={subject.id} status="active,suspended,closed" placeholder={t('输入名称、地址或代码查找', 'Type a name, address or code')} /></Field>
      {into.data && <div style={{ marginBottom: 16 }}><FactList title={t('保留的记录', 'Stays')} facts={facts(into.data)} /></div>}
    </>
  );
}
