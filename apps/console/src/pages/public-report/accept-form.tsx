import { hazardLevelNames, publicReportApi, rectificationNames, type PublicReport } from '@anlan/contracts/enforcement';
import { Alert, Form, Input, Segmented, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { DueDayField } from '../../patterns/pickers/due-day-field';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { choicesOf } from '../hazard/hazard.names';

export interface ActionFormProps {
  readonly report: PublicReport;
  readonly submit: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A title of the reporter's first words, to be made better. */
const firstWords = (what: string): string => what.split(/[\n。；;]/)[0]!.trim().slice(0, 60);

/** Makes the report a hazard of the ledger: what the reporter said is proposed, the officer says the rest. */
export function AcceptForm({ report, submit, onDone, onCancel }: ActionFormProps) {
  const { t, label } = useWords();
  const rights = useRights();
  const categories = rights.me.hazardCategories;
  return (
    <OperationForm
      op={publicReportApi.accept} params={{ id: report.id }} version={report.version} submit={submit} draft={`public-report.accept.${report.id}`} also={[['enforcement', 'hazard']]}
      initial={{ ...(!report.employee && { title: firstWords(report.what), description: report.what }), divisionCode: report.divisionCode, level: 'general', rectification: 'time_limited' }} onDone={onDone} onCancel={onCancel}
    >
      {report.employee && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('从业人员举报：请用自己的话写隐患，不照录举报人的话，企业会看到这些内容', 'By an employee: write in your own words. The enterprise reads them.')} />}
      <Field name="title" label={t('隐患名称', 'Hazard')}><Input maxLength={200} /></Field>
      <Field name="description" label={t('隐患描述', 'Description')} required={report.employee}><Input.TextArea rows={4} maxLength={4000} showCount /></Field>
      <Field name="divisionCode" label={t('所在区划', 'Division')}><DivisionPicker within={rights.divisionsOf('public-report.handle')} /></Field>
      <Field name="level" label={t('级别', 'Level')} required={false}><Segmented block options={choicesOf(hazardLevelNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
      <Field name="rectification" label={t('整改方式', 'Rectification')} required={false}><Segmented block options={choicesOf(rectificationNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
      <Due />
      <Field name="category" label={t('隐患类别', 'Category')}>
        {categories.length ? <Select allowClear options={categories.map((c) => ({ value: c, label: c }))} /> : <Input maxLength={100} />}
      </Field>
      <Field name="subjectName" label={t('生产经营单位', 'Enterprise')}><Input maxLength={200} /></Field>
      <Field name="subjectCreditCode" label={t('统一社会信用代码', 'Unified social credit code')}><Input maxLength={18} autoCapitalize="characters" /></Field>
    </OperationForm>
  );
}

function Due() {
  const { t } = useWords();
  return Form.useWatch('rectification') === 'on_the_spot' ? null : <Field name="dueAt" label={t('整改期限', 'Due')}><DueDayField /></Field>;
}
