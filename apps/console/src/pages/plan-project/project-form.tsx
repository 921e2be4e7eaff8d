import { developmentPlanApi, planProjectApi, planProjectKindNames, planProjectKinds, targetComparisonNames, targetComparisons, type PlanProject } from '@anlan/contracts/responsibility';
import { Flex, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { YuanField } from '../../patterns/form/yuan-field';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { UnitsPicker } from '../../patterns/pickers/units-picker';
import { useWords } from '../../text/text';
import { GoalsField } from './goals-field';
import { yearsOf } from './words';

interface Props {
  /** absent: a new one */
  readonly project?: PlanProject;
  /** of which plan the new one is, where that is known */
  readonly planId?: string | undefined;
  readonly onDone: (project: PlanProject) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

const toBody = ({ kind, target, amountInvestment, supportUnitIds, milestones, ...v }: Record<string, unknown>) => ({ ...v, kind, target: kind === 'target' ? target : null, amountInvestment: amountInvestment ?? null, supportUnitIds: supportUnitIds ?? [], milestones: milestones ?? [] });

/** 拟列 a project of a plan, or change it until it is started. */
export function ProjectForm({ project: p, planId, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const fields = (
    <>
      {!p && <Field name="planId" label={t('所属规划', 'Plan')}><PlanPicker /></Field>}
      <Field name="title" label={t('项目名称', 'Title')} required><Input maxLength={200} /></Field>
      <Field name="kind" label={t('类别', 'Kind')} required><Radio.Group options={planProjectKinds.map((value) => ({ value, label: label(planProjectKindNames[value]) }))} /></Field>
      <TargetFields />
      <Field name="leadUnitId" label={t('牵头单位', 'Lead unit')} required><UnitPicker /></Field>
      <Field name="supportUnitIds" label={t('配合单位', 'Supporting units')} required={false}><UnitsPicker /></Field>
      <Flex gap={12} wrap>
        <Field name="startsOn" label={t('开始', 'Starts on')} required><Input type="date" style={{ width: 170 }} /></Field>
        <Field name="endsOn" label={t('完成时限', 'Ends on')} required><Input type="date" style={{ width: 170 }} /></Field>
      </Flex>
      <Field name="amountInvestment" label={t('投资', 'Investment')} required={false}><YuanField /></Field>
      <GoalsField />
    </>
  );
  if (!p) return <OperationForm op={planProjectApi.draft} draft="plan-project.draft" initial={{ planId, kind: 'project', milestones: [{}] }} toBody={(v) => toBody(v) as never} submit={t('拟列', 'Draft')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { title, kind, leadUnitId, supportUnitIds, startsOn, endsOn, amountInvestment } = p;
  const initial = { title, kind, leadUnitId, supportUnitIds, startsOn, endsOn, amountInvestment, target: p.target ?? undefined, milestones: p.milestones.map(({ dueOn, goal }) => ({ dueOn, goal })) };
  return <OperationForm op={planProjectApi.change} params={{ id: p.id }} version={p.version} initial={initial} toBody={(v) => toBody(v) as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}

/** A target has a value to be reached; what is built or done has none. */
function TargetFields() {
  const { t, label } = useWords();
  if (Form.useWatch('kind', Form.useFormInstance()) !== 'target') return null;
  return (
    <Flex gap={12} wrap>
      <Field name={['target', 'comparison']} label={t('要求', 'Has to be')} required><Select options={targetComparisons.map((value) => ({ value, label: label(targetComparisonNames[value]) }))} style={{ width: 90 }} /></Field>
      <Field name={['target', 'value']} label={t('目标值', 'Value')} required><InputNumber style={{ width: 140 }} /></Field>
      <Field name={['target', 'unit']} label={t('单位', 'Unit')} required><Input maxLength={20} style={{ width: 110 }} /></Field>
    </Flex>
  );
}

function PlanPicker(props: { readonly value?: string; readonly onChange?: (id?: string) => void; readonly id?: string }) {
  const { t } = useWords();
  const { data, isLoading } = useRead(developmentPlanApi.list, { query: { status: 'in_force', limit: 200 } as never }, { keep: true });
  return <Select {...props} showSearch={{ optionFilterProp: 'label' }} loading={isLoading} options={(data?.items ?? []).map((p) => ({ value: p.id, label: `${p.name}（${yearsOf(p)}）` }))} notFoundContent={t('先登记规划', 'Register a plan first')} />;
}
