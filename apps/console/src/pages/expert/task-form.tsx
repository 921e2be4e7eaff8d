import { expertTaskApi, type Expert, type ExpertTask } from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import { Input } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { YuanField } from '../../patterns/form/yuan-field';
import { SubjectPicker } from '../../patterns/pickers/subject-picker';
import { useWords } from '../../text/text';
import { ContractPicker } from '../service-contract/contract-picker';
import { ExpertPicker } from './expert-picker';

interface Props {
  /** absent: it is chosen here */
  readonly expert?: Expert;
  readonly onDone: (task: ExpertTask) => void;
  readonly onCancel: () => void;
}

/** 派出专家: who goes where, on which day, for what and for how much. */
export function TaskForm({ expert, onDone, onCancel }: Props) {
  const { t } = useWords();
  return (
    <OperationForm op={expertTaskApi.assign} initial={{ expertId: expert?.id, onDay: shanghaiDay(new Date()) }} submit={t('派出', 'Send')} onDone={onDone} onCancel={onCancel}>
      {expert ? <Field name="expertId" label={t('专家', 'Expert')} hidden><Input /></Field> : <Field name="expertId" label={t('专家', 'Expert')}><ExpertPicker /></Field>}
      <Field name="subjectId" label={t('监管对象', 'Subject')}><SubjectPicker placeholder={t('名称、地址或信用代码', 'Name, address or code')} /></Field>
      <Field name="onDay" label={t('任务日期', 'Day')}><Input type="date" style={{ width: 170 }} /></Field>
      <Field name="task" label={t('任务内容', 'What for')}><Input.TextArea rows={3} maxLength={500} /></Field>
      <Field name="contractId" label={t('服务合同', 'Service contract')} required={false}><ContractPicker /></Field>
      <Field name="fee" label={t('约定费用', 'Fee agreed')} required={false}><YuanField /></Field>
    </OperationForm>
  );
}
