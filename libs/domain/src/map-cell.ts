import type { LngLat } from './coordinates';
import { DomainError } from './domain-error';

/** The zoom of the finest cells: 2^24 a side, 2.4 m at the equator. */
export const CELL_ZOOM = 24;
/** Where Web Mercator ends. */
const MAX_LAT = 85.051_128;

/** West, south, east, north, in degrees of WGS84. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** Cells `from` ≤ cell < `to`. */
export interface CellRange {
  readonly from: number;
  readonly to: number;
}

function side(at: number): number {
  return Math.min(Math.max(Math.floor(at * 2 ** CELL_ZOOM), 0), 2 ** CELL_ZOOM - 1);
}

/** Column and row of the finest cell, from the west and from the north, as tiles of Web Mercator are counted. */
function cellXy({ lng, lat }: LngLat): [x: number, y: number] {
  const radians = (Math.min(Math.max(lat, -MAX_LAT), MAX_LAT) * Math.PI) / 180;
  return [side((lng + 180) / 360), side((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2)];
}

/** Bytes with a zero before every bit. */
const spreadBytes = Uint16Array.from({ length: 256 }, (_, byte) => [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, bit) => sum + ((byte >> bit) & 1) * 4 ** bit, 0));
const spreadByte = (n: number, from: number): number => spreadBytes[(n >> from) & 255] as number;

/** Every bit of `n` with a zero before it: two such numbers interleave. By bytes, since bits beyond 32 are lost to `<<`. */
function spread(n: number): number {
  return spreadByte(n, 0) + 2 ** 16 * spreadByte(n, 8) + 2 ** 32 * spreadByte(n, 16);
}

/**
 * The cell of a WGS84 position as one integer below 2^48: a tile at zoom z and all tiles below it are one range of
 * integers, so that a plain btree index finds what a map shows, at every zoom.
 * @throws DomainError `coordinates.not_a_number`
 */
export function mapCell(position: LngLat): number {
  if (!Number.isFinite(position.lng) || !Number.isFinite(position.lat)) {
    throw new DomainError('coordinates.not_a_number', 'longitude and latitude must be finite numbers', { lng: String(position.lng), lat: String(position.lat) });
  }
  const [x, y] = cellXy(position);
  return spread(x) + 2 * spread(y);
}

/** How many of the finest cells one tile at the zoom holds: what a cell is divided by to get its tile. */
export function cellsPerTile(zoom: number): number {
  return 4 ** (CELL_ZOOM - Math.min(Math.max(Math.trunc(zoom), 0), CELL_ZOOM));
}

/**
 * The ranges of cells that the tiles at `zoom` make up which touch the box, in order, neighbours joined: whole tiles, so
 * that a cluster does not change while the map is moved. Its work grows with the tiles across the box: see {@link zoomFor}. Where there would be more than `most`, near ones are joined over
 * the gap between them, and take in what lies in it.
 */
export function cellRanges([west, south, east, north]: Bbox, zoom: number, most = 64): CellRange[] {
  const size = 2 ** (CELL_ZOOM - Math.min(Math.max(Math.trunc(zoom), 0), CELL_ZOOM));
  const [x0, y0] = cellXy({ lng: west, lat: north }).map((n) => Math.floor(n / size) * size) as [number, number];
  const [x1, y1] = cellXy({ lng: east, lat: south }).map((n) => Math.floor(n / size) * size + size - 1) as [number, number];
  const found: CellRange[] = [];
  const take = (from: number, to: number): void => {
    const last = found.at(-1);
    if (last?.to === from) found[found.length - 1] = { from: last.from, to };
    else found.push({ from, to });
  };
  // Quarters of a tile, in the order of their integers: north-west, north-east, south-west, south-east.
  const walk = (x: number, y: number, width: number, from: number): void => {
    if (x > x1 || y > y1 || x + width - 1 < x0 || y + width - 1 < y0) return;
    const inside = x >= x0 && y >= y0 && x + width - 1 <= x1 && y + width - 1 <= y1;
    if (inside || width <= size) return take(from, from + width * width);
    const half = width / 2;
    const quarter = half * half;
    walk(x, y, half, from);
    walk(x + half, y, half, from + quarter);
    walk(x, y + half, half, from + 2 * quarter);
    walk(x + half, y + half, half, from + 3 * quarter);
  };
  walk(0, 0, 2 ** CELL_ZOOM, 0);
  return joined(found, most);
}

/** Bits of the tile's column (0) or row (1), gathered again. */
function gather(tile: number, first: 0 | 1): number {
  let n = 0;
  for (let bit = 0; bit < CELL_ZOOM; bit += 1) if (Math.floor(tile / (4 ** bit * (first + 1))) % 2 === 1) n += 2 ** bit;
  return n;
}

/** Whether the tile, a cell divided by {@link cellsPerTile}, touches the box. */
export function tileTouches(tile: number, zoom: number, [west, south, east, north]: Bbox): boolean {
  const size = 2 ** (CELL_ZOOM - Math.min(Math.max(Math.trunc(zoom), 0), CELL_ZOOM));
  const [x0, y0] = cellXy({ lng: west, lat: north }).map((n) => Math.floor(n / size)) as [number, number];
  const [x1, y1] = cellXy({ lng: east, lat: south }).map((n) => Math.floor(n / size)) as [number, number];
  const [x, y] = [gather(tile, 0), gather(tile, 1)];
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/** The finest zoom, at most `zoom`, at which the box is no more than `most` tiles wide or high. */
export function zoomFor([west, south, east, north]: Bbox, zoom: number, most: number): number {
  const [x0, y0] = cellXy({ lng: west, lat: north });
  const [x1, y1] = cellXy({ lng: east, lat: south });
  const cells = Math.max(x1 - x0, y1 - y0, 1);
  const finest = Math.floor(Math.log2((most * 2 ** CELL_ZOOM) / cells));
  return Math.max(0, Math.min(Math.trunc(zoom), finest, CELL_ZOOM));
}

/** At most `most` ranges: the widest gaps stay. */
function joined(ranges: readonly CellRange[], most: number): CellRange[] {
  if (ranges.length <= most) return [...ranges];
  const gaps = ranges.slice(1).map((r, i) => r.from - (ranges[i] as CellRange).to).sort((a, b) => b - a);
  const narrowest = gaps[most - 2] ?? Infinity;
  let left = most - 1;
  const made: CellRange[] = [];
  for (const r of ranges) {
    const last = made.at(-1);
    const gap = last ? r.from - last.to : Infinity;
    if (last && (gap < narrowest || left <= 0)) made[made.length - 1] = { from: last.from, to: r.to };
    else {
      if (last) left -= 1;
      made.push(r);
    }
  }
  return made;
}
