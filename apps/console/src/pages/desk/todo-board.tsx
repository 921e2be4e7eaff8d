import { urgencies, type TodoSummary, type Urgency } from '@anlan/contracts/kit';
import { Button, Card, theme } from 'antd';
import { Link } from 'react-router';
import { DueTag, urgencyTones } from '../../patterns/due/due-tag';
import { EmptyState } from '../../patterns/empty-state';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useTenantPath } from '../../session/rights';
import { daysUntil, numberText } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { ledgers } from './todo-ledgers';
import { useTodos } from './use-todos';

const names: Readonly<Record<Urgency, Text>> = {
  overdue: { zh: '已超期', en: 'Overdue' },
  today: { zh: '今天到期', en: 'Due today' },
  soon: { zh: '三天内到期', en: 'Within three days' },
  later: { zh: '以后到期', en: 'Later' },
  none: { zh: '没有期限', en: 'Without a deadline' },
};

/** What the caller has to do, the most urgent first, in groups that say how many they are. */
export function TodoBoard({ summary }: { summary: Pick<TodoSummary, 'total' | 'byUrgency'> }) {
  const { t } = useWords();
  const groups = urgencies.filter((u) => summary.byUrgency[u] > 0);
  return (
    <Card className="desk-panel" title={<h2 id="todo-heading">{t('我的待办（{n}）', 'To do ({n})', { n: numberText(summary.total) })}</h2>}>
      {groups.length ? groups.map((u, i) => <Group key={u} urgency={u} count={summary.byUrgency[u]} most={i === 0 ? 10 : 5} />) : <EmptyState text={t('没有待办。', 'Nothing to do.')} />}
    </Card>
  );
}

function Group({ urgency, count, most }: { urgency: Urgency; count: number; most: number }) {
  const { t, label } = useWords();
  const todos = useTodos(urgency, most);
  const { token } = theme.useToken();
  const to = useTenantPath();
  return (
    <>
      <h3 id={`todo-${urgency}`} tabIndex={-1}><ToneTag tone={urgencyTones[urgency]} strong={urgency === 'overdue'}>{label(names[urgency])}</ToneTag>{t('{n} 条', '{n}', { n: numberText(count) })}</h3>
      {todos.error && <ProblemView error={todos.error} onRetry={todos.readAgain} />}
      {!todos.rows ? <RowsSkeleton rows={3} /> : (
        <ul className="todo-list">
          {todos.rows.map((todo) => (
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
      {todos.hasMore && <Button type="link" loading={todos.isReadingMore} onClick={todos.readMore}>{t('再显示一些（共 {n} 条）', 'Show more of {n}', { n: numberText(count) })}</Button>}
    </>
  );
}

function ActionName({ type, action }: { type: string; action: string }) {
  const { label } = useWords();
  return <strong className="desk-small">{label(ledgers[type]?.actions[action], action)}</strong>;
}
