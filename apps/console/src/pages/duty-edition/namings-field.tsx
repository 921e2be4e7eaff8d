import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, theme } from 'antd';
import { Field } from '../../patterns/form/field';
import { useWords } from '../../text/text';
import { ObjectPicker, RolePicker } from './object-picker';
import { PersonFields, personOf, type EnteredPerson } from './person-fields';

const half = { flex: '1 1 200px', minWidth: 0 } as const;

interface Entered {
  readonly objectId?: string;
  readonly role?: string;
  readonly holder?: EnteredPerson;
}

/** The first one, for somebody of the district. */
export const oneNaming = { holders: [{ holder: { who: 'member' } }] };
export const namingsOf = ({ holders, ...v }: Record<string, unknown>) => ({ ...v, holders: ((holders ?? []) as Entered[]).map(({ objectId, role, holder }) => ({ objectId, role, holder: personOf(holder) })) });

/** Who is to hold what; each takes the place of who stood there. */
export function NamingsField({ divisionCode, nobody }: { divisionCode: string; nobody: string }) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const entered = Form.useWatch('holders', Form.useFormInstance()) as Entered[] | undefined;
  return (
    <Form.List name="holders">
      {(rows, { add, remove }) => (
        <Flex vertical gap={12} style={{ marginBottom: 16 }}>
          {rows.map(({ key, name: at }) => (
            <fieldset key={key} style={{ minWidth: 0, margin: 0, padding: '4px 16px 0', border: `1px solid ${token.colorBorderSecondary}`, borderRadius: token.borderRadius }}>
              <legend style={{ width: 'auto', margin: 0, padding: '0 6px', border: 0, fontSize: 14, color: token.colorText }}>{t('责任人 {n}', 'Holder {n}', { n: at + 1 })}</legend>
              <Flex gap={12} wrap>
                <Field name={[at, 'objectId']} label={t('三防对象', 'Object')} required style={half}><ObjectPicker divisionCode={divisionCode} /></Field>
                <Field name={[at, 'role']} label={t('角色', 'Role')} required style={half}><RolePicker objectId={entered?.[at]?.objectId} /></Field>
              </Flex>
              <PersonFields at={[at, 'holder']} path={['holders', at, 'holder']} nobody={nobody} />
              {rows.length > 1 && <Button type="text" size="small" style={{ marginBottom: 12 }} icon={<MinusCircleOutlined />} onClick={() => remove(at)}>{t('移除责任人 {n}', 'Remove holder {n}', { n: at + 1 })}</Button>}
            </fieldset>
          ))}
          <div><Button icon={<PlusOutlined />} onClick={() => add({ holder: { who: 'member' } })}>{t('再加一位', 'Add another')}</Button></div>
        </Flex>
      )}
    </Form.List>
  );
}
