import { DRAW_LIMITS } from '@anlan/contracts/enforcement';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, theme } from 'antd';
import { Field } from '../../patterns/form/field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { SubjectsPicker } from '../../patterns/pickers/subjects-picker';
import { useWords } from '../../text/text';

/** Who may be drawn, by which certificate, and where each of them must not go. At least two. */
export function OfficersField() {
  const { t } = useWords();
  const { token } = theme.useToken();
  return (
    <Form.List name="officers">
      {(rows, { add, remove }) => (
        <Flex vertical gap={12} style={{ marginBottom: 16 }}>
          {rows.map(({ key, name }) => (
            <fieldset key={key} style={{ minWidth: 0, margin: 0, padding: '4px 16px 0', border: `1px solid ${token.colorBorderSecondary}`, borderRadius: token.borderRadius }}>
              <legend style={{ width: 'auto', margin: 0, padding: '0 6px', border: 0, fontSize: 14, color: token.colorText }}>{t('检查人员 {n}', 'Officer {n}', { n: name + 1 })}</legend>
              <Flex gap={12} wrap>
                <Field name={[name, 'memberId']} label={t('姓名', 'Name')} required style={{ flex: '1 1 180px', minWidth: 0 }}><MemberPicker /></Field>
                <Field name={[name, 'certificateNumber']} label={t('执法证号', 'Certificate')} required style={{ flex: '1 1 180px', minWidth: 0 }}><Input maxLength={20} /></Field>
              </Flex>
              <Field name={[name, 'recuses']} label={t('回避的对象', 'Must not inspect')} required={false}><SubjectsPicker placeholder={t('输入名称、地址或代码查找', 'Type a name, address or code')} /></Field>
              {rows.length > 2 && <Button type="text" size="small" style={{ marginBottom: 12 }} icon={<MinusCircleOutlined />} onClick={() => remove(name)}>{t('移除检查人员 {n}', 'Remove officer {n}', { n: name + 1 })}</Button>}
            </fieldset>
          ))}
          {rows.length < DRAW_LIMITS.officers && <div><Button icon={<PlusOutlined />} onClick={() => add({})}>{t('增加检查人员', 'Add an officer')}</Button></div>}
        </Flex>
      )}
    </Form.List>
  );
}
