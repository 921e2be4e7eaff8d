import { ruleMakingApi, ruleMakingKindNames, ruleMakingKinds, type RuleMaking } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Flex, Input, InputNumber, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one */
  readonly rule?: RuleMaking;
  readonly onDone: (rule: RuleMaking) => void;
  readonly onCancel: () => void;
  readonly onReadAgain?: () => void;
}

/** 立项, or a change before it is drafted. */
export function RuleForm({ rule: x, onDone, onCancel, onReadAgain }: Props) {
  const { t, label } = useWords();
  const own = useRights().me.member?.unitId ?? undefined;
  const today = shanghaiDay(new Date());
  const fields = (
    <>
      <Field name="kind" label={t('类别', 'Kind')} required><Select options={ruleMakingKinds.map((value) => ({ value, label: label(ruleMakingKindNames[value]) }))} style={{ width: 200, maxWidth: '100%' }} /></Field>
      <Field name="title" label={t('名称', 'Title')} required><Input maxLength={200} /></Field>
      <Field name="draftingUnitId" label={t('起草单位', 'Drafting unit')} required><UnitPicker /></Field>
      <Field name="basis" label={t('立项依据', 'Basis')} required><Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} /></Field>
      <Flex gap={12} wrap>
        <Field name="year" label={t('年度计划', 'Year of the plan')} required><InputNumber min={2000} max={2099} precision={0} style={{ width: 120 }} /></Field>
        <Field name="dueOn" label={t('计划完成时限', 'To be published by')} required><Input type="date" style={{ width: 170 }} /></Field>
        {!x && <Field name="listedOn" label={t('立项日期', 'Listed on')} required><Input type="date" max={today} style={{ width: 170 }} /></Field>}
      </Flex>
    </>
  );
  if (!x) return <OperationForm op={ruleMakingApi.register} draft="rule-making.register" initial={{ kind: 'normative_document', draftingUnitId: own, year: Number(today.slice(0, 4)), listedOn: today }} submit={t('立项', 'Put on the plan')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const { kind, title, draftingUnitId, basis, year, dueOn } = x;
  return <OperationForm op={ruleMakingApi.change} params={{ id: x.id }} version={x.version} initial={{ kind, title, draftingUnitId, basis, year, dueOn }} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}
