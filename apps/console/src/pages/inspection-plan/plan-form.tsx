import { inspectionPlanApi, type InspectionPlan } from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import { Input, InputNumber } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one is made */
  readonly plan?: InspectionPlan;
  readonly onDone: (plan: InspectionPlan) => void;
  readonly onCancel: () => void;
}

/** What a plan is called, and who carries it out; year and division stay as they were made. */
export function PlanForm({ plan, onDone, onCancel }: Props) {
  const { t } = useWords();
  const facts = (
    <>
      <Field name="name" label={t('计划名称', 'Name')} required><Input maxLength={200} placeholder={t('例如：年度安全生产监督检查计划', 'For example: yearly plan of safety inspections')} /></Field>
      <Field name="unitId" label={t('实施单位', 'Carried out by')} required><UnitPicker /></Field>
    </>
  );
  if (plan) return <OperationForm op={inspectionPlanApi.change} params={{ id: plan.id }} version={plan.version} initial={{ name: plan.name, unitId: plan.unitId }} onDone={onDone} onCancel={onCancel}>{facts}</OperationForm>;
  return (
    <OperationForm op={inspectionPlanApi.make} initial={{ year: Number(shanghaiDay(new Date()).slice(0, 4)) }} submit={t('建立', 'Make')} onDone={onDone} onCancel={onCancel}>
      <Field name="year" label={t('年度', 'Year')} required><InputNumber min={2000} max={2100} precision={0} style={{ width: 120 }} /></Field>
      {facts}
      <Field name="divisionCode" label={t('区划（区或街道）', 'Division (district or street)')} required><DivisionPicker deepest="street" /></Field>
    </OperationForm>
  );
}
