import { taskApi, taskLifecycle, type Task } from '@anlan/contracts/responsibility';
import { Card, Checkbox, Flex, theme } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { percentText } from '../../patterns/figures/rate-text';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { TaskDue } from './task-tag';

const columns = ['issued', 'accepted', 'in_progress', 'submitted', 'returned'] as const;
const SHOWN = 20;

/** 看板: what is being worked on, by state; each column leads to all of its rows. */
export function TaskBoard() {
  const { t } = useWords();
  const [mine, setMine] = useState(false);
  const [leadUnitId, setUnit] = useState<string>();
  return (
    <>
      <Flex gap={12} wrap align="center" role="search" style={{ marginBottom: 16 }}>
        <Checkbox checked={mine} onChange={(e) => setMine(e.target.checked)}>{t('与我有关', 'Mine')}</Checkbox>
        <UnitPicker value={leadUnitId} onChange={setUnit} allowClear placeholder={t('牵头单位', 'Lead unit')} aria-label={t('牵头单位', 'Lead unit')} style={{ minWidth: 180 }} />
      </Flex>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(230px, 100%), 1fr))', gap: 12, alignItems: 'start' }}>
        {columns.map((status) => <Column key={status} status={status} query={{ ...(mine && { mine: 'true' }), ...(leadUnitId && { leadUnitId }) }} />)}
      </div>
    </>
  );
}

function Column({ status, query }: { status: (typeof columns)[number]; query: Record<string, string> }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const read = useRead(taskApi.list, { query: { ...query, status, limit: SHOWN, total: 'true' } as never }, { keep: true });
  const total = read.data?.total ?? read.data?.items.length;
  const all = to(`tasks?${new URLSearchParams({ ...query, status }).toString()}`);
  return (
    <section aria-label={label(taskLifecycle.states[status])}>
      <h2 style={{ fontSize: 16, margin: '0 0 8px' }}>{label(taskLifecycle.states[status])} {total !== undefined && <Link className="in-text" to={all} aria-label={`${label(taskLifecycle.states[status])} ${numberText(total)}`}>{numberText(total)}</Link>}</h2>
      {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={2} /> : (
        <Flex vertical gap={8} component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {read.data.items.map((task) => <li key={task.id}><TaskCard task={task} /></li>)}
          {read.data.items.length === 0 && <li>{t('没有', 'None')}</li>}
          {(total ?? 0) > read.data.items.length && <li><Link to={all}>{t('查看全部 {n} 项', 'All {n}', { n: total ?? 0 })}</Link></li>}
        </Flex>
      )}
    </section>
  );
}

function TaskCard({ task }: { task: Task }) {
  const to = useTenantPath();
  const { token } = theme.useToken();
  return (
    <Card size="small" style={task.outcome === 'overdue' ? { borderInlineStart: `3px solid ${token.colorError}` } : undefined}>
      <Flex vertical gap={4}>
        <Link to={to(`tasks/${task.id}`)} style={{ overflowWrap: 'anywhere' }}>{task.title}</Link>
        <span>{task.leadUnit.name}{task.lead && ` ${task.lead.name}`} · {percentText(task.percent)}</span>
        <TaskDue task={task} />
      </Flex>
    </Card>
  );
}
