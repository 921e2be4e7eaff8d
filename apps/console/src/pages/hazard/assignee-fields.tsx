import { Form } from 'antd';
import { Field } from '../../patterns/form/field';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';
import { AssigneePicker } from './assignee-picker';

/** Who must rectify: a unit, and a person where one is named. */
export function AssigneeFields() {
  const { t } = useWords();
  const unitId = Form.useWatch('unitId') as string | undefined;
  return (
    <>
      <Field name="unitId" label={t('整改责任单位', 'Unit')}><UnitPicker allowClear placeholder={t('请选择单位', 'Choose a unit')} /></Field>
      <Field name="memberId" label={t('整改责任人', 'Person')}><AssigneePicker unitId={unitId} placeholder={t('输入姓名或企业名称查找', 'Type the name of a person or enterprise')} /></Field>
    </>
  );
}
