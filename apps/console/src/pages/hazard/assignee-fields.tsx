import { Form } from 'antd';
import { Field } from '../../patterns/form/field';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

/** Who must rectify: a unit, and a person where one is named. People are chosen by who may read them. */
export function AssigneeFields() {
  const { t } = useWords();
  const rights = useRights();
  const unitId = Form.useWatch('unitId') as string | undefined;
  return (
    <>
      <Field name="unitId" label={t('整改责任单位', 'Unit')}><UnitPicker allowClear placeholder={t('请选择单位', 'Choose a unit')} /></Field>
      {rights.may('member.read') && <Field name="memberId" label={t('整改责任人', 'Person')}><MemberPicker allowClear unitId={unitId} placeholder={t('输入姓名查找', 'Type a name')} /></Field>}
    </>
  );
}
