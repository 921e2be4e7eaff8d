import { accountabilityApi, type Accountability } from '@anlan/contracts/responsibility';
import { Input, Select } from 'antd';
import type { StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { withoutEmpty } from '../../patterns/form/fields';
import { useWords } from '../../text/text';
import { accountabilityMeasureTexts, choicesOf } from './accident.names';

/** 问题线索 of an accident: a unit, or a person of it. Nothing of it is kept in the browser. */
export function OpenCaseForm({ accidentId, onDone, onCancel }: { accidentId: string; onDone: (c: Accountability) => void; onCancel: () => void }) {
  const { t } = useWords();
  return (
    <OperationForm op={accountabilityApi.open} submit={t('登记', 'Record')} autoComplete="off" toBody={(v) => ({ ...(withoutEmpty(v) as object | undefined), accidentId }) as never} onDone={onDone} onCancel={onCancel}>
      <Field name="unit" label={t('单位', 'Unit')}><Input maxLength={200} /></Field>
      <Field name="person" label={t('人员（不填：单位被问责）', 'Person (left out: the unit itself)')} required={false}><Input maxLength={50} /></Field>
      <Field name="post" label={t('职务', 'Post')} required={false}><Input maxLength={100} /></Field>
      <Field name="lead" label={t('问题线索', 'Lead')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
    </OperationForm>
  );
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
    drop: { op: accountabilityApi.drop, danger: true, fields: <Field name="reason" label={t('理由', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field> },
  };
}
