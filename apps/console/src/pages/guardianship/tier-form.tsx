import { guardianshipLevelNames, guardianshipLevels, guardianshipTierApi, type GuardianshipTier } from '@anlan/contracts/responsibility';
import { Input, InputNumber, Radio } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one */
  readonly tier?: GuardianshipTier;
  readonly onDone: (tier: GuardianshipTier) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

/** Who of a tier has what in his care. */
export function TierForm({ tier, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const fields = (
    <>
      <Field name="name" label={t('层级名称', 'Name')} required><Input maxLength={60} placeholder={t('如 区领导包街道', 'e.g. leaders of the district, streets')} /></Field>
      <Field name="guardian" label={t('包保人称谓', 'What a guardian is')} required><Input maxLength={40} placeholder={t('如 区领导', 'e.g. leader of the district')} /></Field>
      {!tier && <Field name="key" label={t('代码（小写字母、数字、连字符，以后不变）', 'Key: small letters, digits, hyphens; it stays')} required><Input maxLength={60} placeholder="district-leader" autoCapitalize="none" /></Field>}
      {!tier && <Field name="level" label={t('包保（以后不变）', 'Has in his care; it stays')} required><Radio.Group options={guardianshipLevels.map((value) => ({ value, label: label(guardianshipLevelNames[value]) }))} /></Field>}
      <Field name="place" label={t('从上到下的次序', 'Place, from above')} required><InputNumber min={1} max={20} precision={0} style={{ width: 120 }} /></Field>
    </>
  );
  if (!tier) return <OperationForm op={guardianshipTierApi.create} submit={t('建立', 'Make')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { name, guardian, place } = tier;
  return <OperationForm op={guardianshipTierApi.change} params={{ id: tier.id }} version={tier.version} initial={{ name, guardian, place }} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}
