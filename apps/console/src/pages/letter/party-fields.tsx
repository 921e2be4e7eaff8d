import { letterLevelNames, letterLevels, type LetterLevel } from '@anlan/contracts/responsibility';
import { Flex, Form, Input, InputNumber, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';

/** What letters are, whether one or many: title, year, level, until when, and who gives. */
export function GiverFields() {
  const { t, label } = useWords();
  const level = Form.useWatch<LetterLevel | undefined>('level');
  return (
    <>
      <Field name="title" label={t('标题', 'Title')} required><Input maxLength={200} placeholder={t('例如：2026 年安全生产责任书', 'For example: letter of responsibility 2026')} /></Field>
      <Flex gap={12} wrap>
        <Field name="year" label={t('年度', 'Year')} required><InputNumber min={2000} max={2100} precision={0} style={{ width: 100 }} /></Field>
        <Field name="level" label={t('层级', 'Level')} required><Select style={{ width: 160 }} options={letterLevels.map((value) => ({ value, label: label(letterLevelNames[value]) }))} /></Field>
        <Field name="signBy" label={t('签订期限', 'Sign by')} required><Input type="date" style={{ width: 170 }} /></Field>
      </Flex>
      <Field name="partyAUnitId" label={level === 'district' ? t('甲方机构（不选为区本级）', 'Party A (none: the district itself)') : t('甲方机构', 'Party A')} required={level !== 'district'}><UnitPicker allowClear /></Field>
      <Field name="partyAMemberId" label={t('甲方签署人', 'Who signs for party A')} required><MemberPicker /></Field>
    </>
  );
}

/** Who takes one letter. */
export function TakerFields() {
  const { t } = useWords();
  const level = Form.useWatch<LetterLevel | undefined>('level');
  const unitId = Form.useWatch<string | undefined>('partyBUnitId');
  return (
    <>
      <Field name="partyBUnitId" label={t('乙方机构', 'Party B')} required={level !== 'person'}><UnitPicker allowClear /></Field>
      <Field name="partyBMemberId" label={level === 'person' ? t('乙方本人', 'Who takes it') : t('乙方签署人（不选：该机构中可以签署的人）', 'Who signs for party B (none: whoever of the unit may)')} required={level === 'person'}><MemberPicker unitId={level === 'person' ? undefined : unitId} allowClear /></Field>
    </>
  );
}
