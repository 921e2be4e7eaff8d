import { boundaryApi, type BoundaryDto } from '@anlan/contracts/tenancy';
import type { Operation } from '@anlan/contracts/kit';
import { fromWgs84, type Crs } from '@anlan/domain';
import { useQuery } from '@tanstack/react-query';
import { theme } from 'antd';
import type { ExpressionSpecification, GeoJSONSource } from 'maplibre-gl';
import { useEffect, useMemo } from 'react';
import { send } from '../api/client';
import { keyOf } from '../api/queries';
import { positionsOf } from './bounds';
import { useMap } from './map-context';
import { Mark } from './marks';

export interface BoundaryFeature {
  readonly type: 'Feature';
  readonly id: string;
  readonly properties: BoundaryDto;
  readonly geometry: { readonly type: 'Polygon' | 'MultiPolygon'; readonly coordinates: never };
}

interface Boundaries {
  readonly features: readonly BoundaryFeature[];
}

/** The boundaries that the tenant uploaded, in WGS84. */
export function useBoundaries(level?: 'county' | 'street' | 'community' | 'grid') {
  return useQuery<Boundaries, Error>({
    queryKey: keyOf(boundaryApi.list, level),
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }) => (await send(boundaryApi.list as unknown as Operation, { query: { level }, accept: 'application/geo+json', signal })).json() as Promise<Boundaries>,
  });
}

const SOURCE = 'boundaries';

/** Boundaries on the map, each with its name in the middle. */
export function BoundaryLines({ features, crs = 'WGS84', chosen = '' }: { features: readonly BoundaryFeature[]; crs?: Crs; /** code of the one that stands out */ chosen?: string }) {
  const map = useMap();
  const { token } = theme.useToken();
  const drawn = useMemo(() => ({ type: 'FeatureCollection' as const, features: features.map((f) => ({ ...f, geometry: { ...f.geometry, coordinates: converted(f.geometry.coordinates, crs) as never } })) }), [features, crs]);
  useEffect(() => {
    const source = map.getSource<GeoJSONSource>(SOURCE);
    if (source) return void source.setData(drawn as never);
    map.addSource(SOURCE, { type: 'geojson', data: drawn as never });
    map.addLayer({ id: 'boundary-fill', type: 'fill', source: SOURCE, paint: { 'fill-color': token.colorPrimary, 'fill-opacity': 0.06 } });
    map.addLayer({ id: 'boundary-line', type: 'line', source: SOURCE, paint: { 'line-color': token.colorPrimary, 'line-width': 1.4 } });
  }, [map, drawn, token.colorPrimary]);
  useEffect(() => {
    if (!map.getLayer('boundary-line')) return;
    map.setPaintProperty('boundary-line', 'line-color', token.colorPrimary);
    map.setPaintProperty('boundary-fill', 'fill-color', token.colorPrimary);
  }, [map, token.colorPrimary]);
  useEffect(() => {
    if (!map.getLayer('boundary-line')) return;
    const isChosen: ExpressionSpecification = ['==', ['get', 'code'], chosen];
    map.setPaintProperty('boundary-line', 'line-width', ['case', isChosen, 3.5, 1.4]);
    map.setPaintProperty('boundary-fill', 'fill-opacity', ['case', isChosen, 0.22, 0.06]);
  }, [map, chosen]);
  return features.map((f) => {
    const at = middle(f);
    return at && <Mark key={f.id} at={at} crs={crs}><span className="map-name" style={{ color: token.colorTextSecondary }}>{f.properties.name}</span></Mark>;
  });
}

function converted(c: unknown, crs: Crs): unknown {
  if (crs === 'WGS84' || !Array.isArray(c)) return c;
  if (typeof c[0] !== 'number') return c.map((x) => converted(x, crs));
  const { lng, lat } = fromWgs84({ lng: c[0], lat: c[1] as number }, crs);
  return [lng, lat];
}

function middle({ geometry }: BoundaryFeature): { lng: number; lat: number } | undefined {
  const all = positionsOf(geometry);
  if (!all.length) return undefined;
  const lngs = all.map((p) => p.lng);
  const lats = all.map((p) => p.lat);
  return { lng: (Math.min(...lngs) + Math.max(...lngs)) / 2, lat: (Math.min(...lats) + Math.max(...lats)) / 2 };
}
