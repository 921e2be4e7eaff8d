import { enforcementTodoApi, hazardLifecycle, publicReportLifecycle, reportRewardLifecycle, riskPointLifecycle, standardisationLifecycle, subjectLifecycle } from '@anlan/contracts/enforcement';
import { urgencies, type Todo, type TodoSummary, type Urgency } from '@anlan/contracts/kit';
import { Button, Card, theme } from 'antd';
import { Link } from 'react-router';
import { usePages } from '../../api/queries';
import { DueTag, urgencyTones } from '../../patterns/due/due-tag';
import { EmptyState } from '../../patterns/empty-state';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useTenantPath } from '../../session/rights';
import { daysUntil, numberText } from '../../text/format';
import { useWords, type Text } from '../../text/text';

const names: Readonly<Record<Urgency, Text>> = {
  overdue: { zh: '已超期', en: 'Overdue' },
  today: { zh: '今天到期', en: 'Due today' },
  soon: { zh: '三天内到期', en: 'Within three days' },
  later: { zh: '以后到期', en: 'Later' },
  none: { zh: '没有期限', en: 'Without a deadline' },
};

/** Where the records of a to-do are, below the tenant's address. */

/** What the caller has to do, the most urgent first, in groups that say how many they are. */
export function TodoBoard({ summary }: { summary: TodoSummary }) {
  const { t } = useWords();
  const groups = urgencies.filter((u) => summary.byUrgency[u] > 0);
  return (
    <Card className="desk-panel" title={<h2 id="todo-heading">{t('我的待办（{n}）', 'To do ({n})', { n: numberText(summary.total) })}</h2>}>
      {groups.length ? groups.map((u, i) => <Group key={u} urgency={u} count={summary.byUrgency[u]} most={i === 0 ? 10 : 5} />) : <EmptyState text={t('没有待办。可以上报新的隐患，或查看隐患台账。', 'Nothing to do. Report what you find, or look through the ledger.')} />}
    </Card>
  );
}

function Group({ urgency, count, most }: { urgency: Urgency; count: number; most: number }) {
  const { t, label } = useWords();
  const todos = usePages<Todo>(enforcementTodoApi.list, { urgency, limit: most });
  const rows = todos.data?.pages.flatMap((p) => p.items) ?? [];
  const { token } = theme.useToken();
  const to = useTenantPath();
  return (
    <>
      <h3 id={`todo-${urgency}`} tabIndex={-1}><ToneTag tone={urgencyTones[urgency]} strong={urgency === 'overdue'}>{label(names[urgency])}</ToneTag>{t('{n} 条', '{n}', { n: numberText(count) })}</h3>
      {todos.error ? <ProblemView error={todos.error} onRetry={() => void todos.refetch()} /> : !todos.data ? <RowsSkeleton rows={3} /> : (
        <ul className="todo-list">
          {rows.map((todo) => (
            <li key={todo.id} style={{ borderColor: token.colorBorderSecondary }}>
              <ActionName type={todo.subject.type} action={todo.action} />
              <div className="todo-title">
                <Link to={to(`${ledgers[todo.subject.type]?.path ?? 'hazards'}/${todo.subject.id}`)}>{todo.subject.title}</Link>
                <div className="desk-small" style={{ color: token.colorTextSecondary }}>{[todo.divisionName, todo.subject.number, t('已等 {n} 天', 'waiting {n} d', { n: Math.max(0, -daysUntil(todo.since)) })].filter(Boolean).join(' · ')}</div>
              </div>
              <DueTag dueAt={todo.dueAt} />
            </li>
          ))}
        </ul>
      )}
      {todos.hasNextPage && <Button type="link" loading={todos.isFetchingNextPage} onClick={() => void todos.fetchNextPage()}>{t('再显示一些（共 {n} 条）', 'Show more of {n}', { n: numberText(count) })}</Button>}
    </>
  );
}

/** Where the records of a ledger are, and what its steps are called. */
const ledgers: Readonly<Record<string, { readonly path: string; readonly actions: Readonly<Record<string, Text>> }>> = {
  hazard: { path: 'hazards', actions: hazardLifecycle.actions },
  'public-report': { path: 'public-reports', actions: publicReportLifecycle.actions },
  standardisation: { path: 'standardisations', actions: standardisationLifecycle.actions },
  'report-reward': { path: 'report-rewards', actions: reportRewardLifecycle.actions },
  subject: { path: 'subjects', actions: subjectLifecycle.actions },
  'risk-point': { path: 'risk-points', actions: riskPointLifecycle.actions },
};

function ActionName({ type, action }: { type: string; action: string }) {
  const { label } = useWords();
  return <strong className="desk-small">{label(ledgers[type]?.actions[action], action)}</strong>;
}
