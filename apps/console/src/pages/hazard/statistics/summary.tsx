import { hazardApi } from '@anlan/contracts/enforcement';
import { Card, Flex } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../../api/queries';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { useTenantPath } from '../../../session/rights';
import { instantText, numberText } from '../../../text/format';
import { useWords } from '../../../text/text';

/** What was found, closed, is late, and the rate that follows from it, with its numerator and denominator. */
export function Summary({ divisionCode }: { divisionCode: string | undefined }) {
  const { t } = useWords();
  const to = useTenantPath();
  const all = useRead(hazardApi.statistics, { query: { by: 'level', divisionCode } }, { keep: true });
  const late = useRead(hazardApi.statistics, { query: { by: 'overdue', divisionCode } }, { keep: true });
  if (all.error) return <ProblemView error={all.error} onRetry={() => void all.refetch()} />;
  if (!all.data) return <RowsSkeleton rows={2} />;
  const { total, closed, rectificationRate, dual, asOf, items } = all.data;
  const rows = (filter: Record<string, string>): string => to(`hazards?${new URLSearchParams({ ...filter, ...(divisionCode && { divisionCode }) })}`);
  const overdue = late.data?.items.find((i) => i.key['overdue'] === 'true');
  const major = items.find((i) => i.key['level'] === 'major');
  const figures = [
    { name: t('累计上报', 'Found'), count: total, href: rows({}) },
    { name: t('其中重大', 'Of which major'), count: major?.count ?? 0, href: rows({ level: 'major' }) },
    { name: t('已销号', 'Closed'), count: closed, href: rows({ status: 'closed' }) },
    { name: t('已超期', 'Overdue'), count: late.data && (overdue?.count ?? 0), href: rows({ overdue: 'true' }) },
  ];
  return (
    <Card>
      <Flex gap={32} wrap>
        {figures.map((f) => <div key={f.name}><div>{f.name}</div><Link to={f.href} style={{ fontSize: 26, fontWeight: 600 }}>{numberText(f.count)}</Link></div>)}
        <div><div>{t('整改率（已销号 ÷ 累计上报）', 'Rectification rate (closed ÷ found)')}</div><span style={{ fontSize: 26, fontWeight: 600 }}>{rectificationRate}</span></div>
        <div><div>{t('双闭环率（两侧都闭环 ÷ 双重交办 {n} 条）', 'Double closure (both sides accepted ÷ {n} dual)', { n: numberText(dual.total) })}</div><Link to={rows({ dual: 'true' })} style={{ fontSize: 26, fontWeight: 600 }}>{dual.rate}</Link></div>
      </Flex>
      <small>{t('截至 {at}', 'As of {at}', { at: instantText(asOf) })}</small>
    </Card>
  );
}
