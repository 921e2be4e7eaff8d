import { drawApi, inspectionPlanApi, type InspectionPlan, type PlanItem } from '@anlan/contracts/enforcement';
import { Input, Select } from 'antd';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { SubjectsPicker } from '../../patterns/pickers/subjects-picker';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { ItemFields, usualItem } from './item-fields';
import { atChoice, atPicker, changesOf, itemsOf } from './plan-body';

interface Props {
  readonly plan: InspectionPlan;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  /** the plan changed meanwhile */
  readonly onReadAgain: () => void;
}

/** Subjects chosen one by one. */
export function PutForm({ plan, onDone, onCancel, onReadAgain }: Props) {
  const { t } = useWords();
  return (
    <OperationForm op={inspectionPlanApi.putItems} params={{ id: plan.id }} version={plan.version} initial={usualItem} submit={t('列入', 'Put in')} faultField={atPicker} toBody={(v) => ({ items: itemsOf(v) })} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>
      <Field name="subjectIds" label={t('检查对象', 'Subjects')} required><SubjectsPicker status="active" placeholder={t('输入名称、地址或代码查找', 'Type a name, address or code')} /></Field>
      <ItemFields spread />
    </OperationForm>
  );
}

/** One subject of a draft gets another kind, method or month. */
export function ChangeItemForm({ plan, item, onDone, onCancel, onReadAgain }: Props & { item: PlanItem }) {
  const { t } = useWords();
  return (
    <OperationForm
      op={inspectionPlanApi.putItems} params={{ id: plan.id }} version={plan.version} initial={{ kind: item.kind, method: item.method, month: item.month }} submit={t('保存', 'Save')}
      toBody={(v) => ({ items: [{ ...v, subjectId: item.subjectId }] }) as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}
    >
      <p style={{ overflowWrap: 'anywhere' }}>{item.subjectName}</p>
      <ItemFields />
    </OperationForm>
  );
}

/** What a double-random draw met, whole. */
export function FromDrawForm({ plan, onDone, onCancel, onReadAgain }: Props) {
  const { t } = useWords();
  const drawn = useRead(drawApi.list, { query: { status: 'drawn', limit: 100 } });
  const published = useRead(drawApi.list, { query: { status: 'published', limit: 100 } });
  const draws = [...(drawn.data?.items ?? []), ...(published.data?.items ?? [])];
  const options = draws.map((d) => ({ value: d.id, label: t('{name}（{number}，{n} 家）', '{name} ({number}, {n})', { name: d.name, number: d.number, n: numberText(d.drawn) }) }));
  return (
    <OperationForm op={inspectionPlanApi.takeDraw} params={{ id: plan.id }} version={plan.version} initial={usualItem} submit={t('列入', 'Put in')} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>
      <Field name="drawId" label={t('双随机抽查', 'Draw')} required><Select showSearch={{ optionFilterProp: 'label' }} loading={drawn.isFetching || published.isFetching} options={options} notFoundContent={t('还没有抽取过的抽查', 'No draw was made yet')} /></Field>
      <ItemFields />
    </OperationForm>
  );
}

/** 调整 of a plan that runs: what is to be put in, what dropped, and why; somebody else decides. */
export function ProposeForm({ plan, drop, onDone, onCancel, onReadAgain }: Props & { /** already chosen to be dropped */ drop?: readonly string[] }) {
  const { t } = useWords();
  const initial = { ...usualItem, months: [12], dropIds: drop ?? [] };
  return (
    <OperationForm op={inspectionPlanApi.propose} params={{ id: plan.id }} version={plan.version} initial={initial} submit={t('申请调整', 'Propose')} faultField={atChoice} toBody={(v) => changesOf(v) as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>
      <p>{t('由另一人审批后生效；已检查的对象不能撤下。', 'It holds once somebody else accepted it; what was inspected is not dropped.')}</p>
      <Field name="subjectIds" label={t('列入的对象（已在计划中的改为以下类别、方式、月份）', 'To be put in (one that is in already gets the kind, method and month below)')} required={false}><SubjectsPicker status="active" placeholder={t('输入名称、地址或代码查找', 'Type a name, address or code')} /></Field>
      <ItemFields spread />
      <Field name="dropIds" label={t('撤下的对象', 'To be dropped')} required={false}><SubjectsPicker status="" placeholder={t('输入名称、地址或代码查找', 'Type a name, address or code')} /></Field>
      <Field name="reason" label={t('调整事由', 'Reason')} required><Input.TextArea rows={3} maxLength={500} /></Field>
    </OperationForm>
  );
}
