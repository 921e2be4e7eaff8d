import { developmentPlanApi, type DevelopmentPlan } from '@anlan/contracts/responsibility';
import { Flex, Input, InputNumber } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one */
  readonly plan?: DevelopmentPlan;
  readonly onDone: (plan: DevelopmentPlan) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

/** 登记 a plan, or change it until it is closed. */
export function PlanForm({ plan: p, onDone, onCancel, onReadAgain }: Props) {
  const { t } = useWords();
  const fields = (
    <>
      <Field name="name" label={t('规划名称', 'Name')} required><Input maxLength={200} placeholder={t('如：应急管理“十五五”规划', 'e.g. 应急管理“十五五”规划')} /></Field>
      <Flex gap={12} wrap>
        <Field name="firstYear" label={t('起始年', 'First year')} required><InputNumber min={2000} max={2099} precision={0} style={{ width: 120 }} /></Field>
        <Field name="lastYear" label={t('终止年', 'Last year')} required><InputNumber min={2000} max={2099} precision={0} style={{ width: 120 }} /></Field>
      </Flex>
      <Field name="documentNumber" label={t('批准文号', 'Document number')} required><Input maxLength={200} /></Field>
      <Field name="approvedOn" label={t('批准日期', 'Approved on')} required><Input type="date" style={{ width: 170 }} /></Field>
    </>
  );
  if (!p) return <OperationForm op={developmentPlanApi.make} initial={{ firstYear: 2026, lastYear: 2030 }} submit={t('登记', 'Register')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { name, firstYear, lastYear, documentNumber, approvedOn } = p;
  return <OperationForm op={developmentPlanApi.change} params={{ id: p.id }} version={p.version} initial={{ name, firstYear, lastYear, documentNumber, approvedOn }} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}
