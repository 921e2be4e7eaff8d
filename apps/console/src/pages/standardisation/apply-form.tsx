import { standardisationApi, standardisationGradeNames, standardisationGrades, type Standardisation } from '@anlan/contracts/enforcement';
import { Input, InputNumber, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { SubjectPicker } from '../../patterns/pickers/subject-picker';
import { useWords } from '../../text/text';

interface Props {
  readonly subjectId?: string;
  readonly onDone: (s: Standardisation) => void;
  readonly onCancel: () => void;
}

/** What an application says, a first one or another after three years. */
export function WantedFields() {
  const { t, label } = useWords();
  return (
    <>
      <Field name="grade" label={t('申请等级', 'Grade')} required><Select options={standardisationGrades.map((value) => ({ value, label: label(standardisationGradeNames[value]) }))} /></Field>
      <Field name="selfScore" label={t('自评得分', 'Own score')} required={false}><InputNumber min={0} max={100} precision={1} style={{ width: 120 }} /></Field>
      <Field name="note" label={t('申请说明', 'Note')} required={false}><Input.TextArea rows={3} maxLength={2000} /></Field>
    </>
  );
}

export function ApplyForm({ subjectId, onDone, onCancel }: Props) {
  const { t } = useWords();
  return (
    <OperationForm op={standardisationApi.apply} initial={{ grade: 'three', subjectId }} submit={t('申请', 'Apply')} onDone={onDone} onCancel={onCancel}>
      {subjectId ? <Field name="subjectId" label={t('监管对象', 'Subject')} hidden><Input /></Field> : <Field name="subjectId" label={t('监管对象', 'Subject')}><SubjectPicker placeholder={t('名称、地址或信用代码', 'Name, address or code')} /></Field>}
      <WantedFields />
    </OperationForm>
  );
}
