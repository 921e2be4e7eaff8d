import { standingMeetingApi } from '@anlan/contracts/responsibility';
import { isDay } from '@anlan/domain';
import { Card, Flex } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { isYear, thisYear, YearChoice } from '../../patterns/figures/year-choice';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { Rate } from './rate';

/** Days of a report that leads here, in place of a year. */
const daysOf = (params: URLSearchParams): { from: string; to: string } | null => {
  const [from, to] = [params.get('from'), params.get('to')];
  return from !== null && to !== null && isDay(from) && isDay(to) ? { from, to } : null;
};

/** 按期召开率 of a year, or of the days of a report: of all, and of each, which leads to its periods. */
export function StandingFigures() {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const days = daysOf(params);
  const year = days ? days.to.slice(0, 4) : isYear(params.get('year')) ? params.get('year')! : thisYear();
  const read = useRead(standingMeetingApi.figures, { query: days ?? { year } }, { keep: true });
  const choose = (y: string): void => {
    const next = new URLSearchParams(location.search);
    next.set('year', y);
    for (const day of ['from', 'to']) next.delete(day);
    setParams(next, { replace: true });
  };
  const f = read.data;
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('按期召开率', 'Held in time')}</h2>} extra={<YearChoice year={year} onChange={choose} />}>
      {read.error && !f ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !f ? <RowsSkeleton rows={3} /> : (
        <Flex vertical gap={8}>
          {days && <span>{t('{from} 至 {to} 结束的各期', 'Periods that end from {from} to {to}', days)}</span>}
          <div>{t('全部', 'All')} <strong style={{ fontSize: 20 }}><Rate of={f} rows={null} name="" /></strong></div>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0, columnWidth: 320 }}>
            {f.meetings.map((m) => <li key={m.standingMeetingId} style={{ padding: '3px 0', overflowWrap: 'anywhere', breakInside: 'avoid' }}>{m.name} <Rate of={m} rows={`standing-meetings/${m.standingMeetingId}?year=${year}`} name={m.name} /></li>)}
          </ul>
          <small>{t('按期召开的期数 ÷ 已结束的期数，统计时间 {at}。', 'Periods held in time ÷ periods that are over, as of {at}.', { at: instantText(f.asOf) })}</small>
        </Flex>
      )}
    </Card>
  );
}
