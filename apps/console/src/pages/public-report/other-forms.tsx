import { publicReportApi, type PublicReport } from '@anlan/contracts/enforcement';
import { Input, Radio, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import type { ActionFormProps } from './accept-form';

export function DeclineForm({ report, submit, onDone, onCancel }: ActionFormProps) {
  const { t } = useWords();
  return (
    <OperationForm op={publicReportApi.decline} params={{ id: report.id }} version={report.version} submit={submit} draft={`public-report.decline.${report.id}`} onDone={onDone} onCancel={onCancel}>
      <Field name="reason" label={t('理由', 'Reason')} extra={report.channel !== 'opinion' && t('举报人凭查询码可以看到这段话，请勿写入内部信息。', 'The reporter reads this: nothing internal belongs here.')}><Input.TextArea rows={4} maxLength={500} showCount /></Field>
    </OperationForm>
  );
}

export function VerifyForm({ report, submit, onDone, onCancel }: ActionFormProps) {
  const { t } = useWords();
  return (
    <OperationForm op={publicReportApi.verify} params={{ id: report.id }} version={report.version} initial={{ result: report.verification?.result ?? 'verified', note: report.verification?.note }} submit={submit} onDone={onDone} onCancel={onCancel}>
      <Field name="result" label={t('核查结果', 'Is it true?')} extra={report.channel !== 'opinion' && t('举报人凭查询码可以看到结果。', 'The reporter reads the result.')}><Radio.Group options={[{ value: 'verified', label: t('属实', 'True') }, { value: 'unfounded', label: t('不属实', 'Not true') }]} /></Field>
      <Field name="note" label={t('核查情况（举报人看不到）', 'What was found (the reporter does not read it)')} required={false}><Input.TextArea rows={4} maxLength={1000} showCount /></Field>
    </OperationForm>
  );
}

export function DuplicateForm({ report, submit, onDone, onCancel }: ActionFormProps) {
  const { t } = useWords();
  return (
    <OperationForm op={publicReportApi.duplicate} params={{ id: report.id }} version={report.version} submit={submit} onDone={onDone} onCancel={onCancel}>
      <Field name="of" label={t('首次举报', 'The report that came first')} extra={report.channel !== 'opinion' && t('举报人将看到首次举报的办理进度。', 'The reporter will see how far that one has come.')}><OriginalPicker report={report} /></Field>
    </OperationForm>
  );
}

/** Another report, found by its number or its words; a duplicate is no original. */
function OriginalPicker({ report, ...field }: { report: PublicReport; id?: string; value?: string; onChange?: (id?: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useRead(publicReportApi.list, { query: { q: q || undefined, limit: 20 } }, { keep: true });
  const others = (found.data?.items ?? []).filter((r) => r.id !== report.id && r.state !== 'duplicate');
  return (
    <Select
      {...field} showSearch={{ filterOption: false, onSearch: setTyped }} loading={found.isFetching} placeholder={t('回执号或举报内容', 'Number or words of the report')}
      notFoundContent={found.error ? t('读取失败', 'It could not be read') : t('没有可选的举报', 'There is none to choose')}
      options={others.map((r) => ({ value: r.id, label: `${r.number} ${instantText(r.receivedAt)} ${r.what.slice(0, 30)}` }))}
    />
  );
}
