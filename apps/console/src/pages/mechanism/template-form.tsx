import { mechanismScopeNames, mechanismScopes, mechanismTemplateApi, type MechanismTemplate } from '@anlan/contracts/responsibility';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Flex, Form, Input, Radio } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';
import { CountHint } from './count-hint';

interface Props {
  /** absent: a new one */
  readonly template?: MechanismTemplate;
  /** the version that takes its place, rather than a change of what nothing stands on yet */
  readonly revises?: boolean;
  readonly onDone: (template: MechanismTemplate) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

const blank = { evidenceWanted: false };
/** A box that was never touched says no, an empty unit that nothing is counted. */
const itemsOf = (v: Record<string, unknown>) => ({ ...v, items: ((v['items'] ?? []) as { evidenceWanted?: boolean; countUnit?: string | null }[]).map((i) => ({ ...i, evidenceWanted: i.evidenceWanted === true, countUnit: i.countUnit?.trim() || null })) });

/** 机制模板: what a slogan is made of, and of what there is a record each. */
export function TemplateForm({ template: m, revises, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const fields = (
    <>
      <Field name="name" label={t('名称', 'Name')} required><Input maxLength={200} placeholder={t('如：工地“六个百分百”', 'e.g. 工地“六个百分百”')} /></Field>
      <CountHint />
      <Field name="sourceDocument" label={t('依据文件', 'Source document')} required><Input.TextArea autoSize maxLength={500} /></Field>
      {!revises && <Field name="scope" label={t('范围', 'Scope')} required><Radio.Group options={mechanismScopes.map((value) => ({ value, label: label(mechanismScopeNames[value]) }))} /></Field>}
      <Field name="ownerUnitId" label={t('牵头单位', 'Lead unit')} required><UnitPicker /></Field>
      <Items />
    </>
  );
  const common = { toBody: itemsOf as never, onDone, onCancel, onReadAgain };
  if (!m) return <OperationForm op={mechanismTemplateApi.define} draft="mechanism-template.define" initial={{ scope: 'place', items: [blank] }} submit={t('定义', 'Define')} {...common}>{fields}</OperationForm>;
  const { name, sourceDocument, ownerUnitId, items, scope } = m;
  const facts = { name, sourceDocument, ownerUnitId, items };
  if (revises) return <OperationForm op={mechanismTemplateApi.revise} params={{ id: m.id }} version={m.version} initial={facts} submit={t('修订', 'Revise')} {...common}><p>{t('新的一版代替现行的一版；已有的记录留在原来的版本。', 'The new version takes the place of this one; records stay with the version they were listed under.')}</p>{fields}</OperationForm>;
  return <OperationForm op={mechanismTemplateApi.change} params={{ id: m.id }} version={m.version} initial={{ ...facts, scope }} {...common}>{fields}</OperationForm>;
}

function Items() {
  const { t } = useWords();
  return (
    <Form.List name="items">
      {(rows, { add, remove }, { errors }) => (
        <Flex vertical gap={12} style={{ marginBottom: 16 }}>
          {rows.map(({ key, name }, i) => (
            <Card key={key} size="small" title={t('第 {n} 项', 'Item {n}', { n: i + 1 })} extra={rows.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t('删除第 {n} 项', 'Remove item {n}', { n: i + 1 })} onClick={() => remove(name)} />}>
              <Form.Item name={[name, 'name']} label={t('项目', 'Item')} rules={[{ required: true, message: t('请填写项目', 'What is it?') }]}><Input maxLength={200} /></Form.Item>
              <Form.Item name={[name, 'wanted']} label={t('要求', 'What is wanted')} rules={[{ required: true, message: t('请填写要求', 'What is wanted?') }]}><Input.TextArea autoSize maxLength={1000} /></Form.Item>
              <Form.Item name={[name, 'countUnit']} label={t('计数单位', 'Counted in')} extra={t('要填数量的写单位，如 人、台；不计数的留空', 'The unit of the number asked for, such as 人; empty: none is')}><Input maxLength={8} style={{ width: 120 }} /></Form.Item>
              <Form.Item name={[name, 'evidenceWanted']} valuePropName="checked" style={{ marginBottom: 0 }}><Checkbox>{t('须有佐证', 'Wants evidence')}</Checkbox></Form.Item>
            </Card>
          ))}
          <Form.ErrorList errors={errors} />
          <div><Button icon={<PlusOutlined />} onClick={() => add(blank)}>{t('添加一项', 'Add an item')}</Button></div>
        </Flex>
      )}
    </Form.List>
  );
}
