import { guardianshipApi, type Guardianship } from '@anlan/contracts/responsibility';
import { Input, InputNumber } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { useWords } from '../../text/text';

interface Props {
  readonly guardianship: Guardianship;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  readonly onReadAgain: () => void;
}

/** How both are reached, and where the household is. A phone that is left empty stays as it is: it is not shown here. */
export function ChangeForm({ guardianship: g, onDone, onCancel, onReadAgain }: Props) {
  const { t } = useWords();
  const { post, households, address } = g;
  const ofHousehold = g.level === 'household';
  const toBody = (v: Record<string, unknown>) => ({
    post: v['post'] || null, ...(v['phone'] ? { phone: v['phone'] } : {}),
    ...(ofHousehold && { households: v['households'] ?? null, address: v['address'] || null, ...(v['householdPhone'] ? { householdPhone: v['householdPhone'] } : {}) }),
  });
  return (
    <OperationForm op={guardianshipApi.change} params={{ id: g.id }} version={g.version} initial={{ post, households, address }} toBody={toBody as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>
      <Field name="post" label={t('职务', 'Post')} required={false}><Input maxLength={100} /></Field>
      <Field name="phone" label={t('包保人电话（不填为不变）', 'Phone of the guardian (none: as it is)')} required={false}><Input maxLength={30} inputMode="tel" /></Field>
      {ofHousehold && (
        <>
          <Field name="households" label={t('户数', 'Households')} required={false}><InputNumber min={1} max={100_000} precision={0} inputMode="numeric" style={{ width: 120 }} /></Field>
          <Field name="address" label={t('地址', 'Address')} required={false}><Input maxLength={200} /></Field>
          <Field name="householdPhone" label={t('户的联系电话（不填为不变）', 'Phone of the household (none: as it is)')} required={false}><Input maxLength={30} inputMode="tel" /></Field>
        </>
      )}
    </OperationForm>
  );
}
