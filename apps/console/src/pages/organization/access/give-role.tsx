import { roles, type Role } from '@anlan/contracts/access';
import { assignmentApi } from '@anlan/contracts/tenancy';
import { Checkbox, Form, Input, Select } from 'antd';
import { Field } from '../../../patterns/form/field';
import { OperationForm } from '../../../patterns/form/operation-form';
import { DivisionPicker } from '../../../patterns/pickers/division-picker';
import { MemberPicker } from '../../../patterns/pickers/member-picker';
import { UnitPicker } from '../../../patterns/pickers/unit-picker';
import { useRights } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';
import { RoleAbilities, wholeText } from './names';

/** Binds a role to a person, in a part of the tenant or in all of it. */
export function GiveRole({ memberId, onClose }: { memberId?: string; onClose: () => void }) {
  const words = useWords();
  const { t, label } = words;
  const notices = useNotices();
  const { me } = useRights();
  const [form] = Form.useForm();
  const role = Form.useWatch('role', form) as Role | undefined;
  const unitId = Form.useWatch('unitId', form) as string | undefined;
  const local = role && 'local' in roles[role];
  const options = (Object.keys(roles) as Role[]).filter((r) => roles[r].tenant === me.tenant.kind && r !== 'integrator').map((r) => ({ value: r, label: label(roles[r]) }));
  return (
    <OperationForm
      form={form} op={assignmentApi.create} initial={{ memberId }} submit={t('授予', 'Give')} onCancel={onClose} also={[['tenancy', 'member']]}
      onDone={(a) => { onClose(); void notices.success(a.active ? t('已授予，立即生效', 'Given, in force at once') : t('已授予，{day} 起生效', 'Given, in force from {day}', { day: a.validFrom })); }}
    >
      <Field name="memberId" label={t('人员', 'Person')}><MemberPicker disabled={!!memberId} /></Field>
      <Field name="role" label={t('角色', 'Role')} extra={role && <RoleAbilities role={role} />}><Select options={options} showSearch={{ optionFilterProp: 'label' }} /></Field>
      <Field name="divisionCode" label={t('区划范围', 'Division')} extra={local ? t('街道、社区、网格角色必须限定区划；不选则取所选机构的区划', 'Roles of a street, a community or a grid need one; that of the unit where none is chosen') : t('不选则为{whole}', '{whole} unless one is chosen', { whole: wholeText(me.tenant.kind, words) })}><DivisionPicker allowClear /></Field>
      <Field name="unitId" label={t('任职机构', 'Unit')}><UnitPicker allowClear /></Field>
      <Field name="unitOnly" label={t('机构范围', 'Reach within the unit')} valuePropName="checked"><Checkbox disabled={!unitId}>{t('仅限本机构及下级机构的记录', 'Only records of the unit and of units below it')}</Checkbox></Field>
      <Field name="validFrom" label={t('生效日', 'From')} extra={t('不填为今天', 'Today unless said')}><Input type="date" style={{ width: 180 }} /></Field>
      <Field name="validTo" label={t('终止日（当日起不再有效）', 'Ends on (no longer in force that day)')}><Input type="date" style={{ width: 180 }} /></Field>
    </OperationForm>
  );
}
