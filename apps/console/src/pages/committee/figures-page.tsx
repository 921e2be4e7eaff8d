import { committeeApi } from '@anlan/contracts/responsibility';
import { Card } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { isYear, thisYear, YearChoice } from '../../patterns/figures/year-choice';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { WorkTable } from './work-table';

/** 履职次数: how often each committee met, inspected and supervised in a year, and how its tasks came out. */
export function CommitteeFiguresPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const year = isYear(params.get('year')) ? params.get('year')! : thisYear();
  const read = useRead(committeeApi.figures, { query: { from: `${year}-01-01`, to: `${year}-12-31` } }, { keep: true });
  const label = t('{year} 年各委员会履职次数', 'Work of the committees in {year}', { year });
  const name = (c: { committeeId: string; name: string }) => <Link className="in-text" to={to(`committees/${c.committeeId}`)}>{c.name}</Link>;
  return (
    <>
      <PageHeader back={<Link to={to('committees')}>← {t('委员会', 'Committees')}</Link>} title={t('履职次数', 'Work in numbers')} note={t('点击数字查看这些会议、巡查、文书、任务。', 'Every number leads to its meetings, tours, documents or tasks.')} actions={<YearChoice year={year} onChange={(y) => setParams({ year: y }, { replace: true })} />} />
      <Card>
        {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton /> : read.data.items.length === 0 ? <EmptyState text={t('还没有委员会', 'There is no committee yet')} /> : <WorkTable figures={read.data} label={label} first={t('委员会', 'Committee')} nameOf={name} />}
      </Card>
    </>
  );
}
