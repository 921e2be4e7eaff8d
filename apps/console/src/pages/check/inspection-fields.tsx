import { inspectionApi, inspectionCauseNames, inspectionCauses } from '@anlan/contracts/enforcement';
import { Alert, Flex, Form, Input, Select } from 'antd';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { useWords } from '../../text/text';

/** 行政检查: when, why, what, and by which two officers. */
export function InspectionFields() {
  const { t, label } = useWords();
  return (
    <>
      <Field name="plannedOn" label={t('拟检查日期', 'Planned on')} required><Input type="date" style={{ width: 170 }} /></Field>
      <Hints />
      <Field name="matters" label={t('检查事项（须在公布的事项清单内）', 'Matters, of the published list')} required><Input.TextArea autoSize maxLength={1000} /></Field>
      <Field name="cause" label={t('事由', 'Cause')} required><Select options={inspectionCauses.map((value) => ({ value, label: label(inspectionCauseNames[value]) }))} /></Field>
      <Field name="causeNote" label={t('事由说明', 'More on the cause')} required={false}><Input maxLength={500} /></Field>
      {[0, 1].map((i) => (
        <fieldset key={i} style={{ border: 0, padding: 0, margin: 0 }}>
          <legend style={{ fontSize: 14 }}>{t('执法人员 {n}', 'Officer {n}', { n: i + 1 })}</legend>
          <Flex gap={12} wrap>
            <Field name={['officers', i, 'memberId']} label={t('姓名', 'Name')} required style={{ flex: '1 1 180px', minWidth: 0 }}><MemberPicker /></Field>
            <Field name={['officers', i, 'certificateNumber']} label={t('执法证号', 'Certificate')} required style={{ flex: '1 1 180px', minWidth: 0 }}><Input maxLength={40} /></Field>
          </Flex>
        </fieldset>
      ))}
    </>
  );
}

/** The yearly cap, and inspections of others that this one may be combined with. */
function Hints() {
  const { t } = useWords();
  const subjectId = Form.useWatch('subjectId') as string | undefined;
  const plannedOn = Form.useWatch('plannedOn') as string | undefined;
  const { data } = useRead(inspectionApi.hints, { params: { id: subjectId ?? '' }, query: { plannedOn: plannedOn || undefined } }, { enabled: !!subjectId });
  if (!data) return null;
  return (
    <Flex vertical gap={8} style={{ marginBottom: 16 }} role="status">
      {data.cap !== null && (
        <Alert type={data.reached ? 'warning' : 'info'} showIcon title={data.reached
          ? t('本年度已安排 {done} 次，达到 {grade} 级上限 {cap} 次：须有投诉举报、转办、监测预警、事故或专项行动等事由', '{done} this year reach the cap {cap} of grade {grade}: another cause than the plan is wanted', { done: data.done, grade: data.grade ?? '', cap: data.cap })
          : t('本年度已安排 {done} 次，{grade} 级上限 {cap} 次', '{done} this year, of {cap} that grade {grade} allows', { done: data.done, grade: data.grade ?? '', cap: data.cap })} />
      )}
      {data.combine.map((c) => <Alert key={c.checkId} type="warning" showIcon title={t('{unit}拟于 {day} 检查同一对象（{number}），可以合并为“综合查一次”', '{unit} plans to inspect the same subject on {day} ({number}): the two may be one', { unit: c.unitName ?? t('其他单位', 'Another unit'), day: c.plannedOn, number: c.number })} />)}
    </Flex>
  );
}
