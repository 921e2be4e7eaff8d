import { inspectionPlanApi, inspectionPlanLifecycle, inspectionPlanStates, type InspectionPlan } from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { PlanForm } from './plan-form';
import { PlanProgress, PlanTag } from './plan-tags';

export const thisYear = (): number => Number(shanghaiDay(new Date()).slice(0, 4));
const years = [1, 0, -1, -2, -3].map((n) => String(thisYear() + n));

const spec: ListSpec<InspectionPlan> = {
  name: 'enforcement.inspection-plan', op: inspectionPlanApi.list, rowKey: (p) => p.id, rowName: (p) => p.name, href: (p) => `inspection-plans/${p.id}`,
  columns: [
    { key: 'name', title: { zh: '计划名称', en: 'Name' }, main: true, render: (p) => <span style={{ overflowWrap: 'anywhere' }}>{p.name}</span> },
    { key: 'year', title: { zh: '年度', en: 'Year' }, render: (p) => p.year, phone: 'line' },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (p) => <PlanTag state={p.status} />, phone: 'mark' },
    { key: 'progress', title: { zh: '完成情况', en: 'How far' }, render: (p) => <PlanProgress of={p.progress} name={p.name} />, phone: 'line' },
    { key: 'unit', title: { zh: '实施单位', en: 'Unit' }, render: (p) => p.unitName ?? NONE, phone: 'line' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (p) => p.divisionName },
    { key: 'filing', title: { zh: '备案', en: 'Filed' }, render: (p) => (p.filing ? `${p.filing.filedOn} ${p.filing.filedWith}` : NONE), extra: true },
    { key: 'madeBy', title: { zh: '编制人', en: 'Made by' }, render: (p) => p.madeBy.name, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'year', label: { zh: '年度', en: 'Year' }, choices: years.map((value) => ({ value, label: value })) },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: inspectionPlanStates.map((value) => ({ value, label: inspectionPlanLifecycle.states[value] })) },
    { kind: 'unit', key: 'unitId', label: { zh: '实施单位', en: 'Unit' } },
  ],
  saved: true,
  empty: { text: { zh: '还没有年度检查计划。建立后列入检查对象，报批后执行。', en: 'There is no inspection plan yet. Make one, put subjects into it, and submit it.' } },
};

/** 年度监督检查计划 The plans of all years, newest first, and how far those of one year are. */
export function InspectionPlanListPage() {
  const { t } = useWords();
  const rights = useRights();
  const navigate = useNavigate();
  const to = useTenantPath();
  const [open, setOpen] = useState(false);
  const make = rights.may('inspection-plan.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('建立计划', 'Make a plan')}</Button>;
  return (
    <>
      <ListPage title={t('年度检查计划', 'Inspection plans')} spec={spec} actions={make}><YearFigures /></ListPage>
      <FormDrawer title={t('建立年度检查计划', 'Make a yearly plan')} open={open} onClose={() => setOpen(false)}>
        <PlanForm onDone={(p) => void navigate(to(`inspection-plans/${p.id}`))} onCancel={() => setOpen(false)} />
      </FormDrawer>
    </>
  );
}

/** All approved plans of the year and the unit that the list is narrowed to, by distinct subjects. */
function YearFigures() {
  const { t } = useWords();
  const [params] = useSearchParams();
  const [year, unitId] = [params.get('year') ?? String(thisYear()), params.get('unitId') ?? undefined];
  const figures = useRead(inspectionPlanApi.statistics, { query: { year, unitId } }, { keep: true });
  if (!figures.data) return null;
  return (
    <Card size="small" style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('{year} 年完成情况', 'How far {year} is', { year: figures.data.year })}</h2>}>
      <PlanProgress of={figures.data.total} name={t('全部计划', 'All plans')} />
      <p style={{ margin: '4px 0 0' }}><small>{t('已批准的计划按不同对象计：一家列入几个计划、查几次都算一家。截至 {at}', 'Approved plans, by distinct subjects: one that is in two plans, or inspected twice, counts once. As of {at}', { at: instantText(figures.data.asOf) })}</small></p>
    </Card>
  );
}
