import { Form } from 'antd';
import { Field } from '../../patterns/form/field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { PostPicker } from '../../patterns/pickers/post-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { UnitsPicker } from '../../patterns/pickers/units-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

/** 责任单位 × 岗位 × 人员. A post is of the unit; without a unit there is none. */
export function OwnerFields({ note = '' }: { note?: string }) {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const unitId = Form.useWatch<string | undefined>('ownerUnitId');
  const seesPeople = useRights().may('member.read');
  return (
    <>
      <Field name="ownerUnitId" label={t('责任单位', 'Owner unit') + note} required={false}><UnitPicker allowClear onChange={() => form.setFieldValue('ownerPostId', undefined)} /></Field>
      <Field name="ownerPostId" label={t('责任岗位', 'Owner post')} required={false}><PostPicker unitId={unitId} allowClear /></Field>
      {seesPeople && <Field name="ownerMemberId" label={t('责任人', 'Owner')} required={false}><MemberPicker unitId={unitId} allowClear /></Field>}
      <Field name="supportUnitIds" label={t('配合单位', 'Supported by')} required={false}><UnitsPicker /></Field>
    </>
  );
}
