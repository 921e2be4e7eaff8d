import { dutyObjectApi, type DutyObject } from '@anlan/contracts/responsibility';
import { Input, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { PositionField } from '../../patterns/pickers/position-field';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';
import { useDutyKinds } from '../duty-kind/use-kinds';

interface Props {
  /** absent: a new one */
  readonly object?: DutyObject;
  readonly onDone: (object: DutyObject) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

/** What is guarded, where it is, and which unit is in charge of it. */
export function ObjectForm({ object: o, onDone, onCancel, onReadAgain }: Props) {
  const { t } = useWords();
  const kinds = useDutyKinds();
  const toBody = ({ address, position, ...v }: Record<string, unknown>) => ({ ...v, address: address || null, position: position ?? null });
  const fields = (
    <>
      <Field name="name" label={t('对象名称', 'Name')} required><Input maxLength={100} placeholder={t('如 坪山河堤防（坪山街道段）', 'e.g. the dike of the Pingshan river')} /></Field>
      {!o && <Field name="kindId" label={t('种类', 'Kind')} required><Select loading={kinds.isLoading} showSearch={{ optionFilterProp: 'label' }} options={(kinds.data ?? []).filter((k) => k.status === 'active').map((k) => ({ value: k.id, label: k.name }))} /></Field>}
      {!o && <Field name="code" label={t('编码（全区唯一，以后不变）', 'Code, once in the district; it stays')} required><Input maxLength={60} autoCapitalize="none" /></Field>}
      <Field name="divisionCode" label={t('所在区划', 'Division')} required><DivisionPicker /></Field>
      <Field name="unitId" label={t('管理单位', 'Unit in charge')} required><UnitPicker /></Field>
      <Field name="address" label={t('地址', 'Address')} required={false}><Input maxLength={200} /></Field>
      <Field name="position" label={t('位置', 'Position')} required={false}><PositionField /></Field>
    </>
  );
  if (!o) return <OperationForm op={dutyObjectApi.register} draft="duty-object.register" toBody={(v) => toBody(v) as never} submit={t('登记', 'Register')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { name, divisionCode, unitId, address, position } = o;
  return <OperationForm op={dutyObjectApi.change} params={{ id: o.id }} version={o.version} initial={{ name, divisionCode, unitId, address, position: position ?? undefined }} toBody={(v) => toBody(v) as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}
