import { riskLevelNames, riskLevels, riskPointApi, type RiskLevel, type RiskPointMap } from '@anlan/contracts/enforcement';
import type { Crs } from '@anlan/domain';
import { Card, Table } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../api/queries';
import { BoundaryLines } from '../../map/boundaries';
import { useMap } from '../../map/map-context';
import { MapSurface } from '../../map/map-surface';
import { Mark } from '../../map/marks';
import { useBackground } from '../../map/use-background';
import { useHome } from '../../map/use-home';
import { useView } from '../../map/use-view';
import { EmptyState } from '../../patterns/empty-state';
import { FilterBar } from '../../patterns/list/filter-bar';
import { useListQuery } from '../../patterns/list/use-list-query';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { riskPointFilters } from './filters';
import { notGraded } from './risk-tags';

type Division = RiskPointMap['divisions'][number];
const shown = [...riskLevels, 'none'] as const;
const nameOf = (l: RiskLevel | 'none') => (l === 'none' ? notGraded : riskLevelNames[l]);

/** 风险四色图: points in the colour of their level; a cluster has that of its gravest. The table has the same by division. */
export function RiskPointMapPage() {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const spec = useMemo(() => ({ filters: riskPointFilters(rights) }), [rights]);
  const list = useListQuery(spec);
  const config = useBackground();
  const whole = useRead(riskPointApi.map, { query: { ...list.query, zoom: 0 } as never }, { keep: true });
  const home = useHome(whole.data);
  const rowsOf = (d: Division, more: Readonly<Record<string, string>> = {}): string => to(`risk-points?${new URLSearchParams({ ...list.values, divisionCode: d.divisionCode, ...(d.divisionOnly && { divisionOnly: 'true' }), ...more })}`);
  const cell = (count: number, d: Division, more: Readonly<Record<string, string>> = {}) => (count ? <Link to={rowsOf(d, more)}>{numberText(count)}</Link> : 0);
  const ready = config.data && (whole.data ?? whole.error) && !home.pending;
  return (
    <>
      <PageHeader back={<Link to={to('risk-points')}>← {t('风险点', 'Risk points')}</Link>} title={t('风险四色图', 'Risk map')} note={t('点击数字放大，点击色块打开风险点；图下的表按区划列出同样的风险点。', 'A number opens up, a dot leads to the risk point; the table below has the same by division.')} />
      <Card>
        <FilterBar spec={spec} list={list} />
        {whole.error && <ProblemView error={whole.error} onRetry={() => void whole.refetch()} />}
        <div style={{ marginTop: 12 }}>
          {!ready ? <RowsSkeleton /> : (
            <MapSurface label={t('风险四色图', 'Risk map')} bounds={home.bounds} background={config.data.tiles} height="min(62vh, 640px)">
              <BoundaryLines features={home.features} crs={config.data.tiles?.crs} />
              <Marks query={list.query} crs={config.data.tiles?.crs} />
            </MapSurface>
          )}
        </div>
        <div className="map-legend">{shown.map((l) => <span key={l}><i className={`map-point risk-${l}`} /> {label(nameOf(l))}</span>)}</div>
        {whole.data && (whole.data.divisions.length === 0 ? <EmptyState text={t('没有符合条件的风险点', 'No risk point fits the filters')} /> : (
          <>
            <h2 style={{ fontSize: 16, margin: '16px 0 8px' }}>{t('风险点，按区划和等级', 'Risk points by division and level')}</h2>
            <Table
              size="small" scroll={{ x: 'max-content' }} rowKey={(d) => `${d.divisionCode}${String(d.divisionOnly)}`} dataSource={[...whole.data.divisions]} pagination={{ pageSize: 30, hideOnSinglePage: true }} aria-label={t('风险点，按区划和等级', 'Risk points by division and level')}
              columns={[
                { title: t('区划', 'Division'), render: (_, d) => (d.divisionOnly ? t('{name}（本级）', '{name} itself', { name: d.divisionName }) : d.divisionName) },
                { title: t('合计', 'All'), align: 'right', render: (_, d) => cell(d.count, d) },
                ...shown.map((l) => ({ title: label(nameOf(l)), align: 'right' as const, render: (_: unknown, d: Division) => cell(d.levels[l], d, { level: l }) })),
                { title: t('没有坐标', 'No position'), align: 'right', render: (_, d) => cell(d.unplaced, d, { placed: 'false' }) },
              ]}
            />
          </>
        ))}
      </Card>
    </>
  );
}

/** What lies in the part of the map that is shown. */
function Marks({ query, crs }: { query: Readonly<Record<string, string>>; crs?: Crs }) {
  const { t, label } = useWords();
  const map = useMap();
  const to = useTenantPath();
  const navigate = useNavigate();
  const view = useView(crs);
  const read = useRead(riskPointApi.map, { query: { ...query, bbox: view.bbox.join(','), zoom: view.zoom } as never }, { keep: true });
  const open = ([west, south, east, north]: [number, number, number, number]): void =>
    void map.fitBounds([west, south, east, north], { padding: 64, maxZoom: Math.max(map.getZoom() + 2, 17), animate: !matchMedia('(prefers-reduced-motion: reduce)').matches });
  return (
    <>
      {read.data?.clusters.map((c) => (
        <Mark key={`${c.lng},${c.lat}`} at={c} crs={crs}>
          <button type="button" className={`map-cluster risk-${shown.find((l) => c.levels[l] > 0) ?? 'none'}`} onClick={() => open(c.bbox)} aria-label={t('{n} 个风险点：{levels}，放大', '{n} risk points: {levels}; zoom in', { n: c.count, levels: shown.filter((l) => c.levels[l] > 0).map((l) => `${label(nameOf(l))} ${c.levels[l]}`).join('、') })}>{numberText(c.count)}</button>
        </Mark>
      ))}
      {read.data?.points.map((p) => {
        const words = [p.name, label(nameOf(p.level ?? 'none')), ...(p.reviewDue ? [t('待复评', 'review due')] : [])].join('，');
        return <Mark key={p.id} at={p} crs={crs}><button type="button" className={`map-point risk-${p.level ?? 'none'}`} title={words} aria-label={words} onClick={() => void navigate(to(`risk-points/${p.id}`))} /></Mark>;
      })}
    </>
  );
}
