import { subjectApi } from '@anlan/contracts/enforcement';
import type { LngLat } from '@anlan/domain';
import { useMemo } from 'react';
import { useRead } from '../api/queries';
import { useRights } from '../session/rights';
import { CHINA, boundsOf, positionsOf, type Bounds } from './bounds';
import { useBoundaries, type BoundaryFeature } from './boundaries';

interface View {
  readonly points: readonly LngLat[];
  readonly clusters: readonly { readonly bbox: readonly [number, number, number, number] }[];
}

const placesOf = (view: View | undefined): LngLat[] =>
  view ? [...view.points, ...view.clusters.flatMap(({ bbox: [west, south, east, north] }) => [{ lng: west, lat: south }, { lng: east, lat: north }])] : [];

/** Where a map of the district opens: on its boundaries and on what it shows; where there is neither, on where its subjects are. */
export function useHome(shown: View | undefined): { readonly bounds: Bounds; readonly features: readonly BoundaryFeature[]; readonly pending: boolean } {
  const streets = useBoundaries('street');
  const places = useMemo(() => [...(streets.data?.features.flatMap((f) => positionsOf(f.geometry)) ?? []), ...placesOf(shown)], [shown, streets.data]);
  const lost = !streets.isPending && shown !== undefined && places.length === 0;
  const may = useRights().may('subject.read');
  const subjects = useRead(subjectApi.map, { query: { zoom: 0 } as never }, { keep: true, enabled: lost && may });
  const county = useBoundaries('county');
  const bounds = useMemo(() => boundsOf(places) ?? boundsOf([...(county.data?.features.flatMap((f) => positionsOf(f.geometry)) ?? []), ...placesOf(subjects.data)]) ?? CHINA, [county.data, places, subjects.data]);
  return { bounds, features: streets.data?.features ?? [], pending: streets.isPending || (lost && (county.isPending || (may && subjects.isPending))) };
}
