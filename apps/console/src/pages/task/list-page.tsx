import { taskApi, taskLifecycle, taskSourceKinds, taskSourceNames, taskStates, type Task } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { percentText } from '../../patterns/figures/rate-text';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import { useOfCommittees } from '../../patterns/list/committee-filter';
import type { ListSpec } from '../../patterns/list/list.types';
import { PageHeader } from '../../patterns/page-header';
import { useRights } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { TaskBoard } from './board';
import { TaskDue, TaskTag, UrgedTag } from './task-tag';

function Source({ source }: Pick<Task, 'source'>) {
  const { label } = useWords();
  return <span style={{ overflowWrap: 'anywhere' }}>{label(taskSourceNames[source.kind])}{source.label && `：${source.label}`}</span>;
}

const outcomes = [
  { value: 'overdue', label: { zh: '逾期未完成', en: 'Overdue' } }, { value: 'open', label: { zh: '未到期', en: 'Not due yet' } }, { value: 'in_time', label: { zh: '按期完成', en: 'Done in time' } }, { value: 'late', label: { zh: '逾期完成', en: 'Done late' } },
];
const spec: ListSpec<Task> = {
  name: 'responsibility.task', op: taskApi.list, rowKey: (r) => r.id, rowName: (r) => r.title, href: (r) => `tasks/${r.id}`,
  columns: [
    { key: 'title', title: { zh: '任务', en: 'Task' }, main: true, render: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.title}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (r) => <><TaskTag status={r.status} />{r.urged && <UrgedTag />}</>, phone: 'mark' },
    { key: 'due', title: { zh: '时限', en: 'Due' }, render: (r) => <TaskDue task={r} />, order: { ascend: 'dueOn' }, phone: 'line' },
    { key: 'lead', title: { zh: '牵头单位', en: 'Lead unit' }, render: (r) => <>{r.leadUnit.name}{r.lead && ` ${r.lead.name}`}</>, phone: 'line' },
    { key: 'percent', title: { zh: '进度', en: 'Progress' }, render: (r) => percentText(r.percent), align: 'right', phone: 'line' },
    { key: 'support', title: { zh: '配合单位', en: 'In support' }, render: (r) => r.supportUnits.map((u) => u.name).join('、') },
    { key: 'source', title: { zh: '来源', en: 'Source' }, render: (r) => <Source source={r.source} /> },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (r) => r.divisionName, extra: true },
    { key: 'committee', title: { zh: '以委员会名义', en: 'In the name of' }, render: (r) => r.committee?.name ?? NONE, extra: true },
    { key: 'number', title: { zh: '任务编号', en: 'Number' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{r.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'flag', key: 'mine', label: { zh: '与我有关', en: 'Mine' } },
    { kind: 'flag', key: 'urged', label: { zh: '催办待回应', en: 'Urged, not acknowledged' } },
    { kind: 'choice', key: 'outcome', many: true, label: { zh: '完成情况', en: 'Outcome' }, choices: outcomes },
    { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: taskStates.map((value) => ({ value, label: taskLifecycle.states[value] })) },
    { kind: 'unit', key: 'leadUnitId', label: { zh: '牵头单位', en: 'Lead unit' } },
    { kind: 'unit', key: 'leadUnder', label: { zh: '牵头单位（含下属）', en: 'Lead unit, with units below' }, extra: true },
    { kind: 'choice', key: 'sourceKind', label: { zh: '来源', en: 'Source' }, choices: taskSourceKinds.map((value) => ({ value, label: taskSourceNames[value] })) },
    { kind: 'days', key: 'due', from: 'dueFrom', to: 'dueTo', whole: true, label: { zh: '时限', en: 'Due' }, extra: true },
    { kind: 'unit', key: 'unitId', label: { zh: '牵头或配合单位', en: 'Lead or supporting unit' }, extra: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' }, extra: true },
    { kind: 'text', key: 'sourceId', label: { zh: '来源编号', en: 'Id of the source' }, extra: true },
    { kind: 'text', key: 'supervisionId', label: { zh: '督办文书编号', en: 'Id of the supervision document' }, extra: true },
    { kind: 'text', key: 'parentTaskId', label: { zh: '上级任务编号', en: 'Id of the parent task' }, extra: true },
  ],
  search: { key: 'q', hint: { zh: '编号、任务、来源', en: 'Number, task, source' } }, saved: true, exports: true,
  empty: { text: { zh: '没有任务。下达任务后，牵头单位签收、报进度、报送完成，再由他人核验。', en: 'There is no task. Once one is issued, its lead accepts it, reports progress and submits it, and another person verifies.' } },
};

/** 任务 as a list, or by state on a board. */
export function TaskListPage() {
  const { t } = useWords();
  const rights = useRights();
  const [params, setParams] = useSearchParams();
  const list = useOfCommittees(spec);
  const board = params.get('view') === 'board';
  const show = (view: string): void => setParams(view === 'board' ? { view } : {}, { replace: true });
  const may = rights.may('task.manage');
  const add = may && <LinkButton to="tasks/new" type="primary" icon={<PlusOutlined />}>{t('下达任务', 'Issue a task')}</LinkButton>;
  const actions = (
    <>
      <Segmented value={board ? 'board' : 'list'} onChange={show} options={[{ value: 'list', label: t('列表', 'List') }, { value: 'board', label: t('看板', 'Board') }]} aria-label={t('怎样看', 'View')} />
      <LinkButton to="tasks/reminders">{t('每周提醒', 'Weekly reminder')}</LinkButton>
      {add}
    </>
  );
  if (!board) return <ListPage title={t('任务', 'Tasks')} spec={{ ...list, empty: { ...spec.empty, action: add } }} actions={actions} />;
  return <><PageHeader title={t('任务', 'Tasks')} actions={actions} /><TaskBoard /></>;
}
