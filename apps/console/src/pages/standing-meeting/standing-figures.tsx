import { standingMeetingApi } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { isYear, thisYear, YearChoice } from '../../patterns/figures/year-choice';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { Rate } from './rate';

/** 按期召开率 of a year: of all, and of each, which leads to its periods. */
export function StandingFigures() {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const year = isYear(params.get('year')) ? params.get('year')! : thisYear();
  const read = useRead(standingMeetingApi.figures, { query: { year } }, { keep: true });
  const choose = (y: string): void => {
    const next = new URLSearchParams(location.search);
    next.set('year', y);
    setParams(next, { replace: true });
  };
  const f = read.data;
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('按期召开率', 'Held in time')}</h2>} extra={<YearChoice year={year} onChange={choose} />}>
      {read.error && !f ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !f ? <RowsSkeleton rows={3} /> : (
        <Flex vertical gap={8}>
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
