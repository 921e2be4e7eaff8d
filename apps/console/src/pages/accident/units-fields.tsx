import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useWords } from '../../text/text';

/** Units involved: name, code, and what part they had. `from`: the names of those before stand elsewhere in the form. */
export function UnitsFields({ from = 0 }: { from?: number }) {
  const { t } = useWords();
  return (
    <Form.List name="units">
      {(rows, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
          <legend style={{ fontSize: 14, marginBottom: 8 }}>{t('事故单位', 'Units involved')}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} style={{ display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'start' }}>
              {name >= from && <Form.Item name={[name, 'name']} rules={[{ required: true, message: t('请填写单位名称', 'The name is wanted') }]} style={{ flex: '1 1 180px' }}><Input aria-label={t('单位 {n} 名称', 'Name of unit {n}', { n: name + 1 })} placeholder={t('单位名称', 'Name')} maxLength={200} /></Form.Item>}
              <Form.Item name={[name, 'creditCode']} style={{ flex: '1 1 180px' }}><Input aria-label={t('单位 {n} 信用代码', 'Credit code of unit {n}', { n: name + 1 })} placeholder={t('统一社会信用代码', 'Credit code')} maxLength={18} autoCapitalize="characters" /></Form.Item>
              <Form.Item name={[name, 'part']} style={{ flex: '1 1 140px' }}><Input aria-label={t('单位 {n} 身份', 'Part of unit {n}', { n: name + 1 })} placeholder={t('身份，如 施工总承包', 'Part, as main contractor')} maxLength={100} /></Form.Item>
              {(from === 0 ? rows.length > 1 : name > 0) && <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('删除单位 {n}', 'Remove unit {n}', { n: name + 1 })} onClick={() => remove(name)} />}
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('增加单位', 'Add a unit')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
