import type { LngLat } from '@anlan/domain';

export interface Cluster extends LngLat {
  readonly count: number;
  /** west, south, east, north of what is in it */
  readonly bbox: readonly [number, number, number, number];
}

interface Pixels {
  readonly x: number;
  readonly y: number;
}

const HEIGHT = 36;
const GAP = 4;
/** A mark is as wide as its number: see map.css. */
const widthOf = (count: number): number => Math.max(36, 20 + 9 * count.toLocaleString('en-US').length);

const overlap = (a: Cluster & Pixels, b: Cluster & Pixels): boolean => Math.abs(a.x - b.x) < (widthOf(a.count) + widthOf(b.count)) / 2 + GAP && Math.abs(a.y - b.y) < HEIGHT + GAP;

/**
 * Clusters of which none covers another: those that would on this screen are one, in the middle of what they count. The
 * largest stand; what is near them joins them.
 * @param place where on the screen a position is
 * @param add counts of both, whatever else is counted
 */
export function apart<C extends Cluster>(clusters: readonly C[], place: (at: LngLat) => Pixels, add: (a: C, b: C) => C): C[] {
  const on = (c: C): C & Pixels => ({ ...c, ...place(c) });
  let shown: (C & Pixels)[] = [];
  const waiting = [...clusters].sort((a, b) => b.count - a.count).map(on);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const near = shown.find((s) => overlap(s, next as C & Pixels));
    if (!near) {
      shown.push(next);
      continue;
    }
    // It has moved by joining, and may now cover a third.
    shown = shown.filter((s) => s !== near);
    waiting.unshift(on(joined(near, next, add)));
  }
  return shown.map(({ x: _x, y: _y, ...c }) => c as unknown as C);
}

function joined<C extends Cluster>(a: C, b: C, add: (a: C, b: C) => C): C {
  const count = a.count + b.count;
  const middle = (one: number, other: number): number => (one * a.count + other * b.count) / count;
  const [[w, s, e, n], [w2, s2, e2, n2]] = [a.bbox, b.bbox];
  return { ...add(a, b), count, lng: middle(a.lng, b.lng), lat: middle(a.lat, b.lat), bbox: [Math.min(w, w2), Math.min(s, s2), Math.max(e, e2), Math.max(n, n2)] };
}
