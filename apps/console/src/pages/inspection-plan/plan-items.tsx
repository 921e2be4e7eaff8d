import { inspectionKindNames, inspectionKinds, inspectionMethodNames, inspectionPlanApi, type InspectionPlan, type PlanItem } from '@anlan/contracts/enforcement';
import { Button, Flex } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { call } from '../../api/client';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { List } from '../../patterns/list/list';
import type { BulkAction, Column, Filter, ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { dayText, NONE } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { GradeTag } from '../subject/subject-tags';
import { AddFiltered } from './add-filtered';
import { ChangeItemForm, FromDrawForm, ProposeForm, PutForm } from './add-forms';
import { monthChoices } from './item-fields';

const filters: readonly Filter[] = [
  { kind: 'choice', key: 'month', label: { zh: '计划月份', en: 'Month' }, choices: monthChoices },
  { kind: 'choice', key: 'kind', label: { zh: '检查类别', en: 'Kind' }, choices: inspectionKinds.map((value) => ({ value, label: inspectionKindNames[value] })) },
  { kind: 'choice', key: 'inspected', label: { zh: '是否已检查', en: 'Inspected' }, choices: [{ value: 'true', label: { zh: '已检查', en: 'Inspected' } }, { value: 'false', label: { zh: '未检查', en: 'Not yet' } }] },
];

function Named({ text }: { text: Text }) {
  return <>{useWords().label(text)}</>;
}

/** When it was inspected, which leads to the inspection that counted. */
function Inspected({ item }: { item: PlanItem }) {
  const to = useTenantPath();
  if (!item.inspectedAt) return <>{NONE}</>;
  return item.checkId ? <Link to={to(`checks/${item.checkId}`)}>{dayText(item.inspectedAt)}</Link> : <>{dayText(item.inspectedAt)}</>;
}

const columns: readonly Column<PlanItem>[] = [
  { key: 'name', title: { zh: '检查对象', en: 'Subject' }, main: true, render: (i) => <span style={{ overflowWrap: 'anywhere' }}>{i.subjectName}</span> },
  { key: 'month', title: { zh: '计划月份', en: 'Month' }, render: (i) => <Named text={{ zh: `${i.month} 月`, en: `${i.month}` }} />, phone: 'line' },
  { key: 'kind', title: { zh: '检查类别', en: 'Kind' }, render: (i) => <Named text={inspectionKindNames[i.kind]} />, phone: 'mark' },
  { key: 'method', title: { zh: '检查方式', en: 'Method' }, render: (i) => <Named text={inspectionMethodNames[i.method]} /> },
  { key: 'grade', title: { zh: '分级', en: 'Grade' }, render: (i) => <GradeTag grade={i.grade === 'none' ? null : i.grade} />, phone: 'line' },
  { key: 'division', title: { zh: '区划', en: 'Division' }, render: (i) => i.divisionName },
  { key: 'inspectedAt', title: { zh: '首次检查', en: 'First inspected' }, render: (i) => <Inspected item={i} />, phone: 'line' },
];

type Open = 'one' | 'filter' | 'draw' | { readonly change: PlanItem } | { readonly drop: PlanItem };

/** The subjects of a plan. A draft is put together here; one that runs is changed by proposing it. */
export function PlanItems({ plan, onReadAgain }: { plan: InspectionPlan; onReadAgain: () => void }) {
  const { t } = useWords();
  const notices = useNotices();
  const manages = useRights().may('inspection-plan.manage');
  const drafts = plan.status === 'draft' && manages;
  const proposes = plan.allowedActions.includes('propose');
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  const done = (): void => (notices.success(t('已保存', 'Saved')), close());
  const spec = useMemo((): ListSpec<PlanItem> => {
    const doing: Column<PlanItem> = {
      key: 'actions', title: { zh: '操作', en: 'Do' }, phone: 'line',
      render: (item) => (drafts ? <Button size="small" onClick={() => setOpen({ change: item })}>{t('修改', 'Change')}</Button> : item.inspectedAt ? NONE : <Button size="small" onClick={() => setOpen({ drop: item })}>{t('申请撤下', 'Propose to drop')}</Button>),
    };
    return {
      name: 'enforcement.inspection-plan-item', op: inspectionPlanApi.items, params: { id: plan.id }, rowKey: (i) => i.subjectId, rowName: (i) => i.subjectName, href: (i) => `subjects/${i.subjectId}`, filters, exports: true,
      columns: drafts || proposes ? [...columns, doing] : columns, ...(drafts && { bulk: [dropOf(plan.id)] }),
      empty: { text: { zh: '计划中还没有检查对象。可以逐家列入、按条件整批列入，或列入双随机抽中的对象。', en: 'There is no subject in the plan yet: put them in one by one, by a filter of the register, or from a draw.' } },
    };
  }, [drafts, plan.id, proposes, t]);
  const common = { plan, onDone: done, onCancel: close, onReadAgain };
  const title = open === 'one' ? t('逐家列入', 'Put in one by one') : open === 'filter' ? t('按条件列入', 'Put in by a filter') : open === 'draw' ? t('列入抽中的对象', 'From a draw') : open && 'drop' in open ? t('申请调整', 'Propose a change') : t('修改', 'Change');
  return (
    <>
      {drafts && (
        <Flex gap={8} wrap style={{ marginBottom: 12 }}>
          <Button onClick={() => setOpen('one')}>{t('逐家列入', 'Put in one by one')}</Button>
          <Button onClick={() => setOpen('filter')}>{t('按条件列入', 'Put in by a filter')}</Button>
          <Button onClick={() => setOpen('draw')}>{t('列入抽中的对象', 'From a draw')}</Button>
        </Flex>
      )}
      <List spec={spec} label={t('检查对象', 'Subjects of the plan')} />
      <FormDrawer title={title} open={!!open} onClose={close}>
        {open === 'one' && <PutForm {...common} />}
        {open === 'filter' && <AddFiltered plan={plan} onCancel={close} onDone={(n) => (notices.success(t('已列入 {n} 家', '{n} put in', { n })), close())} />}
        {open === 'draw' && <FromDrawForm {...common} />}
        {typeof open === 'object' && 'change' in open && <ChangeItemForm {...common} item={open.change} />}
        {typeof open === 'object' && 'drop' in open && <ProposeForm {...common} drop={[open.drop.subjectId]} />}
      </FormDrawer>
    </>
  );
}

/** Each goes by itself, on the version of that moment: the one before has made another. */
const dropOf = (id: string): BulkAction<PlanItem> => ({
  key: 'drop', label: { zh: '撤下', en: 'Drop' }, danger: true,
  run: async ({ subjectId }) => {
    const { version } = await call(inspectionPlanApi.get, { params: { id } });
    return call(inspectionPlanApi.dropItems, { params: { id }, version, body: { subjectIds: [subjectId] }, key: crypto.randomUUID() });
  },
});
