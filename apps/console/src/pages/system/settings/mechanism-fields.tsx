import { itemsDiffer, type MechanismTemplate } from '@anlan/contracts/tenancy';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Form, Input } from 'antd';
import { useWords } from '../../../text/text';

/** Slogans and what stands behind them: each a name, what it applies to, and its items with evidence and owner. */
export function MechanismFields() {
  const { t } = useWords();
  return (
    <Form.List name="value">
      {(templates, { add, remove }, { errors }) => (
        <Flex vertical gap={12} style={{ marginBottom: 16 }}>
          {templates.map(({ key, name }) => (
            <Card key={key} size="small" extra={<Button icon={<DeleteOutlined />} onClick={() => remove(name)}>{t('删除模板', 'Remove the template')}</Button>}>
              <Flex gap={12} wrap>
                <Form.Item name={[name, 'abbreviation']} label={t('口号，如“四个一”', 'Slogan')} rules={[{ required: true, message: t('请填写口号', 'The slogan?') }]}><Input maxLength={20} style={{ width: 160 }} /></Form.Item>
                <Form.Item name={[name, 'name']} label={t('全称', 'Full name')} rules={[{ required: true, message: t('请填写全称', 'Its full name?') }]} style={{ flex: 1, minWidth: 220 }}><Input maxLength={100} /></Form.Item>
                <Form.Item name={[name, 'scope']} label={t('适用范围', 'Applies to')} style={{ flex: 1, minWidth: 200 }}><Input maxLength={200} /></Form.Item>
              </Flex>
              <CountHint name={name} />
              <Items name={name} />
            </Card>
          ))}
          <Form.ErrorList errors={errors} />
          <div><Button icon={<PlusOutlined />} onClick={() => add({ scope: '', items: [{ evidence: '', owner: '' }] })}>{t('添加模板', 'Add a template')}</Button></div>
        </Flex>
      )}
    </Form.List>
  );
}

function CountHint({ name }: { name: number }) {
  const { t } = useWords();
  const template = Form.useWatch(['value', name], Form.useFormInstance()) as Partial<MechanismTemplate> | undefined;
  const differ = template?.abbreviation && template.items ? itemsDiffer({ abbreviation: template.abbreviation, items: template.items } as MechanismTemplate) : null;
  return differ ? <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={t('口号说 {said} 项，现有 {items} 项', 'The slogan says {said}, there are {items}', differ)} /> : null;
}

function Items({ name }: { name: number }) {
  const { t } = useWords();
  return (
    <Form.List name={[name, 'items']}>
      {(items, { add, remove }, { errors }) => (
        <>
          {items.map(({ key, name: item }, i) => (
            <Flex key={key} gap={8} wrap align="end">
              <Form.Item name={[item, 'name']} label={t('第 {n} 项', 'Item {n}', { n: i + 1 })} rules={[{ required: true, message: t('请填写条目', 'What is it?') }]} style={{ flex: 2, minWidth: 200 }}><Input maxLength={100} /></Form.Item>
              <Form.Item name={[item, 'evidence']} label={t('佐证', 'Evidence')} style={{ flex: 1, minWidth: 140 }}><Input maxLength={200} /></Form.Item>
              <Form.Item name={[item, 'owner']} label={t('责任方', 'Owner')} style={{ flex: 1, minWidth: 140 }}><Input maxLength={100} /></Form.Item>
              <Form.Item><Button icon={<DeleteOutlined />} aria-label={t('删除第 {n} 项', 'Remove item {n}', { n: i + 1 })} onClick={() => remove(item)} /></Form.Item>
            </Flex>
          ))}
          <Form.ErrorList errors={errors} />
          <Button size="small" icon={<PlusOutlined />} onClick={() => add({ evidence: '', owner: '' })}>{t('添加一项', 'Add an item')}</Button>
        </>
      )}
    </Form.List>
  );
}
