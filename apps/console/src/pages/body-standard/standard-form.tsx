import { bodyLevels, bodyStandardApi, type BodyStandard } from '@anlan/contracts/responsibility';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Flex, Form, Input, InputNumber } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { levelNames } from './words';

interface Props {
  /** absent: a new one */
  readonly standard?: BodyStandard;
  readonly onDone: (standard: BodyStandard) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

const blank = { evidenceWanted: true };

/** 机构建设标准: whose it is, its items with what each is worth, and what is enough. */
export function StandardForm({ standard: s, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const fields = (
    <>
      <Field name="name" label={t('标准名称', 'Name')} required><Input maxLength={200} placeholder={t('如：规范化机构“六有”', 'e.g. 六有')} /></Field>
      <Field name="sourceDocument" label={t('依据文件', 'Source document')} required><Input.TextArea autoSize maxLength={500} /></Field>
      <Field name="levels" label={t('适用的机构', 'Bodies it is for')} required><Checkbox.Group options={bodyLevels.map((value) => ({ value, label: label(levelNames[value]) }))} /></Field>
      <Items />
      <Field name="passMark" label={t('达标分', 'Pass mark')} required><InputNumber min={0} max={1000} precision={0} style={{ width: 120 }} /></Field>
    </>
  );
  if (!s) return <OperationForm op={bodyStandardApi.draft} draft="body-standard.draft" initial={{ levels: ['street', 'community'], items: [blank] }} toBody={itemsOf as never} submit={t('起草', 'Draft')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { name, sourceDocument, levels, items, passMark } = s;
  return <OperationForm op={bodyStandardApi.change} params={{ id: s.id }} version={s.version} initial={{ name, sourceDocument, levels, items, passMark }} toBody={itemsOf as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}

/** A box that was never touched says no. */
const itemsOf = (v: Record<string, unknown>) => ({ ...v, items: ((v['items'] ?? []) as { evidenceWanted?: boolean }[]).map((i) => ({ ...i, evidenceWanted: i.evidenceWanted === true })) });

function Items() {
  const { t } = useWords();
  const items = Form.useWatch('items', Form.useFormInstance()) as { maxScore?: number }[] | undefined;
  const full = (items ?? []).reduce((sum, i) => sum + (i?.maxScore ?? 0), 0);
  return (
    <Form.List name="items">
      {(rows, { add, remove }, { errors }) => (
        <Flex vertical gap={12} style={{ marginBottom: 16 }}>
          {rows.map(({ key, name }, i) => (
            <Card key={key} size="small" title={t('第 {n} 项', 'Item {n}', { n: i + 1 })} extra={rows.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t('删除第 {n} 项', 'Remove item {n}', { n: i + 1 })} onClick={() => remove(name)} />}>
              <Flex gap={12} wrap>
                <Form.Item name={[name, 'name']} label={t('项目', 'Item')} rules={[{ required: true, message: t('请填写项目', 'What is it?') }]} style={{ flex: 1, minWidth: 160 }}><Input maxLength={200} /></Form.Item>
                <Form.Item name={[name, 'maxScore']} label={t('分值', 'Points')} rules={[{ required: true, message: t('请填写分值', 'How many points?') }]}><InputNumber min={1} max={1000} precision={0} style={{ width: 90 }} /></Form.Item>
              </Flex>
              <Form.Item name={[name, 'wanted']} label={t('建设要求', 'What is wanted')} rules={[{ required: true, message: t('请填写建设要求', 'What is wanted?') }]}><Input.TextArea autoSize maxLength={1000} /></Form.Item>
              <Form.Item name={[name, 'evidenceWanted']} valuePropName="checked" style={{ marginBottom: 0 }}><Checkbox>{t('得分须有佐证', 'Points want evidence')}</Checkbox></Form.Item>
            </Card>
          ))}
          <Form.ErrorList errors={errors} />
          <Flex gap={12} align="center" wrap><Button icon={<PlusOutlined />} onClick={() => add(blank)}>{t('添加一项', 'Add an item')}</Button><span>{t('满分 {n}', 'Full score {n}', { n: numberText(full) })}</span></Flex>
        </Flex>
      )}
    </Form.List>
  );
}
