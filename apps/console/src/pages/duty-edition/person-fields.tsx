import { Flex, Form, Input, Radio } from 'antd';
import { Field } from '../../patterns/form/field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { useWords } from '../../text/text';

type Path = readonly (string | number)[];
const half = { flex: '1 1 180px', minWidth: 0 } as const;

export interface EnteredPerson {
  readonly who?: 'member' | 'other' | 'nobody';
  readonly memberId?: string;
  readonly personName?: string;
  readonly post?: string;
  readonly phone?: string;
}

/** What was entered, as the contract takes it; null: nobody. */
export function personOf(v: EnteredPerson = {}): Record<string, unknown> | null {
  if (v.who === 'nobody') return null;
  return { ...(v.who === 'other' ? { personName: v.personName } : { memberId: v.memberId }), post: v.post || null, phone: v.phone || null };
}

interface Props {
  /** where the fields stand, within the list they belong to */
  readonly at: Path;
  /** the same from the top of the form */
  readonly path?: Path;
  /** it may be that nobody holds it any more; what that is called */
  readonly nobody?: string;
}

/** Somebody of the district, or somebody who is not and whose phone is wanted. */
export function PersonFields({ at, path = at, nobody }: Props) {
  const { t } = useWords();
  const who = Form.useWatch([...path, 'who'], Form.useFormInstance()) as EnteredPerson['who'];
  const options = [{ value: 'member', label: t('本区人员', 'Of the district') }, { value: 'other', label: t('其他人员', 'Somebody else') }, ...(nobody ? [{ value: 'nobody', label: nobody }] : [])];
  return (
    <>
      <Field name={[...at, 'who']} label={t('由谁担任', 'Who')} required={false}><Radio.Group options={options} /></Field>
      {who !== 'nobody' && (
        <>
          {who === 'other' ? <Field name={[...at, 'personName']} label={t('姓名', 'Name')} required><Input maxLength={50} /></Field> : <Field name={[...at, 'memberId']} label={t('人员', 'Person')} required><MemberPicker /></Field>}
          <Flex gap={12} wrap>
            <Field name={[...at, 'post']} label={t('职务', 'Post')} required={false} style={half}><Input maxLength={100} /></Field>
            <Field name={[...at, 'phone']} label={t('电话', 'Phone')} required={who === 'other'} style={half}><Input maxLength={30} inputMode="tel" /></Field>
          </Flex>
        </>
      )}
    </>
  );
}
