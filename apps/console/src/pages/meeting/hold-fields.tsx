import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Form, Input, theme } from 'antd';
import { Field } from '../../patterns/form/field';
import { InstantField } from '../../patterns/pickers/instant-field';
import { useWords } from '../../text/text';
import { given } from './meeting-body';
import { InviteeFields } from './plan-fields';

/** One who was asked, as the form of attendance holds him. */
export interface Attended {
  readonly unitId?: string;
  readonly memberId?: string;
  readonly name?: string;
  /** what he is called; absent: he was not asked, and came */
  readonly called?: string;
  readonly present?: boolean;
  readonly reason?: string;
}

export const holdBody = ({ attendance, ...v }: Record<string, unknown>): Record<string, unknown> => ({
  ...given(v),
  attendance: ((attendance as Attended[] | undefined) ?? []).map(({ unitId, memberId, name, present, reason }) => given({ unitId, memberId, name, present: present === true, reason: present ? undefined : reason })),
});

/** When it was held, who came, and why the others did not. */
export function HoldFields() {
  const { t } = useWords();
  return (
    <>
      <Field name="heldAt" label={t('实际开始时间', 'It began at')} required><InstantField /></Field>
      <Field name="endedAt" label={t('实际结束时间', 'It ended at')} required={false}><InstantField /></Field>
      <h3 style={{ fontSize: 15 }}>{t('到会情况', 'Attendance')}</h3>
      <Form.List name="attendance">
        {(rows, { add, remove }) => (
          <Flex vertical gap={8} style={{ marginBottom: 16 }}>
            {rows.map(({ key, name: at }) => <One key={key} at={at} onRemove={() => remove(at)} />)}
            <div><Button icon={<PlusOutlined />} onClick={() => add({ present: true })}>{t('增加到会的单位或人员', 'Add who came besides')}</Button></div>
          </Flex>
        )}
      </Form.List>
    </>
  );
}

function One({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const form = Form.useFormInstance();
  const present = Form.useWatch(['attendance', at, 'present'], form) as boolean | undefined;
  const called = form.getFieldValue(['attendance', at, 'called']) as string | undefined;
  const name = called ?? t('另外到会 {n}', 'Came besides {n}', { n: at + 1 });
  return (
    <fieldset style={{ minWidth: 0, margin: 0, padding: '4px 12px', border: `1px solid ${token.colorBorderSecondary}`, borderRadius: token.borderRadius }}>
      <legend style={{ width: 'auto', margin: 0, padding: '0 6px', border: 0, fontSize: 14, color: token.colorText, overflowWrap: 'anywhere' }}>{name}</legend>
      {/* What the form does not hold as fields, it does not send. */}
      {called ? ['unitId', 'memberId', 'name'].map((part) => <Form.Item key={part} name={[at, part]} hidden><Input /></Form.Item>) : <Flex gap={12} wrap><InviteeFields at={at} /></Flex>}
      <Flex gap={12} wrap align="center" justify="space-between">
        <Form.Item name={[at, 'present']} valuePropName="checked" style={{ margin: 0 }}><Checkbox>{t('到会', 'Present')}</Checkbox></Form.Item>
        {!called && <Button icon={<DeleteOutlined />} aria-label={t('移除{name}', 'Remove {name}', { name })} onClick={onRemove} />}
      </Flex>
      {!present && <Field name={[at, 'reason']} label={t('缺席原因', 'Why absent')} required><Input maxLength={200} /></Field>}
    </fieldset>
  );
}
