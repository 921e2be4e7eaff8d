import { fundAdjustmentApi, fundAdjustmentKindNames, fundAdjustmentKinds, fundApi, fundBulletinApi, fundBulletinKindNames, fundBulletinKinds, fundProjectApi, type Fund, type FundAdjustment, type FundBulletin, type FundProject } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Checkbox, Flex, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { YuanField } from '../../patterns/form/yuan-field';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { yuanText } from '../../text/format';
import { useWords } from '../../text/text';

interface Done<R> {
  readonly onDone: (made: R) => void;
  readonly onCancel: () => void;
}

/** 设立 a fund, or its name and source once it is there. */
export function FundForm({ fund, onDone, onCancel, onReadAgain }: Done<Fund> & { fund?: Fund; onReadAgain?: () => void }) {
  const { t } = useWords();
  const named = (
    <>
      <Field name="name" label={t('经费名称', 'Name')} required><Input maxLength={200} /></Field>
      <Field name="sourceDocument" label={t('来源文件', 'Source document')} required><Input.TextArea autoSize maxLength={500} /></Field>
    </>
  );
  if (fund) return <OperationForm op={fundApi.change} params={{ id: fund.id }} version={fund.version} initial={{ name: fund.name, sourceDocument: fund.sourceDocument }} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{named}</OperationForm>;
  return (
    <OperationForm op={fundApi.open} initial={{ year: Number(shanghaiDay(new Date()).slice(0, 4)) }} submit={t('设立', 'Open')} onDone={onDone} onCancel={onCancel}>
      {named}
      <Field name="year" label={t('年度', 'Year')}><InputNumber min={2000} max={2100} precision={0} style={{ width: 120 }} /></Field>
      <Field name="amount" label={t('总额', 'Amount')} extra={t('设立后只能经批准的调整改变', 'Changes by approved adjustments alone')}><YuanField /></Field>
      <Field name="divisionCode" label={t('区划（区或街道）', 'Whose it is (district or street)')}><DivisionPicker deepest="street" /></Field>
    </OperationForm>
  );
}

const months = Array.from({ length: 12 }, (_, i) => i);
const planOf = ({ byMonth, plan, ...rest }: Record<string, unknown>) => ({ ...rest, plan: byMonth ? months.map((i) => (plan as (number | undefined)[] | undefined)?.[i] ?? 0) : null });

/** 编列 a project, or change it before it is allotted. */
export function ProjectForm({ fund, project: p, onDone, onCancel, onReadAgain }: Done<FundProject> & { fund?: Fund; project?: FundProject; onReadAgain?: () => void }) {
  const { t } = useWords();
  const fields = (
    <>
      <Field name="name" label={t('项目名称', 'Name')} required><Input maxLength={200} /></Field>
      <Field name="budgetLine" label={t('预算科目', 'Budget line')} required><Input maxLength={200} /></Field>
      <Field name="unitId" label={t('责任单位', 'Unit')} required><UnitPicker /></Field>
      <Field name="budget" label={t('预算', 'Budget')} required extra={fund && t('总额 {total}，未编列 {rest}', '{total} in all, {rest} not budgeted yet', { total: yuanText(fund.amount), rest: yuanText(fund.amount - fund.budgeted) })}><YuanField /></Field>
      <Form.Item name="byMonth" valuePropName="checked"><Checkbox>{t('按月填写支出计划（不填按天平均）', 'Plan by months (otherwise evenly by days)')}</Checkbox></Form.Item>
      <MonthPlan />
    </>
  );
  const also = [['responsibility', 'fund']] as const;
  if (!p) return <OperationForm op={fundProjectApi.plan} params={{ id: fund?.id ?? '' }} also={also} toBody={(v) => planOf(v) as never} submit={t('编列', 'Plan')} onDone={onDone} onCancel={onCancel}>{fields}</OperationForm>;
  const initial = { name: p.name, budgetLine: p.budgetLine, unitId: p.unitId, budget: p.budget, byMonth: p.plan !== null, plan: p.plan ?? [] };
  return <OperationForm op={fundProjectApi.change} params={{ id: p.id }} version={p.version} initial={initial} also={also} toBody={(v) => planOf(v) as never} onDone={onDone} onCancel={onCancel} onReadAgain={onReadAgain}>{fields}</OperationForm>;
}

function MonthPlan() {
  const { t } = useWords();
  const byMonth = Form.useWatch('byMonth', Form.useFormInstance()) as boolean | undefined;
  if (!byMonth) return null;
  return <Flex gap={12} wrap>{months.map((i) => <Field key={i} name={['plan', i]} label={t('{n} 月', 'Month {n}', { n: i + 1 })} required={false}><YuanField /></Field>)}</Flex>;
}

/** 申请预算调整: another person decides on it. */
export function AdjustmentForm({ fundId, to, onDone, onCancel }: Done<FundAdjustment> & { fundId: string; /** the project that wants it */ to?: string }) {
  const { t, label } = useWords();
  const projects = useRead(fundProjectApi.list, { query: { fundId, status: 'planned,allotted' as never, limit: 100 } as never }, { keep: true });
  const options = (projects.data?.items ?? []).map((p) => ({ value: p.id, label: t('{name}（余额 {left}）', '{name} ({left} left)', { name: p.name, left: yuanText(p.left) }) }));
  const toBody = ({ kind, fromProjectId, toProjectId, ...rest }: Record<string, unknown>) => ({ kind, ...rest, fromProjectId: kind === 'raise' ? null : fromProjectId ?? null, toProjectId: kind === 'lower' ? null : toProjectId ?? null });
  return (
    <OperationForm op={fundAdjustmentApi.request} params={{ id: fundId }} initial={{ kind: to ? 'raise' : 'transfer', toProjectId: to }} toBody={(v) => toBody(v) as never} submit={t('申请', 'Ask')} onDone={onDone} onCancel={onCancel}>
      <p>{t('由他人批准后，预算才改变。', 'The budget changes when another person approves.')}</p>
      <Field name="kind" label={t('类型', 'Kind')} extra={t('追加、核减改变经费总额；调剂在项目之间，或项目与未编列部分之间。', 'A raise or a cut changes the fund; a transfer goes between projects, or a project and what is not budgeted yet.')}>
        <Radio.Group options={fundAdjustmentKinds.map((value) => ({ value, label: label(fundAdjustmentKindNames[value]) }))} />
      </Field>
      <Parties options={options} />
      <Field name="amount" label={t('调整金额', 'Amount')}><YuanField /></Field>
      <Field name="reason" label={t('调整理由', 'Reason')}><Input.TextArea rows={3} maxLength={1000} /></Field>
    </OperationForm>
  );
}

function Parties({ options }: { options: { value: string; label: string }[] }) {
  const { t } = useWords();
  const kind = Form.useWatch('kind', Form.useFormInstance()) as FundAdjustment['kind'] | undefined;
  return (
    <>
      {kind !== 'raise' && <Field name="fromProjectId" label={t('转出项目', 'From the project')} required={false} extra={kind === 'transfer' && t('不选为未编列部分', 'None: what is not budgeted yet')}><Select allowClear options={options} showSearch={{ optionFilterProp: 'label' }} /></Field>}
      {kind !== 'lower' && <Field name="toProjectId" label={t('转入项目', 'To the project')} required={false}><Select allowClear options={options} showSearch={{ optionFilterProp: 'label' }} /></Field>}
    </>
  );
}

/** 发出 the reminder of this week or the bulletin of this month; its numbers stay as they are now. */
export function BulletinForm({ fundId, onDone, onCancel }: Done<FundBulletin> & { fundId: string }) {
  const { t, label } = useWords();
  return (
    <OperationForm op={fundBulletinApi.issue} params={{ id: fundId }} initial={{ kind: 'weekly' }} submit={t('发出', 'Issue')} onDone={onDone} onCancel={onCancel}>
      <p>{t('提醒只列滞后的项目，通报列全部项目。发出后数字和正文不再变；每周、每月各一份。', 'A reminder names the projects that are behind, a bulletin all of them. Its numbers and words stay as issued; there is one for a week and one for a month.')}</p>
      <Field name="kind" label={t('种类', 'Kind')}><Radio.Group options={fundBulletinKinds.map((value) => ({ value, label: label(fundBulletinKindNames[value]) }))} /></Field>
      <Field name="note" label={t('要求', 'What is asked')} required={false}><Input.TextArea rows={3} maxLength={1000} /></Field>
    </OperationForm>
  );
}
