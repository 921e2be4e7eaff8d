import { seatRoleNames, seatRoles } from '@anlan/contracts/responsibility';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Select, theme } from 'antd';
import { Field } from '../../patterns/form/field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';

const half = { flex: '1 1 200px', minWidth: 0 } as const;

/** Seats in the order of the document. A unit or a person that is none of the tenant's is written by name. */
export function SeatsField({ name, least }: { name: 'seats' | 'appoint'; least: 0 | 1 }) {
  const { t, label } = useWords();
  const { token } = theme.useToken();
  return (
    <Form.List name={name}>
      {(rows, { add, remove }) => (
        <Flex vertical gap={12} style={{ marginBottom: 16 }}>
          {rows.map(({ key, name: at }) => (
            <fieldset key={key} style={{ minWidth: 0, margin: 0, padding: '4px 16px 0', border: `1px solid ${token.colorBorderSecondary}`, borderRadius: token.borderRadius }}>
              <legend style={{ width: 'auto', margin: 0, padding: '0 6px', border: 0, fontSize: 14, color: token.colorText }}>{t('席位 {n}', 'Seat {n}', { n: at + 1 })}</legend>
              <Flex gap={12} wrap>
                <Field name={[at, 'role']} label={t('职务', 'Role')} required style={half}><Select options={seatRoleNames.map((value) => ({ value, label: label(seatRoles[value]) }))} /></Field>
                <Field name={[at, 'post']} label={t('行政职务', 'Post')} required={false} style={half}><Input maxLength={100} placeholder={t('如 副区长', 'e.g. Deputy head')} /></Field>
              </Flex>
              <Flex gap={12} wrap>
                <Field name={[at, 'unitId']} label={t('成员单位', 'Unit')} required={false} style={half}><UnitPicker allowClear /></Field>
                <Field name={[at, 'unitName']} label={t('或外单位名称', 'or the name of another unit')} required={false} style={half}><Input maxLength={100} /></Field>
              </Flex>
              <Flex gap={12} wrap>
                <Field name={[at, 'memberId']} label={t('人员（不填为待定）', 'Person (none: to be named)')} required={false} style={half}><MemberPicker allowClear /></Field>
                <Field name={[at, 'personName']} label={t('或外单位人员姓名', 'or the name of another person')} required={false} style={half}><Input maxLength={50} /></Field>
              </Flex>
              {rows.length > least && <Button type="text" size="small" style={{ marginBottom: 12 }} icon={<MinusCircleOutlined />} onClick={() => remove(at)}>{t('移除席位 {n}', 'Remove seat {n}', { n: at + 1 })}</Button>}
            </fieldset>
          ))}
          <div><Button icon={<PlusOutlined />} onClick={() => add({ role: 'member' })}>{name === 'seats' ? t('增加席位', 'Add a seat') : t('增补席位', 'Appoint a seat')}</Button></div>
        </Flex>
      )}
    </Form.List>
  );
}
