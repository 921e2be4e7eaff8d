import { measureKindNames } from '@anlan/contracts/enforcement';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Form, Input, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { choicesOf } from '../hazard/hazard.names';
import { CheckItemsField } from './check-items-field';

/** Measures with the check items by which they are seen to hold, and who is in charge. */
export function ControlFields() {
  const { t, label } = useWords();
  const rights = useRights();
  return (
    <>
      <Form.List name="measures">
        {(fields, { add, remove }) => (
          <Flex vertical gap={8} style={{ marginBottom: 16 }}>
            {fields.map(({ key, name }, i) => (
              <Card key={key} size="small" title={t('措施 {n}', 'Measure {n}', { n: i + 1 })} extra={fields.length > 1 && <Button size="small" icon={<DeleteOutlined />} aria-label={t('删除措施 {n}', 'Remove measure {n}', { n: i + 1 })} onClick={() => remove(name)} />}>
                <Form.Item name={[name, 'kind']} label={t('类别', 'Kind')}><Select options={choicesOf(measureKindNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Form.Item>
                <Form.Item name={[name, 'text']} label={t('管控措施', 'Measure')} rules={[{ required: true, message: t('请填写管控措施', 'Say what is done') }]}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
                <Form.Item name={[name, 'checkItems']} label={t('检查项（查措施是否有效）', 'Check items, by which it is seen to hold')} style={{ marginBottom: 0 }}><CheckItemsField aria-label={t('措施 {n} 的检查项', 'Check items of measure {n}', { n: i + 1 })} /></Form.Item>
              </Card>
            ))}
            <div><Button icon={<PlusOutlined />} onClick={() => add({ kind: 'management', checkItems: [] })}>{t('添加措施', 'Add a measure')}</Button></div>
          </Flex>
        )}
      </Form.List>
      {rights.may('member.read') && <Field name={['owner', 'memberId']} label={t('管控责任人', 'Person in charge')} required={false}><MemberPicker allowClear /></Field>}
      <Field name={['owner', 'unitId']} label={t('管控责任单位', 'Unit in charge')} required={false} extra={t('责任人、责任单位至少一项', 'A person, a unit or both')}><UnitPicker allowClear /></Field>
      <Field name="note" label={t('说明', 'Note')}><Input.TextArea rows={2} maxLength={2000} /></Field>
    </>
  );
}
