import { enterpriseClasses, enterpriseClassNames, type ListItem } from '@anlan/contracts/responsibility';
import { Flex, Form, Input, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

type Enterprises = NonNullable<ListItem['enterprises']>;

/** What the form holds, as the body says it; without a class none are named. */
export function enterprisesBody(given: unknown): Enterprises | null {
  const { by, code, name } = (given ?? {}) as Partial<Enterprises>;
  return by ? { by, code: code?.trim() ?? '', name: by === 'enterprise' ? (name?.trim() || null) : null } : null;
}

/** 企业主体: one enterprise by its credit code, or those of an industry or with a risk tag. */
export function EnterprisesFields() {
  const { t, label } = useWords();
  const form = Form.useFormInstance();
  const by = Form.useWatch<Enterprises['by'] | undefined>(['enterprises', 'by']);
  const { riskTags } = useRights().me;
  const names = { enterprise: t('企业统一社会信用代码', 'Its unified social credit code'), industry: t('企业行业代码', 'Their industry code'), tag: t('企业风险标签', 'Their risk tag') };
  return (
    <Flex gap={12} wrap>
      <Field name={['enterprises', 'by']} label={t('企业主体', 'Enterprises whose duty it is')} required={false} style={{ minWidth: 180 }}><Select allowClear onChange={() => form.setFieldValue(['enterprises', 'code'], undefined)} options={enterpriseClasses.map((value) => ({ value, label: label(enterpriseClassNames[value]) }))} /></Field>
      {by === 'enterprise' && <Field name={['enterprises', 'name']} label={t('企业名称', 'Enterprise')} required style={{ flex: '1 1 200px' }}><Input maxLength={200} /></Field>}
      {by && (
        <Field name={['enterprises', 'code']} label={names[by]} required style={{ flex: '1 1 200px' }} extra={by === 'industry' ? t('GB/T 4754-2017：门类如 C，或更细如 C26；限于事项的属地', 'GB/T 4754-2017: a section such as C, or finer such as C26; those in the place of the item') : undefined}>
          {by === 'tag' ? <Select showSearch={{ optionFilterProp: 'label' }} options={riskTags.map((r) => ({ value: r.code, label: label({ zh: r.name, en: r.nameEn || r.name }) }))} /> : <Input maxLength={18} autoCapitalize="characters" />}
        </Field>
      )}
    </Flex>
  );
}

/** 企业主体 in words. */
export function Enterprises({ of: { by, code, name } }: { of: Enterprises }) {
  const { label } = useWords();
  const tag = useRights().me.riskTags.find((r) => r.code === code);
  const said = by === 'tag' && tag ? label({ zh: tag.name, en: tag.nameEn || tag.name }) : code;
  return <span style={{ overflowWrap: 'anywhere' }}>{name ? `${name}（${code}）` : `${label(enterpriseClassNames[by])} ${said}`}</span>;
}
