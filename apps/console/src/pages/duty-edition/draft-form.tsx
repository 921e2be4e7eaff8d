import { dutyEditionApi, type DutyEdition } from '@anlan/contracts/responsibility';
import { Input, InputNumber, Select } from 'antd';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { thisYear } from '../../patterns/figures/year-choice';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

/** 拟定名录: a division and a year, from an earlier table if wished. */
export function DraftForm({ onDone, onCancel }: { onDone: (e: DutyEdition) => void; onCancel: () => void }) {
  const { t } = useWords();
  const rights = useRights();
  const published = useRead(dutyEditionApi.list, { query: { status: 'published', limit: 100 } as never });
  return (
    <OperationForm op={dutyEditionApi.draft} draft="duty-edition.draft" initial={{ year: Number(thisYear()), divisionCode: rights.me.tenant.slug }} submit={t('拟定', 'Draft')} onDone={onDone} onCancel={onCancel}>
      <Field name="title" label={t('名录名称', 'Title')} required><Input maxLength={100} placeholder={t('如 2026年坪山区三防责任人名录', 'e.g. Duty holders of Pingshan, 2026')} /></Field>
      <Field name="year" label={t('年度', 'Year')} required><InputNumber min={1950} max={2200} precision={0} style={{ width: 120 }} /></Field>
      <Field name="divisionCode" label={t('区划（全区，或一个街道）', 'Division: the district, or a street of it')} required><DivisionPicker deepest="street" /></Field>
      <Field name="copyFrom" label={t('由已公布的名录复制仍在任的人', 'Copy who still stands in a published table')} required={false}><Select allowClear loading={published.isLoading} showSearch={{ optionFilterProp: 'label' }} options={(published.data?.items ?? []).map((e) => ({ value: e.id, label: `${e.year} ${e.title}` }))} /></Field>
    </OperationForm>
  );
}
