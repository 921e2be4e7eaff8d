import { reportPeriodApi, targetApi, targetComparisons, type Target } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Flex, Input, InputNumber, Select } from 'antd';
import { useRead } from '../../api/queries';
import { figureName } from '../../patterns/figures/reported-figure';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one */
  readonly target?: Target;
  readonly onDone: (made: Target) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

const comparisonTexts = { at_least: { zh: '不少于', en: 'At least' }, at_most: { zh: '不超过', en: 'At most' }, equal: { zh: '等于', en: 'Equal to' } } as const;
const toBody = ({ ownerMemberId, figureKey, ...v }: Record<string, unknown>) => ({ ...v, ownerMemberId: ownerMemberId ?? null, figureKey: figureKey ?? null });

/** 设定 a target, or change it before anything was reported on it. */
export function TargetForm({ target: x, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const fields = (
    <>
      <Field name="name" label={t('目标', 'Target')} required><Input maxLength={200} /></Field>
      <Flex gap={12} wrap>
        <Field name="comparison" label={t('要求', 'Has to be')} required><Select options={targetComparisons.map((value) => ({ value, label: label(comparisonTexts[value]) }))} style={{ width: 130 }} /></Field>
        <Field name="value" label={t('目标值', 'Number')} required><InputNumber style={{ width: 140 }} /></Field>
        <Field name="unit" label={t('单位', 'Unit')} required><Input maxLength={20} placeholder={t('人、公里、%', 'people, km, %')} style={{ width: 130 }} /></Field>
      </Flex>
      <Flex gap={12} wrap>
        <Field name="year" label={t('年度', 'Year')} required><InputNumber min={2000} max={2099} precision={0} style={{ width: 120 }} /></Field>
        <Field name="dueOn" label={t('完成时限', 'Due')} required><Input type="date" style={{ width: 170 }} /></Field>
      </Flex>
      <Field name="sourceDocument" label={t('来源文件', 'Document')} required><Input.TextArea autoSize maxLength={500} /></Field>
      <Field name="ownerUnitId" label={t('责任单位', 'Owner unit')} required><UnitPicker /></Field>
      <Field name="ownerMemberId" label={t('责任人', 'Person')} required={false}><MemberPicker allowClear /></Field>
      <Field name="figureKey" label={t('从指标取数', 'Read from a figure')} required={false} extra={t('不选：由责任单位报进展', 'None chosen: the owner reports how far it is')}><FigurePicker /></Field>
    </>
  );
  if (!x) return <OperationForm op={targetApi.set} initial={{ comparison: 'at_least', year: Number(shanghaiDay(new Date()).slice(0, 4)) }} toBody={(v) => toBody(v) as never} submit={t('设定', 'Set')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { name, comparison, value, unit, year, dueOn, sourceDocument, ownerUnitId } = x;
  const initial = { name, comparison, value, unit, year, dueOn, sourceDocument, ownerUnitId, ownerMemberId: x.ownerMemberId ?? undefined, figureKey: x.figureKey ?? undefined };
  return <OperationForm op={targetApi.change} params={{ id: x.id }} version={x.version} initial={initial} toBody={(v) => toBody(v) as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}

/** The figures of the report that was compiled last. */
function FigurePicker(props: { readonly value?: string; readonly onChange?: (key?: string) => void; readonly id?: string }) {
  const words = useWords();
  const { t } = words;
  const may = useRights().may('report-period.read');
  const periods = useRead(reportPeriodApi.list, { query: { status: 'compiled,reviewed,locked,issued', limit: 1 } as never }, { keep: true, enabled: may });
  const id = periods.data?.items[0]?.id;
  const period = useRead(reportPeriodApi.get, { params: { id: id ?? '' } }, { keep: true, enabled: id !== undefined });
  const options = (period.data?.content?.figures ?? []).map((f) => ({ value: f.key, label: figureName(f, words) }));
  if (props.value && !options.some((o) => o.value === props.value)) options.unshift({ value: props.value, label: props.value });
  return <Select {...props} allowClear showSearch={{ optionFilterProp: 'label' }} options={options} loading={periods.isLoading || period.isLoading} notFoundContent={t('汇总过一个统计期之后，这里可以选指标', 'Once a report is compiled, its figures can be chosen here')} />;
}
