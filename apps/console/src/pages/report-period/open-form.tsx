import { reportPeriodApi, reportPeriodKindNames, reportPeriodKinds, type ReportPeriod } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { AutoComplete, Form, Segmented } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { useWords } from '../../text/text';
import { recentPeriods } from './periods';

/** 立项: of which kind, and which period; one may also write another. */
export function OpenPeriodForm({ onDone, onCancel }: { onDone: (made: ReportPeriod) => void; onCancel: () => void }) {
  const { t, label } = useWords();
  const [form] = Form.useForm();
  return (
    <OperationForm op={reportPeriodApi.open} form={form} initial={{ kind: 'monthly' }} toBody={({ period }) => ({ period: String(period ?? '').trim() }) as never} submit={t('立项', 'Open')} onDone={onDone} onCancel={onCancel}>
      <p>{t('同一期只立一次；要改已通报的数字，在该期上更正。', 'A period is opened once; what was issued is corrected there.')}</p>
      <Field name="kind" label={t('种类', 'Kind')} required={false}>
        <Segmented block options={reportPeriodKinds.map((value) => ({ value, label: label(reportPeriodKindNames[value]) }))} onChange={() => form.setFieldsValue({ period: undefined })} />
      </Field>
      <PeriodField />
    </OperationForm>
  );
}

const EXAMPLES: Readonly<Record<ReportPeriod['kind'], string>> = { weekly: '2026-W47', monthly: '2026-11', quarterly: '2026-Q4', half_yearly: '2026-H2', yearly: '2026' };

function PeriodField() {
  const { t } = useWords();
  const kind = (Form.useWatch('kind', Form.useFormInstance()) as ReportPeriod['kind'] | undefined) ?? 'monthly';
  const options = recentPeriods(kind, shanghaiDay(new Date()), 12).map((value) => ({ value }));
  return <Field name="period" label={t('期次', 'Period')} extra={t('选最近的，或填写，如 {example}', 'Choose a recent one, or write it, such as {example}', { example: EXAMPLES[kind] })}><AutoComplete options={options} style={{ width: 220 }} /></Field>;
}
