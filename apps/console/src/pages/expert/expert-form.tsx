import { expertApi, expertLevelNames, expertLevels, type Expert } from '@anlan/contracts/enforcement';
import { Input, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one */
  readonly expert?: Expert;
  readonly onDone: (expert: Expert) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

/** Name and telephone of an expert who is on file are masked here: left empty, they stay as they are. */
export function ExpertForm({ expert, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const stays = expert && t('不填则不变', 'Left empty, it stays');
  const fields = (
    <>
      <Field name="name" label={t('姓名', 'Name')} required={!expert} extra={stays}><Input maxLength={50} autoComplete="off" /></Field>
      <Field name="phone" label={t('电话', 'Telephone')} required={false} extra={stays}><Input inputMode="tel" maxLength={24} autoComplete="off" /></Field>
      {!expert && <Field name="divisionCode" label={t('入库单位（区或街道）', 'Kept by (district or street)')} required><DivisionPicker deepest="street" /></Field>}
      <Field name="speciality" label={t('专业领域', 'Speciality')} required><Input maxLength={100} placeholder={t('例如：危险化学品', 'For example: hazardous chemicals')} /></Field>
      <Field name="title" label={t('职称', 'Title')} required={false}><Input maxLength={50} /></Field>
      <Field name="unit" label={t('工作单位', 'Works for')} required extra={t('专家不派往自己的单位', 'An expert is never sent to his own enterprise')}><Input maxLength={100} /></Field>
      <Field name="unitCreditCode" label={t('工作单位统一社会信用代码', 'Its unified social credit code')} required={false}><Input maxLength={18} autoCapitalize="characters" /></Field>
      <Field name="level" label={t('级别', 'Roster')} required><Select options={expertLevels.map((value) => ({ value, label: label(expertLevelNames[value]) }))} /></Field>
      <Field name="validUntil" label={t('聘期截止', 'Valid until')} required><Input type="date" style={{ width: 170 }} /></Field>
    </>
  );
  if (!expert) return <OperationForm op={expertApi.add} initial={{ level: 'district' }} autoComplete="off" submit={t('入库', 'Add')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { speciality, title, unit, unitCreditCode, level, validUntil } = expert;
  return <OperationForm op={expertApi.change} params={{ id: expert.id }} version={expert.version} initial={{ speciality, title, unit, unitCreditCode, level, validUntil }} autoComplete="off" onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}
