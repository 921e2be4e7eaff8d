import type { LngLat } from '@anlan/domain';

/** west, south, east, north, in degrees */
export type Bounds = [number, number, number, number];

/** Mainland and islands: what is shown where nothing says where the district lies. */
export const CHINA: Bounds = [73.5, 18, 135, 53.6];

/** What holds all points, and no less than about a kilometre of them. */
export function boundsOf(points: readonly LngLat[]): Bounds | undefined {
  if (!points.length) return undefined;
  const lngs = points.map((p) => p.lng);
  const lats = points.map((p) => p.lat);
  const margin = 0.005;
  return [Math.min(...lngs) - margin, Math.min(...lats) - margin, Math.max(...lngs) + margin, Math.max(...lats) + margin];
}

type Geometry = { readonly coordinates: unknown };

/** Every position of a geometry, however deep its arrays go. */
export function positionsOf({ coordinates }: Geometry): LngLat[] {
  const found: LngLat[] = [];
  const walk = (c: unknown): void => {
    if (!Array.isArray(c)) return;
    if (typeof c[0] === 'number' && typeof c[1] === 'number') found.push({ lng: c[0], lat: c[1] });
    else c.forEach(walk);
  };
  walk(coordinates);
  return found;
}
