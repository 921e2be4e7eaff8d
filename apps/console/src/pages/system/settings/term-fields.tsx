import { GLOSSARY, GLOSSARY_KEYS } from '@anlan/domain';
import type { SettingValue } from '@anlan/contracts/tenancy';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Select } from 'antd';
import type { FieldPath } from '../../../patterns/form/fields';
import { useWords } from '../../../text/text';

interface Row {
  readonly term?: string;
  readonly word?: string;
}

export const termsToForm = (terms: SettingValue<'terms'>): Row[] => Object.entries(terms).map(([term, word]) => ({ term, word }));
export const termsToValue = (rows: unknown): Record<string, string> => Object.fromEntries(((rows ?? []) as Row[]).flatMap((r) => (r.term && r.word ? [[r.term, r.word.trim()]] : [])));

/** A term of the value → the word of its row. */
export function termsToField([term]: FieldPath, rows: unknown): FieldPath {
  const at = ((rows ?? []) as Row[]).findIndex((r) => r.term === term);
  return at < 0 ? [] : [at, 'word'];
}

const options = GLOSSARY_KEYS.map((term) => ({ value: term, label: `${GLOSSARY[term]}（${term}）` }));

/** The district's own words: wherever the console says the usual word, it says this one. */
export function TermFields() {
  const { t } = useWords();
  return (
    <Form.List name="value">
      {(rows, { add, remove }, { errors }) => (
        <Flex vertical gap={4}>
          {rows.map(({ key, name }, i) => (
            <Flex key={key} gap={8} wrap align="start">
              <Form.Item name={[name, 'term']} style={{ width: 260, margin: 0 }} rules={[{ required: true, message: t('请选择术语', 'Choose a term') }, ({ getFieldValue }) => ({ validator: async (_, term?: string) => { if (term && (getFieldValue('value') as Row[]).filter((r) => r?.term === term).length > 1) throw new Error(t('该术语已有', 'This term is there already')); } })]}>
                <Select showSearch={{ optionFilterProp: 'label' }} options={options} aria-label={t('术语 {n}', 'Term {n}', { n: i + 1 })} placeholder={t('术语', 'Term')} />
              </Form.Item>
              <Form.Item name={[name, 'word']} style={{ width: 220, margin: 0 }} rules={[{ required: true, whitespace: true, message: t('请填写本区说法', 'Give your own word') }]}>
                <Input maxLength={30} aria-label={t('本区说法 {n}', 'Own word {n}', { n: i + 1 })} placeholder={t('本区说法', 'Own word')} />
              </Form.Item>
              <Button icon={<DeleteOutlined />} aria-label={t('删除第 {n} 条', 'Remove word {n}', { n: i + 1 })} onClick={() => remove(name)} />
            </Flex>
          ))}
          <Form.ErrorList errors={errors} />
          <div style={{ margin: '8px 0 16px' }}><Button icon={<PlusOutlined />} onClick={() => add({})}>{t('添加用语', 'Add a word')}</Button></div>
        </Flex>
      )}
    </Form.List>
  );
}
