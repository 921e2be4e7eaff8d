import type { LngLat } from '@anlan/domain';
import { Card, Table } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { BoundaryLines } from '../../map/boundaries';
import { MapSurface } from '../../map/map-surface';
import { useBackground } from '../../map/use-background';
import { useHome } from '../../map/use-home';
import { useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { EmptyState } from '../empty-state';
import { FilterBar } from '../list/filter-bar';
import { useListQuery, type ListQuery } from '../list/use-list-query';
import { PageHeader } from '../page-header';
import { ProblemView } from '../problem-view';
import { RowsSkeleton } from '../skeletons';
import type { Cluster } from './apart';
import type { DivisionCount, LedgerMapAnswer, LedgerMapSpec, Narrow, RowsOf } from './ledger-map.types';
import { LedgerMarks } from './ledger-marks';

interface Props<C extends Cluster, P extends LngLat & { readonly id: string }, D extends DivisionCount> {
  /** the same from one drawing to the next */
  readonly spec: LedgerMapSpec<C, P, D>;
  /** the same records otherwise, below the map */
  readonly children?: (list: ListQuery) => ReactNode;
}

const WORLD_ZOOM = 0;

/** A ledger on the map: clusters that open, single ones that lead to their record; and the same by division, for who sees or uses no map. */
export function LedgerMapPage<C extends Cluster, P extends LngLat & { readonly id: string }, D extends DivisionCount>({ spec, children }: Props<C, P, D>) {
  const to = useTenantPath();
  const list = useListQuery(spec);
  const config = useBackground();
  // The whole once, to know what to show first and what no map shows.
  const whole = useRead(spec.op, { query: { ...list.query, ...spec.whole, zoom: WORLD_ZOOM } as never }, { keep: true });
  const answer = whole.data as LedgerMapAnswer<C, P, D> | undefined;
  const home = useHome(answer);
  const rowsOf: RowsOf = ({ divisionCode, divisionOnly }, ...narrow) => to(`${spec.list}?${new URLSearchParams({ ...list.values, divisionCode, ...(divisionOnly && { divisionOnly: 'true' }), ...Object.fromEntries(narrow) })}`);
  const ready = config.data && (answer ?? whole.error) && !home.pending;
  return (
    <>
      <PageHeader back={<Link to={to(spec.list)}>← {spec.back}</Link>} title={spec.title} note={spec.note} />
      <Card>
        <FilterBar spec={spec} list={list} />
        {whole.error && <ProblemView error={whole.error} onRetry={() => void whole.refetch()} />}
        <div style={{ marginTop: 12 }}>
          {!ready ? <RowsSkeleton /> : (
            <MapSurface label={spec.label} bounds={home.bounds} background={config.data.tiles} height="min(62vh, 640px)">
              <BoundaryLines features={home.features} crs={config.data.tiles?.crs} />
              <LedgerMarks spec={spec} query={list.query} crs={config.data.tiles?.crs} />
            </MapSurface>
          )}
        </div>
        <div className="map-legend">{spec.legend.map(({ tone, words }) => <span key={words}><i className={`map-point ${tone}`} /> {words}</span>)}</div>
        {answer && <ByDivision spec={spec} divisions={answer.divisions} rowsOf={rowsOf} />}
        {answer && spec.beneath?.(answer, rowsOf)}
      </Card>
      {children?.(list)}
    </>
  );
}

interface TableProps<C extends Cluster, P extends LngLat & { readonly id: string }, D extends DivisionCount> {
  readonly spec: LedgerMapSpec<C, P, D>;
  readonly divisions: readonly D[];
  readonly rowsOf: RowsOf;
}

/** What the map shows, by division: each number leads to its rows. */
function ByDivision<C extends Cluster, P extends LngLat & { readonly id: string }, D extends DivisionCount>({ spec: { table }, divisions, rowsOf }: TableProps<C, P, D>) {
  const { t } = useWords();
  if (divisions.length === 0) return <EmptyState text={table.empty} />;
  const cell = (count: number, d: D, ...narrow: Narrow[]) => (count ? <Link to={rowsOf(d, ...(table.narrow ? [table.narrow] : []), ...narrow)}>{numberText(count)}</Link> : 0);
  return (
    <>
      <h2 style={{ fontSize: 16, margin: '16px 0 8px' }}>{table.title}</h2>
      <Table
        size="small" scroll={{ x: 'max-content' }} rowKey={(d) => `${d.divisionCode}${String(d.divisionOnly)}`} dataSource={[...divisions]} pagination={{ pageSize: 30, hideOnSinglePage: true }} aria-label={table.title}
        columns={[
          { title: t('区划', 'Division'), render: (_, d) => (d.divisionOnly ? t('{name}（本级）', '{name} itself', { name: d.divisionName }) : d.divisionName) },
          { title: t('合计', 'All'), align: 'right', render: (_, d) => cell(d.count, d) },
          ...table.columns.map(({ title, count, narrow }) => ({ title, align: 'right' as const, render: (_: unknown, d: D) => cell(count(d), d, narrow) })),
        ]}
      />
    </>
  );
}
