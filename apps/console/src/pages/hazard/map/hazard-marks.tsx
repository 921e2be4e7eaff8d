import { hazardApi, hazardLevelNames, hazardLifecycle, type HazardMap } from '@anlan/contracts/enforcement';
import type { Crs } from '@anlan/domain';
import { useNavigate } from 'react-router';
import { useRead } from '../../../api/queries';
import { Mark } from '../../../map/marks';
import { useMap } from '../../../map/map-context';
import { useView } from '../../../map/use-view';
import { useTenantPath } from '../../../session/rights';
import { numberText } from '../../../text/format';
import { useWords } from '../../../text/text';

type Cluster = HazardMap['clusters'][number];
type Point = HazardMap['points'][number];

/** What lies in the part of the map that is shown. */
export function HazardMarks({ query, crs }: { query: Readonly<Record<string, string>>; crs?: Crs }) {
  const view = useView(crs);
  const read = useRead(hazardApi.map, { query: { ...query, bbox: view.bbox.join(','), zoom: view.zoom, unplaced: 'false' } as never }, { keep: true });
  return (
    <>
      {read.data?.clusters.map((c) => <ClusterMark key={`${c.lng},${c.lat}`} cluster={c} crs={crs} />)}
      {read.data?.points.map((p) => <PointMark key={p.id} point={p} crs={crs} />)}
    </>
  );
}

function ClusterMark({ cluster: c, crs }: { cluster: Cluster; crs?: Crs }) {
  const map = useMap();
  const { t } = useWords();
  const tone = c.major ? 'bad' : c.overdue ? 'warn' : '';
  const open = (): void => {
    const [west, south, east, north] = c.bbox;
    map.fitBounds([west, south, east, north], { padding: 64, maxZoom: Math.max(map.getZoom() + 2, 17), animate: !matchMedia('(prefers-reduced-motion: reduce)').matches });
  };
  return (
    <Mark at={c} crs={crs}>
      <button type="button" className={`map-cluster ${tone}`} onClick={open} aria-label={t('{n} 条隐患，其中重大 {major}、超期 {overdue}，放大', '{n} hazards, {major} major, {overdue} overdue: zoom in', { n: c.count, major: c.major, overdue: c.overdue })}>{numberText(c.count)}</button>
    </Mark>
  );
}

function PointMark({ point: p, crs }: { point: Point; crs?: Crs }) {
  const { label, t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const tone = p.level === 'major' ? 'bad' : p.overdue ? 'warn' : '';
  const words = [p.title, label(hazardLevelNames[p.level]), label(hazardLifecycle.states[p.status]), ...(p.overdue ? [t('超期', 'overdue')] : [])].join('，');
  return <Mark at={p} crs={crs}><button type="button" className={`map-point ${tone}`} title={words} aria-label={words} onClick={() => void navigate(to(`hazards/${p.id}`))} /></Mark>;
}
