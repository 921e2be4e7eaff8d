import { subjectKindNames, subjectKinds } from '@anlan/contracts/enforcement';
import { checkCreditCode, checkIndustryCode, normalizeCreditCode } from '@anlan/domain';
import { Checkbox, Form, Input, InputNumber, Segmented, Select } from 'antd';
import type { Rule } from 'antd/es/form';
import { Field } from '../../patterns/form/field';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { PositionField } from '../../patterns/pickers/position-field';
import { useRights } from '../../session/rights';
import { useWords, type Words } from '../../text/text';

/** GB 32100-2015, as it is typed; the server has the last word. */
const creditCodeRule = (t: Words['t']): Rule => ({
  validator: async (_, value?: string) => {
    if (!value?.trim()) return;
    const checked = checkCreditCode(normalizeCreditCode(value));
    if (checked.ok) return;
    const why = { length: t('应为 18 位', 'it has 18 characters'), alphabet: t('第 {n} 位的字符不允许', 'character {n} is not allowed', { n: checked.position ?? 0 }), checksum: t('校验位不符，请核对', 'its check character does not fit') }[checked.reason];
    throw new Error(t('信用代码有误：{why}', 'The code is wrong: {why}', { why }));
  },
});

const industryRule = (t: Words['t']): Rule => ({
  validator: async (_, value?: string) => {
    if (value?.trim() && !checkIndustryCode(value.trim()).ok) throw new Error(t('行业代码应如 C2614（GB/T 4754-2017）', 'An industry code is like C2614 (GB/T 4754-2017)'));
  },
});

export function TagsSelect(props: { value?: string[]; onChange?: (tags: string[]) => void; id?: string }) {
  const { label } = useWords();
  const { riskTags } = useRights().me;
  return <Select {...props} mode="multiple" optionFilterProp="label" options={riskTags.map((r) => ({ value: r.code, label: label({ zh: r.name, en: r.nameEn || r.name }) }))} />;
}

/** Fields that a register form, an edit and a correction on the spot share. */
export function WhatItIs() {
  const { t, label } = useWords();
  const kind = Form.useWatch('kind') as string | undefined;
  const code = Form.useWatch('creditCode') as string | undefined;
  return (
    <>
      <Field name="kind" label={t('类别', 'Kind')}><Segmented block options={subjectKinds.map((value) => ({ value, label: label(subjectKindNames[value]) }))} /></Field>
      <Field name="name" label={t('名称', 'Name')}><Input maxLength={200} placeholder={t('营业执照上的全称，或门头名称', 'As on the licence, or above the door')} /></Field>
      <Field name="creditCode" label={t('统一社会信用代码', 'Unified social credit code')} required={false} rules={[creditCodeRule(t)]} normalize={(v: string) => v.toUpperCase()}><Input maxLength={24} autoCapitalize="characters" /></Field>
      {kind === 'enterprise' && !code?.trim() && <Field name="noCreditCodeReason" label={t('没有代码的原因', 'Why it has no code')} required><Input maxLength={200} placeholder={t('例如：筹建中', 'For example: being set up')} /></Field>}
    </>
  );
}

export function WhereItIs({ within }: { within?: readonly string[] }) {
  const { t } = useWords();
  return (
    <>
      <Field name="divisionCode" label={t('所在区划', 'Division')}><DivisionPicker within={within} placeholder={t('选择所在社区或网格', 'Choose the community or grid')} /></Field>
      <Field name="address" label={t('地址', 'Address')}><Input maxLength={300} /></Field>
      <Field name="position" label={t('坐标', 'Position')} required={false}><PositionField /></Field>
    </>
  );
}

export function MoreOfIt() {
  const { t } = useWords();
  return (
    <>
      <Field name="industryCode" label={t('行业代码', 'Industry code')} required={false} rules={[industryRule(t)]} extra="GB/T 4754-2017"><Input maxLength={8} autoCapitalize="characters" /></Field>
      <Field name="staffCount" label={t('从业人数', 'Staff')} required={false}><InputNumber min={0} max={10_000_000} precision={0} style={{ width: 160 }} /></Field>
      <Field name="tags" label={t('风险标签', 'Risk tags')} required={false}><TagsSelect /></Field>
      <Field name="legalRepresentative" label={t('法定代表人（经营者）', 'Legal representative')} required={false}><Input maxLength={100} /></Field>
      <Form.Item name="isKey" valuePropName="checked"><Checkbox>{t('重点监管', 'Key subject')}</Checkbox></Form.Item>
    </>
  );
}

export function ContactFields() {
  const { t } = useWords();
  return (
    <>
      <Field name={['contact', 'name']} label={t('联系人', 'Contact')} required={false}><Input maxLength={50} autoComplete="off" /></Field>
      <Field name={['contact', 'phone']} label={t('联系电话', 'Phone')} required={false}><Input maxLength={20} inputMode="tel" autoComplete="off" /></Field>
    </>
  );
}
