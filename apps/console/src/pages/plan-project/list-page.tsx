import { planProjectApi, planProjectKindNames, planProjectKinds, planProjectLifecycle, planProjectPaceNames, planProjectPaces, planProjectStates, type PlanProject } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { DueTag } from '../../patterns/due/due-tag';
import { percentText } from '../../patterns/figures/rate-text';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { yearChoices } from '../../patterns/list/year-choices';
import { endOfDueDay } from '../../patterns/pickers/due-day-field';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { PlanFiguresCard } from './figures-card';
import { ProjectForm } from './project-form';
import { KindName, ProjectTag } from './words';

const spec: ListSpec<PlanProject> = {
  name: 'responsibility.plan_project', op: planProjectApi.list, rowKey: (x) => x.id, rowName: (x) => x.title, href: (x) => `plan-projects/${x.id}`,
  columns: [
    { key: 'title', title: { zh: '项目', en: 'Project' }, main: true, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.title}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (x) => <ProjectTag of={x} />, phone: 'mark' },
    { key: 'kind', title: { zh: '类别', en: 'Kind' }, render: (x) => <KindName kind={x.kind} />, phone: 'line' },
    { key: 'percent', title: { zh: '进度', en: 'Progress' }, render: (x) => percentText(x.percent), align: 'right', phone: 'line' },
    { key: 'endsOn', title: { zh: '完成时限', en: 'Due' }, render: (x) => <DueTag dueAt={endOfDueDay(x.endsOn)} done={x.pace === null} />, phone: 'line' },
    { key: 'lead', title: { zh: '牵头单位', en: 'Lead unit' }, render: (x) => x.leadUnitName, phone: 'line' },
    { key: 'plan', title: { zh: '规划', en: 'Plan' }, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.planName}</span> },
    { key: 'milestone', title: { zh: '年度目标时限', en: 'Next goal' }, render: (x) => x.milestoneDueOn ?? NONE, extra: true },
    { key: 'amount', title: { zh: '投资', en: 'Investment' }, render: (x) => yuanText(x.amountInvestment), align: 'right', extra: true },
    { key: 'number', title: { zh: '编号', en: 'Number' }, render: (x) => <span style={{ whiteSpace: 'nowrap' }}>{x.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'year', label: { zh: '年度目标', en: 'Goals of' }, choices: yearChoices() },
    { kind: 'choice', key: 'kind', many: true, label: { zh: '类别', en: 'Kind' }, choices: planProjectKinds.map((value) => ({ value, label: planProjectKindNames[value] })) },
    { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: planProjectStates.map((value) => ({ value, label: planProjectLifecycle.states[value] })) },
    { kind: 'choice', key: 'pace', label: { zh: '进度情况', en: 'Pace' }, choices: planProjectPaces.map((value) => ({ value, label: planProjectPaceNames[value] })) },
    { kind: 'unit', key: 'leadUnitId', label: { zh: '牵头单位', en: 'Lead unit' } },
    { kind: 'flag', key: 'reportOverdue', label: { zh: '季报逾期', en: 'Report late' } },
    { kind: 'choice', key: 'goals', label: { zh: '当年目标', en: 'Goals of the year' }, choices: [{ value: 'reached', label: { zh: '都已完成', en: 'All reached' } }, { value: 'open', label: { zh: '有未完成', en: 'Some open' } }], extra: true },
    { kind: 'given', key: 'planId', label: { zh: '所属规划', en: 'Plan' } },
  ],
  search: { key: 'q', hint: { zh: '编号、项目', en: 'Number, title' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有规划项目。先登记规划，再拟列项目、牵头单位和年度目标；启动后牵头单位每季填报。', en: 'There is no project. Register a plan, then draft its projects with lead unit and goals; once started, the lead unit reports each quarter.' } },
};

/** 规划项目 How far the projects of plans are. */
export function PlanProjectListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const rights = useRights();
  const [params] = useSearchParams();
  const [open, setOpen] = useState(false);
  const add = rights.mayEverywhere('plan-project.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('拟列项目', 'Draft a project')}</Button>;
  const own = rights.me.member?.unitId;
  const planId = params.get('planId') ?? undefined;
  return (
    <>
      <ListPage title={t('规划项目', 'Projects of plans')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={<>{own && <LinkButton to={`plan-projects?leadUnitId=${own}`}>{t('本单位的', 'Of my unit')}</LinkButton>}{add}</>}>
        <PlanFiguresCard {...(planId !== undefined && { planId })} {...(params.get('year') && { year: params.get('year') as string })} />
      </ListPage>
      <FormDrawer title={t('拟列项目', 'Draft a project')} open={open} onClose={() => setOpen(false)}><ProjectForm planId={planId} onDone={(x) => void navigate(to(`plan-projects/${x.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
