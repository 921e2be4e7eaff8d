import { checklistItem, hazardLevelNames, rectificationNames, type ChecklistItem } from '@anlan/contracts/enforcement';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Card, DatePicker, Flex, Form, Input, InputNumber, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Field, SchemaContext } from '../../patterns/form/field';
import { useWords } from '../../text/text';
import { choicesOf } from '../hazard/hazard.names';
import { evidenceNames, failsOnNames } from './names';

interface Props {
  readonly item: Partial<ChecklistItem>;
  /** the items before it, on which its condition may rest */
  readonly before: readonly ChecklistItem[];
  /** codes that other items have */
  readonly taken: readonly string[];
  readonly onDone: (item: ChecklistItem) => void;
  readonly onCancel: () => void;
}

/** One item of a draft; it is kept in the form of the list, and sent with it. */
export function ItemForm({ item, before, taken, onDone, onCancel }: Props) {
  const { t, label } = useWords();
  const [form] = Form.useForm();
  const [fault, setFault] = useState<string>();
  const options = <K extends string>(names: Readonly<Record<K, { zh: string; en: string }>>) => choicesOf(names).map((c) => ({ value: c.value, label: label(c.label) }));
  const failsOn = Form.useWatch('failsOn', form) as ChecklistItem['failsOn'] | undefined;
  const condition = Form.useWatch(['showIf', 'item'], form) as string | undefined;
  const finish = (values: Record<string, unknown>): void => {
    const { showIf, basis, ...rest } = values as { showIf?: { item?: string; answer?: string }; basis?: Record<string, unknown>[] };
    const given = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined && v !== ''));
    const parsed = checklistItem.safeParse({ ...given, showIf: showIf?.item ? showIf : null, basis: (basis ?? []).map((b) => Object.fromEntries(Object.entries(b).filter(([, v]) => v !== undefined && v !== ''))) });
    if (parsed.success) onDone(parsed.data);
    else setFault(parsed.error.issues.map((i) => `${i.path.join('.')}：${i.message}`).join('；'));
  };
  return (
    <SchemaContext value={checklistItem}>
      <Form form={form} layout="vertical" initialValues={{ failsOn: 'no', points: 1, evidence: 'none', hazardLevel: 'general', rectification: 'time_limited', basis: [], ...item, showIf: { answer: 'yes', ...item?.showIf } }} onFinish={finish} scrollToFirstError={{ focus: true }}>
        <Field name="code" label={t('编号', 'Code')} extra={t('同一检查表各版次保持不变，用于统计重复出现的隐患', 'The same in all versions: recurrences are found by it')} rules={[{ validator: async (_, v?: string) => { if (v && taken.includes(v.trim())) throw new Error(t('编号已被其他检查项使用', 'Another item has this code')); } }]}><Input maxLength={40} /></Field>
        <Field name="text" label={t('检查内容', 'What is checked')}><Input.TextArea rows={3} maxLength={500} showCount /></Field>
        <Field name="section" label={t('分组', 'Section')}><Input maxLength={100} /></Field>
        <Field name="requirement" label={t('要求与检查方法', 'Requirement and how to check it')}><Input.TextArea rows={2} maxLength={1000} /></Field>
        <Field name="failsOn" label={t('怎样算不符合', 'What fails it')} required={false}><Select options={options(failsOnNames)} /></Field>
        {failsOn !== 'never' && (
          <>
            <Flex gap={12} wrap>
              <Field name="points" label={t('分值', 'Points')} required={false}><InputNumber min={0} max={1000} precision={0} /></Field>
              <Field name="rectifyDays" label={t('默认整改天数', 'Days to rectify')}><InputNumber min={1} max={365} precision={0} /></Field>
            </Flex>
            <Field name="hazardLevel" label={t('不符合时的隐患等级', 'Level of the hazard when it fails')} required={false}><Segmented options={options(hazardLevelNames)} /></Field>
            <Field name="evidence" label={t('佐证要求', 'Evidence')} required={false}><Segmented options={options(evidenceNames)} /></Field>
            <Field name="rectification" label={t('默认整改方式', 'Rectification')} required={false}><Segmented options={options(rectificationNames)} /></Field>
            <Field name="demand" label={t('默认整改要求', 'What is demanded')}><Input.TextArea rows={2} maxLength={1000} /></Field>
          </>
        )}
        {before.length > 0 && (
          <>
            <Field name={['showIf', 'item']} label={t('条件：仅当前面某项有此结果时检查', 'Condition: asked only where an item before it has this answer')} required={false}>
              <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('无条件', 'Always asked')} options={before.map((i) => ({ value: i.code, label: `${i.code} ${i.text}` }))} />
            </Field>
            {condition && <Field name={['showIf', 'answer']} label={t('结果为', 'Answered')} required={false}><Segmented options={[{ value: 'yes', label: t('是', 'Yes') }, { value: 'no', label: t('否', 'No') }]} /></Field>}
          </>
        )}
        <BasisFields />
        {fault && <Alert type="error" showIcon title={fault} style={{ marginBottom: 16 }} />}
        <Flex gap={8}><Button type="primary" htmlType="submit">{t('确定', 'OK')}</Button><Button onClick={onCancel}>{t('取消', 'Cancel')}</Button></Flex>
      </Form>
    </SchemaContext>
  );
}

/** A day as the contract has it, in a picker. */
function DayField({ value, onChange, ...props }: { value?: string | null; onChange?: (day?: string) => void; id?: string }) {
  return <DatePicker {...props} value={value ? dayjs(value) : null} onChange={(d) => onChange?.(d ? d.format('YYYY-MM-DD') : undefined)} style={{ width: '100%' }} />;
}

function BasisFields() {
  const { t } = useWords();
  return (
    <Form.List name="basis">
      {(fields, { add, remove }) => (
        <Flex vertical gap={8} style={{ marginBottom: 16 }}>
          {fields.map(({ key, name }, i) => (
            <Card key={key} size="small" title={t('依据 {n}', 'Basis {n}', { n: i + 1 })} extra={<Button size="small" icon={<DeleteOutlined />} aria-label={t('删除依据 {n}', 'Remove basis {n}', { n: i + 1 })} onClick={() => remove(name)} />}>
              <Form.Item name={[name, 'law']} label={t('法律、标准', 'Law or standard')} rules={[{ required: true, message: t('请填写法律、标准', 'Name the law or standard') }]}><Input maxLength={200} /></Form.Item>
              <Form.Item name={[name, 'article']} label={t('条款', 'Article')}><Input maxLength={100} placeholder={t('例如：第四十一条', 'For example: 第四十一条')} /></Form.Item>
              <Flex gap={12} wrap>
                <Form.Item name={[name, 'effectiveFrom']} label={t('施行日期', 'In force from')} style={{ flex: 1, minWidth: 140 }}><DayField /></Form.Item>
                <Form.Item name={[name, 'effectiveTo']} label={t('失效日期', 'In force until')} style={{ flex: 1, minWidth: 140 }}><DayField /></Form.Item>
              </Flex>
              <Form.Item name={[name, 'source']} label={t('来源', 'Source')} style={{ marginBottom: 0 }}><Input maxLength={300} /></Form.Item>
            </Card>
          ))}
          <div><Button icon={<PlusOutlined />} disabled={fields.length >= 10} onClick={() => add({})}>{t('添加依据', 'Add a legal basis')}</Button></div>
        </Flex>
      )}
    </Form.List>
  );
}
