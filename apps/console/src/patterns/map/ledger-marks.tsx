import type { Crs, LngLat } from '@anlan/domain';
import { fromWgs84 } from '@anlan/domain';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/queries';
import { useMap } from '../../map/map-context';
import { Mark } from '../../map/marks';
import { useView } from '../../map/use-view';
import { useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { apart, type Cluster } from './apart';
import type { DivisionCount, LedgerMapAnswer, LedgerMapSpec } from './ledger-map.types';

/** A cluster opens up by so much at least, and no further than a house. */
const DEEPER = 2;
const DEEPEST = 17;

interface Props<C extends Cluster, P extends LngLat & { readonly id: string }, D extends DivisionCount> {
  readonly spec: LedgerMapSpec<C, P, D>;
  readonly query: Readonly<Record<string, string>>;
  readonly crs?: Crs;
}

/** What lies in the part of the map that is shown. */
export function LedgerMarks<C extends Cluster, P extends LngLat & { readonly id: string }, D extends DivisionCount>({ spec, query, crs }: Props<C, P, D>) {
  const map = useMap();
  const to = useTenantPath();
  const navigate = useNavigate();
  const view = useView(crs);
  const read = useRead(spec.op, { query: { ...query, ...spec.moved, bbox: view.bbox.join(','), zoom: view.zoom } as never }, { keep: true });
  const answer = read.data as LedgerMapAnswer<C, P, D> | undefined;
  const { add } = spec;
  // Places on the screen are those of the zoom at which the map has come to rest.
  const clusters = useMemo(() => apart(answer?.clusters ?? [], (at) => map.project(fromWgs84(at, crs ?? 'WGS84')), (a, b) => ({ ...a, ...add(a, b) })), [answer, map, crs, add, view.zoom]);
  const open = ([west, south, east, north]: Cluster['bbox']): void =>
    void map.fitBounds([west, south, east, north], { padding: 64, maxZoom: Math.max(map.getZoom() + DEEPER, DEEPEST), animate: !matchMedia('(prefers-reduced-motion: reduce)').matches });
  return (
    <>
      {clusters.map((c) => {
        const { tone, words } = spec.cluster(c);
        return <Mark key={`${c.lng},${c.lat}`} at={c} crs={crs}><button type="button" className={`map-cluster ${tone}`} onClick={() => open(c.bbox)} aria-label={words}>{numberText(c.count)}</button></Mark>;
      })}
      {answer?.points.map((p) => {
        const { tone, words } = spec.point(p);
        return <Mark key={p.id} at={p} crs={crs}><button type="button" className={`map-point ${tone}`} title={words} aria-label={words} onClick={() => void navigate(to(`${spec.list}/${p.id}`))} /></Mark>;
      })}
    </>
  );
}
