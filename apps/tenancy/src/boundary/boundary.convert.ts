import { isInChina, toWgs84, type Crs } from '@anlan/domain';
import { setImmediate as turn } from 'node:timers/promises';
import type { BoundaryFeature, Parts, Position } from './boundary.geojson';

/** How many positions are converted before others get their turn: some milliseconds. */
const AT_ONCE = 2_000;

export interface Converted {
  /** GeoJSON as it came, elevations left out */
  readonly geometry: string;
  /** the same in WGS84; null where it is that already, to centimetres */
  readonly wgs84: string | null;
  /** [west, south, east, north] in WGS84 */
  readonly bbox: readonly [number, number, number, number];
}

/** About a decimetre: finer than any boundary is known. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

export async function convert({ type, parts }: Pick<BoundaryFeature, 'type' | 'parts'>, crs: Crs): Promise<Converted> {
  const bbox: [number, number, number, number] = [180, 90, -180, -90];
  const same = crs === 'WGS84' || crs === 'CGCS2000';
  let count = 0;
  const converted: Position[][][] = [];
  for (const part of parts) {
    const rings: Position[][] = [];
    for (const ring of part) {
      const positions: Position[] = [];
      for (const position of ring) {
        if (++count % AT_ONCE === 0) await turn();
        const [lng, lat] = same ? position : wgs84Of(position, crs);
        positions.push([lng, lat]);
        bbox[0] = Math.min(bbox[0], lng);
        bbox[1] = Math.min(bbox[1], lat);
        bbox[2] = Math.max(bbox[2], lng);
        bbox[3] = Math.max(bbox[3], lat);
      }
      rings.push(positions);
    }
    converted.push(rings);
  }
  const text = (p: Parts): string => JSON.stringify({ type, coordinates: type === 'Polygon' ? p[0] : p });
  return { geometry: text(parts), wgs84: same ? null : text(converted), bbox };
}

function wgs84Of([lng, lat]: Position, crs: Crs): Position {
  const p = toWgs84({ lng, lat, crs });
  // On the very edge of what counts as China a shifted position may fall outside; it is a few hundred metres of sea.
  return isInChina(p) ? [round(p.lng), round(p.lat)] : [lng, lat];
}
