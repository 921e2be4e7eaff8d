import { serviceContractApi, type ServiceContract } from '@anlan/contracts/enforcement';
import { Flex, Input } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { YuanField } from '../../patterns/form/yuan-field';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { SubjectsPicker } from '../../patterns/pickers/subjects-picker';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one */
  readonly contract?: ServiceContract;
  readonly onDone: (contract: ServiceContract) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

/** 委托: to whom, what, from when to when, for whom, for how much. */
export function ContractForm({ contract, onDone, onCancel, onReadAgain }: Props) {
  const { t } = useWords();
  const fields = (
    <>
      <Field name="name" label={t('合同名称', 'Name')} required><Input maxLength={200} /></Field>
      {!contract && <Field name="divisionCode" label={t('委托区划（区或街道）', 'Commissioned by (district or street)')} required><DivisionPicker deepest="street" /></Field>}
      <Field name="provider" label={t('服务机构', 'Provider')} required><Input maxLength={100} /></Field>
      <Field name="providerCreditCode" label={t('服务机构统一社会信用代码', 'Its unified social credit code')} required={false}><Input maxLength={18} autoCapitalize="characters" /></Field>
      <Field name="scope" label={t('服务内容', 'What is done')} required><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
      <Flex gap={12} wrap>
        <Field name="from" label={t('服务期第一日', 'First day')} required><Input type="date" style={{ width: 170 }} /></Field>
        <Field name="to" label={t('服务期最后一日', 'Last day')} required><Input type="date" style={{ width: 170 }} /></Field>
      </Flex>
      <Field name="amount" label={t('合同金额', 'Amount')} required><YuanField /></Field>
      <Field name="subjectIds" label={t('服务对象（不选为区划内任何对象）', 'Subjects served (none chosen: any of the division)')} required={false}><SubjectsPicker /></Field>
    </>
  );
  if (!contract) return <OperationForm op={serviceContractApi.commission} draft="service-contract.commission" submit={t('委托', 'Commission')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { name, provider, providerCreditCode, scope, from, to, amount, subjectIds } = contract;
  return <OperationForm op={serviceContractApi.change} params={{ id: contract.id }} version={contract.version} initial={{ name, provider, providerCreditCode, scope, from, to, amount, subjectIds }} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}
