import type { Permission } from '@anlan/contracts/access';
import { hazardApi } from '@anlan/contracts/enforcement';
import { Flex } from 'antd';
import { useRead } from '../../api/queries';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { Figure } from './figure';
import { OtherDesk } from './other-desk';
import { QuickActions } from './quick-actions';
import { RecentChanges } from './recent-changes';
import { TodoBoard } from './todo-board';
import { useTodoSummary } from './use-todos';
import './desk.css';

/** Whoever may see one of these has things to do, or to look after. */
const worked: readonly Permission[] = ['hazard.read', 'responsibility-list.read', 'letter.read', 'task.read', 'supervision.read'];

/** The desk of somebody who works in a district, or oversees it. */
export function DistrictDesk() {
  const { t } = useWords();
  const rights = useRights();
  const works = worked.some((p) => rights.may(p));
  const readsHazards = rights.may('hazard.read');
  // Shown by the to-do list too: one answer for both. They go stale when a record changes.
  const summary = useTodoSummary(works);
  const overdue = useRead(hazardApi.list, { query: { overdue: 'true', limit: 1, total: 'true' } }, { enabled: readsHazards, keep: true });
  if (!works) return <OtherDesk />;
  const by = summary.data?.byUrgency;
  return (
    <Flex vertical gap={16}>
      <QuickActions />
      {summary.error && <ProblemView error={summary.error} onRetry={summary.readAgain} />}
      <div className="figures">
        <Figure to="#todo-overdue" label={t('我的超期', 'Mine, overdue')} value={by?.overdue} tone="bad" />
        <Figure to="#todo-today" label={t('今天到期', 'Due today')} value={by?.today} tone="warn" />
        <Figure to="#todo-soon" label={t('三天内到期', 'Within 3 days')} value={by?.soon} tone="info" />
        {readsHazards && <Figure to="hazards?overdue=true&order=dueAt" label={t('职责范围内超期', 'Overdue in my scope')} value={overdue.data?.total} tone="bad" />}
      </div>
      <div className="desk-columns">
        <section aria-labelledby="todo-heading">{summary.data ? <TodoBoard summary={summary.data} /> : !summary.error && <RowsSkeleton />}</section>
        {readsHazards && <section aria-labelledby="changes-heading"><RecentChanges /></section>}
      </div>
    </Flex>
  );
}
