import { accountabilityApi, performanceSubjectNames, performanceSubjects, type Accountability } from '@anlan/contracts/responsibility';
import { Flex, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { withoutEmpty } from '../../patterns/form/fields';
import { useRights } from '../../session/rights';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { PostPicker } from '../../patterns/pickers/post-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';
import { accountabilityMeasureTexts, choicesOf } from './accident.names';

/** What a case comes of: a record, or what is none and is called by its name in the form. */
export type CaseSource = { readonly kind: Exclude<Accountability['source']['kind'], 'other'>; readonly id: string } | { readonly kind: 'other' };

/** 问题线索: a unit, or a person of it. Nothing of it is kept in the browser. */
export function OpenCaseForm({ source, onDone, onCancel }: { source: CaseSource; onDone: (c: Accountability) => void; onCancel: () => void }) {
  const { t } = useWords();
  return (
    <OperationForm op={accountabilityApi.open} submit={t('登记', 'Record')} autoComplete="off" toBody={({ label, ...v }: Record<string, unknown>) => ({ ...(withoutEmpty(v) as object | undefined), source: { ...source, ...(source.kind === 'other' && { label }) } }) as never} onDone={onDone} onCancel={onCancel}>
      {source.kind === 'other' && <Field name="label" label={t('来源', 'Where it comes from')}><Input maxLength={200} placeholder={t('例如：市安委办通报', 'For example: a bulletin of the city')} /></Field>}
      <Field name="unit" label={t('单位', 'Unit')}><Input maxLength={200} /></Field>
      <Field name="person" label={t('人员（不填：单位被问责）', 'Person (left out: the unit itself)')} required={false}><Input maxLength={50} /></Field>
      <Field name="post" label={t('职务', 'Post')} required={false}><Input maxLength={100} /></Field>
      <Field name="lead" label={t('问题线索', 'Lead')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
    </OperationForm>
  );
}

/** 履职记录, where an exemption rests on one: of a person or a post, and of which days. */
function SheetFields() {
  const { t, label } = useWords();
  const rights = useRights();
  const form = Form.useFormInstance();
  const subject = Form.useWatch(['performance', 'subject'], form) as 'member' | 'post' | undefined;
  const [unit, setUnit] = useState<string>();
  const forget = (): void => form.setFieldValue(['performance', 'id'], undefined);
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
      <legend style={{ fontSize: 14, marginBottom: 8 }}>{t('所依据的履职记录（可不填）', 'The duty performance sheet it rests on (may be left out)')}</legend>
      <Field name={['performance', 'subject']} label={t('谁的履职记录', 'Of whom')} required={false}><Radio.Group optionType="button" onChange={forget} options={performanceSubjects.map((value) => ({ value, label: label(performanceSubjectNames[value]) }))} /></Field>
      {subject === 'post' && <Form.Item label={t('岗位所在单位', 'Unit of the post')}><UnitPicker aria-label={t('岗位所在单位', 'Unit of the post')} allowClear value={unit} onChange={(id) => (setUnit(id), forget())} /></Form.Item>}
      {subject === 'post' ? <Field name={['performance', 'id']} label={t('岗位', 'Post')} required={false}><PostPicker allowClear unitId={unit} /></Field> : rights.may('member.read') && <Field name={['performance', 'id']} label={t('人员', 'Person')} required={false}><MemberPicker allowClear /></Field>}
      <Flex gap={12} wrap>
        <Field name={['performance', 'from']} label={t('自', 'From')} required={false}><Input type="date" style={{ width: 170 }} /></Field>
        <Field name={['performance', 'to']} label={t('至', 'To')} required={false}><Input type="date" style={{ width: 170 }} /></Field>
      </Flex>
    </fieldset>
  );
}

/** The sheet as far as it is filled in, or none; what is missing of one the server says. */
function exemptionOf({ reason, performance }: Record<string, unknown>): unknown {
  const { subject, ...of } = (withoutEmpty(performance as Record<string, unknown>) ?? {}) as Record<string, unknown>;
  return { reason, performance: Object.keys(of).length ? { subject, ...of } : null };
}

/** The form of each step of a case. */
export function useCaseForms(): Record<Accountability['allowedActions'][number], StepForm> {
  const { t, label } = useWords();
  const day = (name: string, text: string) => <Field name={name} label={text}><Input type="date" style={{ width: 170 }} /></Field>;
  return {
    transfer: { op: accountabilityApi.transfer, fields: <><Field name="to" label={t('移送至', 'To whom')}><Input maxLength={200} placeholder={t('例如：区纪委监委', 'For example: the commission of discipline')} /></Field>{day('on', t('移送日期', 'Day'))}</> },
    handle: {
      op: accountabilityApi.handle,
      fields: <><Field name="measure" label={t('处理方式', 'Measure')}><Select options={choicesOf(accountabilityMeasureTexts).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field><Field name="decision" label={t('处理决定及文号', 'Decision and its number')}><Input.TextArea rows={3} maxLength={1000} /></Field>{day('on', t('处理日期', 'Day'))}</>,
    },
    'feed-back': { op: accountabilityApi.feedBack, fields: <Field name="feedback" label={t('反馈情况', 'What was fed back')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field> },
    exempt: {
      op: accountabilityApi.exempt, minor: true, toBody: exemptionOf, initial: { performance: { subject: 'member' } }, intro: { zh: '尽职照单免责：已按清单履职的，免予追责。', en: 'Who performed the duties on his list is not held to account.' },
      fields: <><Field name="reason" label={t('免责理由', 'Why')}><Input.TextArea rows={3} maxLength={1000} showCount /></Field><SheetFields /></>,
    },
    drop: { op: accountabilityApi.drop, danger: true, fields: <Field name="reason" label={t('理由', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field> },
  };
}
