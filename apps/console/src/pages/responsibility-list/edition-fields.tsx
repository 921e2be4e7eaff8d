import { Flex, Input, InputNumber } from 'antd';
import { Field } from '../../patterns/form/field';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';

/** What an edition says of itself, as long as it is a draft. */
export function EditionFields() {
  const { t } = useWords();
  return (
    <>
      <Field name="title" label={t('清单标题', 'Title')} required><Input maxLength={200} placeholder={t('例如：2026 年度安全生产重点工作清单', 'For example: key tasks of work safety 2026')} /></Field>
      <Field name="unitId" label={t('编制单位', 'Kept by')} required><UnitPicker /></Field>
      <Flex gap={12} wrap>
        <Field name="year" label={t('年度', 'Year')} required><InputNumber min={2000} max={2100} precision={0} style={{ width: 100 }} /></Field>
        <Field name="effectiveFrom" label={t('施行日期', 'In force from')} required><Input type="date" style={{ width: 170 }} /></Field>
        <Field name="effectiveTo" label={t('有效期最后一日（不填：至修订或废止）', 'Last day (none: until it is revised)')} required={false}><Input type="date" style={{ width: 170 }} /></Field>
      </Flex>
    </>
  );
}
