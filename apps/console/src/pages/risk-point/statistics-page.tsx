import { riskLevelNames, riskLevels, riskPointApi, type RiskPointStatistics } from '@anlan/contracts/enforcement';
import { Card, Flex, Table } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { notGraded } from './risk-tags';

type Item = RiskPointStatistics['items'][number];
const shown = [...riskLevels, 'none'] as const;

/** 风险统计: risk points by division and level, what is due for review, and the rate of collection with its two figures. */
export function RiskPointStatisticsPage() {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('risk-points')}>← {t('风险点', 'Risk points')}</Link>} title={t('风险统计', 'Risks in numbers')} note={t('每个数字都能点开看明细。', 'Each number leads to its rows.')} />
      <Flex vertical gap={16}><CollectionCard /><LevelCard /></Flex>
    </>
  );
}

function CollectionCard() {
  const { t, label } = useWords();
  const to = useTenantPath();
  const seesSubjects = useRights().may('subject.read');
  const read = useRead(riskPointApi.collection, {}, { keep: true });
  const drill = (count: number, filter: Readonly<Record<string, string>>) => (count && seesSubjects ? <Link to={to(`subjects?${new URLSearchParams(filter)}`)}>{numberText(count)}</Link> : numberText(count));
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('风险采集率', 'Rate of collection')}</h2>}>
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={4} /> : (
        <>
          <p style={{ marginTop: 0 }}>{t('{n} ÷ {d}，截至 {at}。分母为零时显示“—”。', '{n} ÷ {d}, as of {at}. Without a base it is “—”.', { n: label(read.data.numeratorName), d: label(read.data.denominatorName), at: instantText(read.data.asOf) })}</p>
          <Table
            size="small" scroll={{ x: 'max-content' }} rowKey="divisionCode" pagination={false} aria-label={t('风险采集率', 'Rate of collection')} dataSource={[...read.data.items, { divisionCode: '', divisionName: t('合计', 'All'), ...read.data.total }]}
            columns={[
              { title: t('区划', 'Division'), dataIndex: 'divisionName' },
              { title: t('已采集', 'With a point'), align: 'right', render: (_, r) => drill(r.numerator, { ...r.filter, hasRiskPoint: 'true' }) },
              { title: t('未采集', 'Without'), align: 'right', render: (_, r) => drill(r.denominator - r.numerator, { ...r.filter, hasRiskPoint: 'false' }) },
              { title: t('在营', 'Operating'), align: 'right', render: (_, r) => drill(r.denominator, r.filter) },
              { title: t('采集率', 'Rate'), align: 'right', dataIndex: 'rate' },
            ]}
          />
        </>
      )}
    </Card>
  );
}

function LevelCard() {
  const { t, label } = useWords();
  const to = useTenantPath();
  const read = useRead(riskPointApi.statistics, { query: { by: 'division,level', status: 'collected,assessed,graded,controlled' } as never }, { keep: true });
  const due = useRead(riskPointApi.statistics, { query: { by: 'division', reviewDue: 'true' } as never }, { keep: true });
  const rows = new Map<string, Item[]>();
  for (const item of read.data?.items ?? []) rows.set(item.key['division'] ?? '', [...(rows.get(item.key['division'] ?? '') ?? []), item]);
  const drill = (item: Item | undefined) => (item ? <Link to={to(`risk-points?${new URLSearchParams(item.filter)}`)}>{numberText(item.count)}</Link> : 0);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal' }}>{t('在管风险点，按区划和等级', 'By division and level')}</h2>}>
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={4} /> : rows.size === 0 ? <EmptyState text={t('还没有风险点', 'There are no risk points yet')} /> : (
        <Table
          size="small" scroll={{ x: 'max-content' }} rowKey={([code]) => code} pagination={false} dataSource={[...rows]} aria-label={t('在管风险点，按区划和等级', 'Risk points by division and level')}
          columns={[
            { title: t('区划', 'Division'), render: (_, [, items]) => label(items[0]!.names['division']!) },
            ...shown.map((l) => ({ title: label(l === 'none' ? notGraded : riskLevelNames[l]), align: 'right' as const, render: (_: unknown, [, items]: [string, Item[]]) => drill(items.find((i) => i.key['level'] === l)) })),
            { title: t('合计', 'All'), align: 'right', render: (_, [, items]) => numberText(items.reduce((n, i) => n + i.count, 0)) },
            { title: t('待复评', 'Review due'), align: 'right', render: (_, [code]) => drill(due.data?.items.find((i) => i.key['division'] === code)) },
          ]}
        />
      )}
    </Card>
  );
}
