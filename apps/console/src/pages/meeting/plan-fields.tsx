import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, InputNumber } from 'antd';
import { Field } from '../../patterns/form/field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';

const part = { flex: '1 1 180px', minWidth: 0, marginBottom: 8 } as const;
const row = { padding: 0, margin: 0, border: 0, minWidth: 0 } as const;

/** What can be changed until it is held: name, place, chair, topics, who comes. */
export function PlanFields() {
  const { t } = useWords();
  return (
    <>
      <Field name="title" label={t('会议名称', 'Name')} required><Input maxLength={200} /></Field>
      <Flex gap={12} wrap>
        <Field name="place" label={t('地点', 'Place')} required={false} style={{ flex: '2 1 240px', minWidth: 0 }}><Input maxLength={200} /></Field>
        <Field name="durationMinutes" label={t('预计时长（分钟）', 'Minutes')} required style={{ flex: '1 1 120px' }}><InputNumber min={10} max={1440} step={10} precision={0} style={{ width: 120 }} /></Field>
      </Flex>
      <Field name="chairMemberId" label={t('主持人', 'Chair')} required={false}><MemberPicker allowClear /></Field>
      <h3 style={{ fontSize: 15 }}>{t('议题', 'Topics')}</h3>
      <TopicsField />
      <h3 style={{ fontSize: 15 }}>{t('参会单位和人员', 'Who comes')}</h3>
      <InviteesField />
    </>
  );
}

function TopicsField() {
  const { t } = useWords();
  return (
    <Form.List name="topics">
      {(rows, { add, remove }) => (
        <Flex vertical gap={8} style={{ marginBottom: 16 }}>
          {rows.map(({ key, name: at }) => (
            <fieldset key={key} style={row}>
              <legend className="for-ears">{t('议题 {n}', 'Topic {n}', { n: at + 1 })}</legend>
              <Flex gap={12} wrap align="end">
                <Field name={[at, 'title']} label={t('议题 {n}', 'Topic {n}', { n: at + 1 })} required style={{ ...part, flex: '2 1 240px' }}><Input maxLength={300} /></Field>
                <Field name={[at, 'reporterUnitId']} label={t('汇报单位', 'Reported by')} required={false} style={part}><UnitPicker allowClear /></Field>
                <Button style={{ marginBottom: 8 }} icon={<DeleteOutlined />} aria-label={t('移除议题 {n}', 'Remove topic {n}', { n: at + 1 })} onClick={() => remove(at)} />
              </Flex>
            </fieldset>
          ))}
          {rows.length < 50 && <div><Button icon={<PlusOutlined />} onClick={() => add({})}>{t('增加议题', 'Add a topic')}</Button></div>}
        </Flex>
      )}
    </Form.List>
  );
}

/** A unit, a person, or the name of one that is none of the tenant's. */
export function InviteeFields({ at }: { at: number }) {
  const { t } = useWords();
  return (
    <>
      <Field name={[at, 'unitId']} label={t('单位', 'Unit')} required={false} style={part}><UnitPicker allowClear /></Field>
      <Field name={[at, 'memberId']} label={t('人员', 'Person')} required={false} style={part}><MemberPicker allowClear /></Field>
      <Field name={[at, 'name']} label={t('外单位或姓名', 'Of another body, by name')} required={false} style={part}><Input maxLength={100} /></Field>
    </>
  );
}

function InviteesField() {
  const { t } = useWords();
  return (
    <Form.List name="invitees">
      {(rows, { add, remove }) => (
        <Flex vertical gap={8} style={{ marginBottom: 16 }}>
          {rows.map(({ key, name: at }) => (
            <fieldset key={key} style={row}>
              <legend className="for-ears">{t('参会 {n}', 'Invited {n}', { n: at + 1 })}</legend>
              <Flex gap={12} wrap align="end"><InviteeFields at={at} /><Button style={{ marginBottom: 8 }} icon={<DeleteOutlined />} aria-label={t('移除参会 {n}', 'Remove invited {n}', { n: at + 1 })} onClick={() => remove(at)} /></Flex>
            </fieldset>
          ))}
          {rows.length < 300 && <div><Button icon={<PlusOutlined />} onClick={() => add({})}>{t('增加单位或人员', 'Add a unit or a person')}</Button></div>}
        </Flex>
      )}
    </Form.List>
  );
}
