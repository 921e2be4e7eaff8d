import { parkPartyApi, parkRoleNames, parkRoles, type ParkParty } from '@anlan/contracts/responsibility';
import { Input, Radio, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';

interface Props {
  readonly park: { readonly id: string; /** its buildings */ readonly buildings: readonly string[] };
  /** absent: a new one */
  readonly party?: ParkParty;
  readonly onDone: (party: ParkParty) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}
const given = ({ name, creditCode, unitId, buildings, note }: Record<string, unknown>) => ({ name, creditCode: (creditCode as string | undefined)?.trim() || null, unitId: unitId ?? null, buildings: buildings ?? [], note: (note as string | undefined)?.trim() || null });
/** Its park counts it. */
const also = [['responsibility', 'park']] as const;

/** 出租方、物业管理方 or 承租方 of a park. */
export function PartyForm({ park, party, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const fields = (
    <>
      {!party && <Field name="role" label={t('身份', 'Role')} required><Radio.Group options={parkRoles.map((value) => ({ value, label: label(parkRoleNames[value]) }))} /></Field>}
      <Field name="name" label={t('单位名称', 'Name')} required><Input maxLength={200} /></Field>
      <Field name="creditCode" label={t('统一社会信用代码', 'Unified social credit code')} required={false} extra={t('填写后可查看该企业的隐患', 'With it its hazards can be looked up')}><Input maxLength={18} autoCapitalize="characters" /></Field>
      <Field name="buildings" label={t('楼栋', 'Buildings')} required={false}><Select mode="multiple" options={park.buildings.map((value) => ({ value, label: value }))} notFoundContent={t('园区还没有登记楼栋', 'The park has no buildings yet')} /></Field>
      <Field name="unitId" label={t('账号单位', 'Unit of its accounts')} required={false} extra={t('其账号看得到园区：承租方只看得到自己，出租方、物业管理方看得到全部单位', 'Its accounts see the park: those of a tenant their own entry, those of a landlord or property manager every party')}><UnitPicker allowClear /></Field>
      <Field name="note" label={t('备注', 'Note')} required={false}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Field>
    </>
  );
  if (!party) return <OperationForm op={parkPartyApi.register} also={also} toBody={(v) => ({ parkId: park.id, role: v['role'], ...given(v) }) as never} submit={t('登记', 'Register')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { name, creditCode, unitId, buildings, note } = party;
  return <OperationForm op={parkPartyApi.change} also={also} params={{ id: party.id }} version={party.version} initial={{ name, creditCode, unitId, buildings, note }} toBody={(v) => given(v) as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}
