import { taskApi, type TaskReminders } from '@anlan/contracts/responsibility';
import { Button, Card, Flex } from 'antd';
import { addCalendarDays, isoWeekOf, shanghaiDay } from '@anlan/domain';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { DueDay } from '../../patterns/due/due-day';
import { EmptyState } from '../../patterns/empty-state';
import { FigureLink } from '../../patterns/figures/figure-link';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

type Part = TaskReminders['units'][number]['due'];

/** 每周提醒: by lead unit, what is due in the week and what is overdue; each number leads to its tasks. */
export function TaskRemindersPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const week = params.get('week') ?? isoWeekOf(shanghaiDay(new Date()));
  const read = useRead(taskApi.reminders, { query: { week } }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <PageSkeleton />;
  const { units, from, to: last, asOf } = read.data;
  const go = (days: number) => setParams({ week: isoWeekOf(addCalendarDays(from, days)) });
  return (
    <>
      <PageHeader
        back={<Link to={to('tasks')}>← {t('任务', 'Tasks')}</Link>} title={t('每周提醒 {week}', 'Weekly reminder {week}', { week: read.data.week })} note={t('{from} 至 {to}，统计于 {at}；已报送的不列', '{from} to {to}, as of {at}; what is submitted is not listed', { from, to: last, at: instantText(asOf) })}
        actions={<><Button onClick={() => go(-7)}>{t('上一周', 'Week before')}</Button><Button onClick={() => go(7)}>{t('下一周', 'Week after')}</Button></>}
      />
      {units.length === 0 && <EmptyState text={t('这一周没有到期或逾期的任务', 'Nothing is due in this week, and nothing is overdue')} />}
      <Flex vertical gap={16}>
        {units.map((u) => (
          <Card key={u.unitId} title={<h2 style={{ fontSize: 16, margin: 0 }}>{u.unitName}</h2>}>
            <Tasks part={u.overdue} name={t('{unit} 已逾期', '{unit}, overdue', { unit: u.unitName })} heading={t('已逾期', 'Overdue')} />
            <Tasks part={u.due} name={t('{unit} 本周到期', '{unit}, due in the week', { unit: u.unitName })} heading={t('本周到期', 'Due in the week')} />
          </Card>
        ))}
      </Flex>
    </>
  );
}

function Tasks({ part, name, heading }: { part: Part; name: string; heading: string }) {
  const to = useTenantPath();
  if (part.count === 0) return null;
  return (
    <section style={{ marginBottom: 12 }}>
      <h3 style={{ fontSize: 14, margin: '0 0 6px' }}>{heading} <FigureLink n={part.count} rows={`tasks?${new URLSearchParams(part.filter).toString()}`} name={name} /></h3>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {part.tasks.map((task) => <li key={task.id} style={{ overflowWrap: 'anywhere', marginBottom: 4 }}><Link className="in-text" to={to(`tasks/${task.id}`)}>{task.title}</Link> {task.lead} <DueDay day={task.dueOn} /></li>)}
      </ul>
    </section>
  );
}
