import { hazardApi, type HazardMap } from '@anlan/contracts/enforcement';
import { Alert, Card } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../../api/queries';
import { CHINA, boundsOf, positionsOf, type Bounds } from '../../../map/bounds';
import { BoundaryLines, useBoundaries } from '../../../map/boundaries';
import { MapSurface } from '../../../map/map-surface';
import { useBackground } from '../../../map/use-background';
import { FilterBar } from '../../../patterns/list/filter-bar';
import { useListQuery } from '../../../patterns/list/use-list-query';
import { PageHeader } from '../../../patterns/page-header';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { useRights, useTenantPath } from '../../../session/rights';
import { numberText } from '../../../text/format';
import { useWords } from '../../../text/text';
import { hazardFilters } from '../hazard-filters';
import { HazardMarks } from './hazard-marks';
import { MapTable } from './map-table';

const WORLD_ZOOM = 0;

type Unplaced = HazardMap['unplaced'][number];

/** Hazards on the map: clusters that open, single ones that lead to their page, and what has no position, by division. */
export function HazardMapPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const spec = useMemo(() => ({ filters: hazardFilters(rights) }), [rights]);
  const list = useListQuery(spec);
  const config = useBackground();
  const boundaries = useBoundaries('street');
  // The whole once, to know what to show first and what no map shows.
  const whole = useRead(hazardApi.map, { query: { ...list.query, zoom: WORLD_ZOOM, divisions: 'true' } as never }, { keep: true });
  const bounds = useMemo<Bounds>(() => {
    const drawn = boundaries.data?.features.flatMap((f) => positionsOf(f.geometry)) ?? [];
    const found = [...(whole.data?.points ?? []), ...(whole.data?.clusters.flatMap((c) => [{ lng: c.bbox[0], lat: c.bbox[1] }, { lng: c.bbox[2], lat: c.bbox[3] }]) ?? [])];
    return boundsOf([...drawn, ...found]) ?? CHINA;
  }, [boundaries.data, whole.data]);
  const unplaced = whole.data?.unplaced ?? [];
  const missing = unplaced.reduce((sum, u) => sum + u.count, 0);
  const rowsOf = (d: Pick<Unplaced, 'divisionCode' | 'divisionOnly'>, more: Readonly<Record<string, string>>): string => to(`hazards?${new URLSearchParams({ ...list.values, divisionCode: d.divisionCode, ...(d.divisionOnly && { divisionOnly: 'true' }), ...more })}`);
  const ready = config.data && (whole.data ?? whole.error) && !boundaries.isPending;
  return (
    <>
      <PageHeader back={<Link to={to('hazards')}>← {t('隐患台账', 'Ledger of hazards')}</Link>} title={t('隐患地图', 'Hazards on the map')} note={t('点击数字放大，点击圆点打开隐患；图下的表按区划列出同样的隐患。', 'A number opens up, a dot leads to the hazard; the table below has the same by division.')} />
      <Card>
        <FilterBar spec={spec} list={list} />
        {whole.error && <ProblemView error={whole.error} onRetry={() => void whole.refetch()} />}
        <div style={{ marginTop: 12 }}>
          {!ready ? <RowsSkeleton /> : (
            <MapSurface label={t('隐患地图', 'Map of hazards')} bounds={bounds} background={config.data.tiles} height="min(62vh, 640px)">
              <BoundaryLines features={boundaries.data?.features ?? []} crs={config.data.tiles?.crs} />
              <HazardMarks query={list.query} crs={config.data.tiles?.crs} />
            </MapSurface>
          )}
        </div>
        <div className="map-legend">
          <span><i className="map-point bad" /> {t('重大', 'Major')}</span>
          <span><i className="map-point warn" /> {t('超期', 'Overdue')}</span>
          <span><i className="map-point" /> {t('其他', 'Other')}</span>
        </div>
        {whole.data && <MapTable divisions={whole.data.divisions} rowsOf={rowsOf} />}
        {missing > 0 && (
          <Alert
            type="info" showIcon style={{ marginTop: 12 }} title={t('{n} 条没有坐标，不在图上', '{n} have no position and are not on the map', { n: numberText(missing) })}
            description={unplaced.slice(0, 30).map((u) => <span key={u.divisionCode} style={{ display: 'inline-block', minHeight: 24, marginRight: 12 }}><Link style={{ display: 'inline-block', minHeight: 24 }} to={rowsOf(u, { placed: 'false' })}>{u.divisionName} {numberText(u.count)}</Link></span>)}
          />
        )}
      </Card>
    </>
  );
}
