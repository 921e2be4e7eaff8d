import { unitApi, unitKinds, type UnitDto } from '@anlan/contracts/tenancy';
import { Input, Select } from 'antd';
import { Field } from '../../../patterns/form/field';
import { OperationForm } from '../../../patterns/form/operation-form';
import { DivisionPicker } from '../../../patterns/pickers/division-picker';
import { UnitPicker } from '../../../patterns/pickers/unit-picker';
import { useWords } from '../../../text/text';
import { unitKindNames } from './names';

interface Props {
  readonly parentId: string | undefined;
  readonly onDone: (unit: UnitDto) => void;
  readonly onCancel: () => void;
}

export function CreateUnit({ parentId, onDone, onCancel }: Props) {
  const { t, label } = useWords();
  return (
    <OperationForm op={unitApi.create} draft="unit.create" initial={{ parentId, kind: 'department' }} submit={t('新增', 'Create')} onDone={onDone} onCancel={onCancel}>
      <Field name="name" label={t('名称', 'Name')}><Input maxLength={100} /></Field>
      <Field name="shortName" label={t('简称', 'Short name')}><Input maxLength={30} /></Field>
      <Field name="kind" label={t('类型', 'Kind')}><Select options={unitKinds.map((k) => ({ value: k, label: label(unitKindNames[k]) }))} /></Field>
      <Field name="parentId" label={t('上级机构', 'Parent')}><UnitPicker allowClear /></Field>
      <Field name="divisionCode" label={t('所属区划', 'Division')} extra={t('街道、社区机构应选择其街道、社区', 'For the office of a street or a community: that street or community')}><DivisionPicker allowClear /></Field>
    </OperationForm>
  );
}
