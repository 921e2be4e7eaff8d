import { riskLevelNames, riskLevels, riskPointApi, type RiskPointStatistics } from '@anlan/contracts/enforcement';
import { Card, Flex, Table } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
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

const IN_CARE = 'collected,assessed,graded,controlled';
const sum = (items: readonly Item[]): number => items.reduce((n, i) => n + i.count, 0);

interface Row {
  readonly code: string;
  readonly name: string;
  readonly items: readonly Item[];
  readonly due: number;
  /** the division's own parameters; none for the whole */
  readonly filter: Readonly<Record<string, string>>;
}

/** Each division with its levels, then all of them together. */
function rowsOf(items: readonly Item[], due: readonly Item[], all: string, label: (text: { zh: string; en: string }) => string): Row[] {
  const codes = [...new Set(items.map((i) => i.key['division'] ?? ''))];
  const rows = codes.map((code): Row => {
    const own = items.filter((i) => i.key['division'] === code);
    const { divisionCode = '', divisionOnly } = own[0]!.filter;
    return { code, name: label(own[0]!.names['division']!), items: own, due: sum(due.filter((i) => i.key['division'] === code)), filter: { divisionCode, ...(divisionOnly && { divisionOnly }) } };
  });
  return [...rows, { code: 'all', name: all, items, due: sum(due), filter: {} }];
}

function LevelCard() {
  const { t, label } = useWords();
  const read = useRead(riskPointApi.statistics, { query: { by: 'division,level', status: IN_CARE } as never }, { keep: true });
  const due = useRead(riskPointApi.statistics, { query: { by: 'division', reviewDue: 'true' } as never }, { keep: true });
  const rows = rowsOf(read.data?.items ?? [], due.data?.items ?? [], t('合计', 'All'), label);
  const drill = (row: Row, n: number, what: string, more: Record<string, string>) => <FigureLink n={n} name={`${row.name} ${what}`} rows={`risk-points?${new URLSearchParams({ ...row.filter, ...more })}`} />;
  const level = (l: (typeof shown)[number]) => {
    const title = label(l === 'none' ? notGraded : riskLevelNames[l]);
    return { title, align: 'right' as const, render: (_: unknown, row: Row) => drill(row, sum(row.items.filter((i) => i.key['level'] === l)), title, { status: IN_CARE, level: l }) };
  };
  return (
    <Card title={<h2>{t('在管风险点，按区划和等级', 'By division and level')}</h2>}>
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={4} /> : read.data.items.length === 0 ? <EmptyState text={t('还没有风险点。从“风险点”页逐个采集，或用文件一次导入。', 'There are no risk points yet. Collect them one by one, or import a file.')} /> : (
        <Table<Row>
          size="small" scroll={{ x: 'max-content' }} rowKey="code" pagination={false} dataSource={rows} aria-label={t('在管风险点，按区划和等级', 'Risk points by division and level')}
          columns={[
            { title: t('区划', 'Division'), dataIndex: 'name' },
            ...shown.map(level),
            { title: t('合计', 'All'), align: 'right', render: (_, row) => drill(row, sum(row.items), t('合计', 'All'), { status: IN_CARE }) },
            { title: t('待复评', 'Review due'), align: 'right', render: (_, row) => drill(row, row.due, t('待复评', 'Review due'), { reviewDue: 'true' }) },
          ]}
        />
      )}
    </Card>
  );
}
