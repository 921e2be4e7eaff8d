import { meetingApi, type Meeting } from '@anlan/contracts/responsibility';
import { addMonths, lastDayOf, shanghaiDay, weekdayOf, type Day } from '@anlan/domain';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Grid, theme } from 'antd';
import { useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usePages } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { LinkButton } from '../../patterns/link-button';
import { FilterBar } from '../../patterns/list/filter-bar';
import { useListQuery } from '../../patterns/list/use-list-query';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { clockText, dayText } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import './calendar.css';
import { weeksOf } from './calendar.rules';
import { useMeetingFilters } from './meeting-filters';
import { MeetingTag } from './meeting-tags';

const weekdays: readonly Text[] = [{ zh: '周一', en: 'Mon' }, { zh: '周二', en: 'Tue' }, { zh: '周三', en: 'Wed' }, { zh: '周四', en: 'Thu' }, { zh: '周五', en: 'Fri' }, { zh: '周六', en: 'Sat' }, { zh: '周日', en: 'Sun' }];

/** 月历: the meetings of a month on their days; on a phone the days that have some, one below another. */
export function MeetingCalendarPage() {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const asked = params.get('month');
  const today = shanghaiDay(new Date());
  const month = /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(asked ?? '') ? asked! : today.slice(0, 7);
  const spec = { filters: useMeetingFilters().filter((f) => !f.extra) };
  const list = useListQuery(spec);
  const pages = usePages<Meeting>(meetingApi.list, { ...list.query, from: `${month}-01`, to: lastDayOf(month), limit: 200 });
  const { hasNextPage, isFetching, fetchNextPage } = pages;
  // A month is shown whole.
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const go = (by: number): void => {
    const next = new URLSearchParams(location.search);
    next.set('month', addMonths(month, by));
    setParams(next, { replace: true });
  };
  const meetings = pages.data?.pages.flatMap((p) => p.items).sort((a, b) => a.plannedAt.localeCompare(b.plannedAt));
  const name = t('{year} 年 {month} 月', '{year}-{month}', { year: month.slice(0, 4), month: String(Number(month.slice(5))) });
  return (
    <>
      <PageHeader title={t('会议月历', 'Calendar of meetings')} note={t('按计划日期；取消的划去。', 'By the day they are planned for; those cancelled are struck out.')} actions={<><LinkButton to="meetings">{t('列表', 'List')}</LinkButton><LinkButton to="calendar-feed">{t('订阅到手机', 'On your phone')}</LinkButton></>} />
      <Card styles={{ body: { padding: 16 } }}>
        <Flex vertical gap={12}>
          <FilterBar spec={spec} list={list} />
          <Flex gap={8} align="center" justify="center">
            <Button icon={<LeftOutlined />} aria-label={t('上个月', 'The month before')} onClick={() => go(-1)} />
            <h2 style={{ fontSize: 16, margin: 0, minWidth: 110, textAlign: 'center' }} aria-live="polite">{name}</h2>
            <Button icon={<RightOutlined />} aria-label={t('下个月', 'The month after')} onClick={() => go(1)} />
          </Flex>
          {pages.error ? <ProblemView error={pages.error} onRetry={() => void pages.refetch()} /> : !meetings ? <RowsSkeleton /> : <Month month={month} today={today} meetings={meetings} name={name} />}
        </Flex>
      </Card>
    </>
  );
}

function Month({ month, today, meetings, name }: { month: string; today: Day; meetings: readonly Meeting[]; name: string }) {
  const { t, label } = useWords();
  const rights = useRights();
  const { token } = theme.useToken();
  const wide = Grid.useBreakpoint().md;
  const on = (day: Day): readonly Meeting[] => meetings.filter((m) => dayText(m.plannedAt) === day);
  const weekday = (day: Day): string => label(weekdays[(weekdayOf(day) + 6) % 7]);
  if (!wide) {
    const days = weeksOf(month).flat().filter((d) => on(d).length > 0);
    if (!days.length) return <EmptyState text={t('这个月没有会议', 'There is no meeting in this month')}>{rights.may('meeting.manage') && <LinkButton to="meetings/new">{t('安排会议', 'Plan a meeting')}</LinkButton>}</EmptyState>;
    return <ol className="meeting-agenda" aria-label={name}>{days.map((d) => <li key={d} style={{ borderColor: token.colorBorderSecondary }}><strong>{d} {weekday(d)}{d === today && t('（今天）', ' (today)')}</strong><Entries meetings={on(d)} tags /></li>)}</ol>;
  }
  return (
    <table className="meeting-month">
      <caption className="for-ears">{name}</caption>
      <thead><tr>{weekdays.map((d) => <th key={d.en} scope="col">{label(d)}</th>)}</tr></thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((d) => (
              <td key={d} style={{ borderColor: token.colorBorderSecondary, background: d === today ? token.colorInfoBg : d.startsWith(month) ? undefined : token.colorFillQuaternary }}>
                <time dateTime={d} style={{ fontWeight: d === today ? 700 : 400 }}>{d.startsWith(month) ? Number(d.slice(8)) : d.slice(5)}</time>
                {d.startsWith(month) && <Entries meetings={on(d)} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entries({ meetings, tags }: { meetings: readonly Meeting[]; tags?: true }) {
  const to = useTenantPath();
  if (!meetings.length) return null;
  return <ul>{meetings.map((m) => <li key={m.id}><Link to={to(`meetings/${m.id}`)} className={m.status === 'cancelled' ? 'meeting-cancelled' : undefined}>{clockText(m.plannedAt).slice(0, 5)} {m.title}</Link>{tags && <> <MeetingTag status={m.status} /></>}{tags && m.place && <div>{m.place}</div>}</li>)}</ul>;
}
