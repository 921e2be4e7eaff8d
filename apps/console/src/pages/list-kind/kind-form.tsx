import { itemWantNames, itemWants, listKindApi, type ListKind } from '@anlan/contracts/responsibility';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Form, Input } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one */
  readonly kind?: ListKind;
  readonly onDone: (kind: ListKind) => void;
  readonly onCancel: () => void;
}

/** What lists of a kind are like. Drafts made after a change follow it; editions stay as they were drafted. */
export function KindForm({ kind, onDone, onCancel }: Props) {
  const { t, label } = useWords();
  const toBody = ({ description, promotionName, groups, wants, ...v }: Record<string, unknown>) => ({ ...v, description: description || null, promotionName: promotionName || null, groups: groups ?? [], wants: wants ?? [] });
  const flag = (name: string, text: string) => <Form.Item name={name} valuePropName="checked" style={{ marginBottom: 8 }}><Checkbox>{text}</Checkbox></Form.Item>;
  const fields = (
    <>
      <Field name="name" label={t('清单名称', 'Name')} required><Input maxLength={60} /></Field>
      {!kind && <Field name="key" label={t('代码（小写字母、数字、连字符，以后不变）', 'Key: small letters, digits, hyphens; it stays')} required><Input maxLength={60} placeholder="flood-duties" autoCapitalize="none" /></Field>}
      <Field name="itemName" label={t('事项的叫法', 'What an item is called')} required><Input maxLength={40} /></Field>
      <Field name="description" label={t('说明', 'Description')} required={false}><Input.TextArea rows={2} maxLength={500} /></Field>
      <Field name="wants" label={t('每一事项必须写明', 'What every item has to say')} required={false}><Checkbox.Group options={itemWants.map((value) => ({ value, label: label(itemWantNames[value]) }))} /></Field>
      {flag('performed', t('逐项办结销号（不选：常态职责）', 'Items are reported done and closed one by one (not chosen: standing duties)'))}
      {flag('published', t('印发后公示', 'Editions are published once they are issued'))}
      {flag('rolling', t('动态增补：印发后可再列入事项', 'Rolling: items may enter an issued edition'))}
      {flag('instructed', t('按指令办理：识别、研判、指令、反馈、闭环（须逐项办结）', 'Worked by instruction: identified, judged, instructed, reported, closed (items done one by one)'))}
      <Field name="promotionName" label={t('上报的市级清单名称（不填：不上报）', 'Promoted to which list of the city (none: not promoted)')} required={false}><Input maxLength={40} placeholder={t('例如：七张问题清单', 'For example: seven lists of problems')} /></Field>
      <Groups />
    </>
  );
  if (!kind) return <OperationForm op={listKindApi.create} draft="list-kind.create" initial={{ itemName: t('事项', 'Item'), performed: true, published: false, rolling: false, instructed: false }} toBody={(v) => toBody(v) as never} submit={t('定义', 'Define')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { name, description, itemName, wants, groups, performed, published, rolling, instructed, promotionName } = kind;
  return (
    <OperationForm op={listKindApi.change} params={{ id: kind.id }} version={kind.version} initial={{ name, description, itemName, wants, groups, performed, published, rolling, instructed, promotionName }} toBody={(v) => toBody(v) as never} onDone={onDone} onCancel={onCancel}>
      <p>{t('修改后拟定的清单按新规则；已拟定的仍按原规则。', 'Drafts made from now on follow it; those there are stay as they were drafted.')}</p>
      {fields}
    </OperationForm>
  );
}

/** 分类 named parts of a list, in their order. */
function Groups() {
  const { t } = useWords();
  return (
    <Form.List name="groups">
      {(rows, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
          <legend style={{ fontSize: 14, marginBottom: 8 }}>{t('分类（没有可不填）', 'Groups, where it has any')}</legend>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} align="start">
              <Form.Item name={[name, 'key']} rules={[{ required: true, message: t('请填写代码', 'A key is wanted') }]} style={{ flex: '0 1 130px' }}><Input aria-label={t('分类 {n} 代码', 'Key of group {n}', { n: name + 1 })} maxLength={60} placeholder="one" /></Form.Item>
              <Form.Item name={[name, 'name']} rules={[{ required: true, message: t('请填写名称', 'A name is wanted') }]} style={{ flex: 1, minWidth: 0 }}><Input aria-label={t('分类 {n} 名称', 'Name of group {n}', { n: name + 1 })} maxLength={60} /></Form.Item>
              <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('删除分类 {n}', 'Remove group {n}', { n: name + 1 })} onClick={() => remove(name)} />
            </Flex>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('增加分类', 'Add a group')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
