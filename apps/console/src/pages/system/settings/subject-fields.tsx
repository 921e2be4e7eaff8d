import { riskLevelNames, riskLevels } from '@anlan/contracts/enforcement';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, InputNumber } from 'antd';
import { Field } from '../../../patterns/form/field';
import { useWords } from '../../../text/text';

/** Risk tags: a code that records keep, and what it is called. */
export function RiskTagFields() {
  const { t } = useWords();
  return (
    <Form.List name="value">
      {(tags, { add, remove }, { errors }) => (
        <Flex vertical style={{ marginBottom: 16 }}>
          {tags.map(({ key, name }, i) => (
            <Flex key={key} gap={8} wrap align="end">
              <Form.Item
                name={[name, 'code']} label={t('代码', 'Code')} style={{ flex: 1, minWidth: 160 }}
                rules={[{ required: true, message: t('请填写代码', 'Its code?') }, { pattern: /^[a-z][a-z0-9_]{1,39}$/, message: t('小写字母开头，小写字母、数字、下划线', 'Small letters, digits and underscores, a letter first') }]}
              ><Input maxLength={40} /></Form.Item>
              <Form.Item name={[name, 'name']} label={t('名称', 'Name')} rules={[{ required: true, message: t('请填写名称', 'Its name?') }]} style={{ flex: 1, minWidth: 160 }}><Input maxLength={30} /></Form.Item>
              <Form.Item name={[name, 'nameEn']} label={t('英文名称', 'Name in English')} style={{ flex: 1, minWidth: 160 }}><Input maxLength={60} /></Form.Item>
              <Form.Item><Button icon={<DeleteOutlined />} aria-label={t('删除第 {n} 个标签', 'Remove tag {n}', { n: i + 1 })} onClick={() => remove(name)} /></Form.Item>
            </Flex>
          ))}
          <Form.ErrorList errors={errors} />
          <div><Button icon={<PlusOutlined />} onClick={() => add({ nameEn: '' })}>{t('添加标签', 'Add a tag')}</Button></div>
        </Flex>
      )}
    </Form.List>
  );
}

export function CensusFields() {
  const { t } = useWords();
  const days = { min: 1, max: 1095, precision: 0, suffix: t('天', 'days'), style: { width: 140 } };
  return (
    <>
      <Field name={['value', 'enterprise']} label={t('生产经营单位：每隔几日核实一次', 'Enterprises: confirmed every so many days')} required><InputNumber {...days} /></Field>
      <Field name={['value', 'small_premises']} label={t('三小场所：每隔几日核实一次', 'Small premises: confirmed every so many days')} required><InputNumber {...days} /></Field>
    </>
  );
}

/** When a hazard is recurrent, and when the reminder of an overdue one rises. */
export function OversightFields() {
  const { t } = useWords();
  const days = { max: 365, precision: 0, suffix: t('天', 'days'), style: { width: 140 } };
  return (
    <>
      <Field name={['value', 'recurrenceDays']} label={t('同一对象、同一检查项几日内再次发现算重复隐患', 'Found again at the subject within so many days is recurrent')} required><InputNumber {...days} min={1} max={1095} /></Field>
      <Field name={['value', 'escalation', 'community']} label={t('超期几日提醒社区', 'The community is reminded after')} required><InputNumber {...days} min={0} /></Field>
      <Field name={['value', 'escalation', 'street']} label={t('超期几日提醒街道', 'The street is reminded after')} required><InputNumber {...days} min={0} /></Field>
      <Field name={['value', 'escalation', 'district']} label={t('超期几日提醒区', 'The district is reminded after')} required><InputNumber {...days} min={0} /></Field>
    </>
  );
}

export function CapFields() {
  const { t } = useWords();
  return ['A', 'B', 'C', 'D'].map((grade) => (
    <Field key={grade} name={['value', grade]} label={t('{grade} 级：每年最多检查几次', 'Grade {grade}: inspections a year at most', { grade })} required>
      <InputNumber min={0} max={366} precision={0} suffix={t('次', '')} style={{ width: 140 }} />
    </Field>
  ));
}

export function ReviewFields() {
  const { t, label } = useWords();
  return riskLevels.map((level) => (
    <Field key={level} name={['value', level]} label={t('{level}：每隔几日复评一次', '{level}: reviewed every so many days', { level: label(riskLevelNames[level]) })} required>
      <InputNumber min={1} max={1095} precision={0} suffix={t('天', 'days')} style={{ width: 140 }} />
    </Field>
  ));
}
