import { subjectApi, subjectGradeNames, subjectKindNames, type SubjectMap } from '@anlan/contracts/enforcement';
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
import { List } from '../../patterns/list/list';
import { useListQuery } from '../../patterns/list/use-list-query';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { subjectColumns } from './subject-columns';
import { subjectFilters } from './subject-filters';

type Division = SubjectMap['divisions'][number];

/** 监管对象一张图: clusters that open, single ones that lead to their record; the same by division, and as a list for who does not see maps. */
export function SubjectMapPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const spec = useMemo(() => ({ filters: subjectFilters(rights) }), [rights]);
  const list = useListQuery(spec);
  const config = useBackground();
  const whole = useRead(subjectApi.map, { query: { ...list.query, zoom: 0 } as never }, { keep: true });
  const home = useHome(whole.data);
  const rowsOf = (d: Division, more: Readonly<Record<string, string>> = {}): string => to(`subjects?${new URLSearchParams({ ...list.values, divisionCode: d.divisionCode, ...(d.divisionOnly && { divisionOnly: 'true' }), ...more })}`);
  const cell = (count: number, d: Division, more: Readonly<Record<string, string>> = {}) => (count ? <Link to={rowsOf(d, more)}>{numberText(count)}</Link> : 0);
  const ready = config.data && (whole.data ?? whole.error) && !home.pending;
  const rows = useMemo(() => ({
    name: 'enforcement.subject.map', op: subjectApi.list, columns: subjectColumns, rowKey: (s: { id: string }) => s.id, rowName: (s: { name: string }) => s.name, href: (s: { id: string }) => `subjects/${s.id}`,
    fixed: { ...list.values, placed: list.values['placed'] ?? 'true' }, counts: true, empty: { text: { zh: '没有符合条件的监管对象', en: 'There are no such subjects' } },
  }), [list.values]);
  return (
    <>
      <PageHeader back={<Link to={to('subjects')}>← {t('监管对象', 'Subjects')}</Link>} title={t('监管对象地图', 'Subjects on the map')} note={t('点击数字放大，点击圆点打开档案；图下按区划和名单列出同样的对象。', 'A number opens up, a dot leads to the record; below is the same by division and as a list.')} />
      <Card>
        <FilterBar spec={spec} list={list} />
        {whole.error && <ProblemView error={whole.error} onRetry={() => void whole.refetch()} />}
        <div style={{ marginTop: 12 }}>
          {!ready ? <RowsSkeleton /> : (
            <MapSurface label={t('监管对象地图', 'Map of subjects')} bounds={home.bounds} background={config.data.tiles} height="min(62vh, 640px)">
              <BoundaryLines features={home.features} crs={config.data.tiles?.crs} />
              <Marks query={list.query} crs={config.data.tiles?.crs} />
            </MapSurface>
          )}
        </div>
        <div className="map-legend"><span><i className="map-point warn" /> {t('重点监管', 'Key')}</span><span><i className="map-point" /> {t('其他', 'Other')}</span></div>
        {whole.data && (whole.data.divisions.length === 0 ? <EmptyState text={t('没有符合条件的监管对象', 'There are no such subjects')} /> : (
          <>
            <h2 style={{ fontSize: 16, margin: '16px 0 8px' }}>{t('监管对象，按区划', 'Subjects by division')}</h2>
            <Table
              size="small" scroll={{ x: 'max-content' }} rowKey={(d) => `${d.divisionCode}${String(d.divisionOnly)}`} dataSource={[...whole.data.divisions]} pagination={{ pageSize: 30, hideOnSinglePage: true }} aria-label={t('监管对象，按区划', 'Subjects by division')}
              columns={[
                { title: t('区划', 'Division'), render: (_, d) => (d.divisionOnly ? t('{name}（本级）', '{name} itself', { name: d.divisionName }) : d.divisionName) },
                { title: t('合计', 'All'), align: 'right', render: (_, d) => cell(d.count, d) },
                { title: t('重点', 'Key'), align: 'right', render: (_, d) => cell(d.key, d, { isKey: 'true' }) },
                { title: t('没有坐标', 'No position'), align: 'right', render: (_, d) => cell(d.unplaced, d, { placed: 'false' }) },
              ]}
            />
          </>
        ))}
      </Card>
      <h2 style={{ fontSize: 16, margin: '16px 0 8px' }}>{t('图上的监管对象', 'Subjects on the map, as a list')}</h2>
      <List spec={rows} label={t('图上的监管对象', 'Subjects on the map')} />
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
  const read = useRead(subjectApi.map, { query: { ...query, bbox: view.bbox.join(','), zoom: view.zoom } as never }, { keep: true });
  const open = ([west, south, east, north]: [number, number, number, number]): void =>
    void map.fitBounds([west, south, east, north], { padding: 64, maxZoom: Math.max(map.getZoom() + 2, 17), animate: !matchMedia('(prefers-reduced-motion: reduce)').matches });
  return (
    <>
      {read.data?.clusters.map((c) => (
        <Mark key={`${c.lng},${c.lat}`} at={c} crs={crs}>
          <button type="button" className={`map-cluster${c.key ? ' warn' : ''}`} onClick={() => open(c.bbox)} aria-label={t('{n} 个监管对象，其中重点 {key} 个，放大', '{n} subjects, {key} of them key; zoom in', { n: c.count, key: c.key })}>{numberText(c.count)}</button>
        </Mark>
      ))}
      {read.data?.points.map((p) => {
        const words = [p.name, label(subjectKindNames[p.kind]), ...(p.grade ? [label(subjectGradeNames[p.grade])] : []), ...(p.isKey ? [t('重点', 'key')] : [])].join('，');
        return <Mark key={p.id} at={p} crs={crs}><button type="button" className={`map-point${p.isKey ? ' warn' : ''}`} title={words} aria-label={words} onClick={() => void navigate(to(`subjects/${p.id}`))} /></Mark>;
      })}
    </>
  );
}
