/** A year of 坪山区 as its bureau reported it: what a whole demo year comes to. */
export const YEAR = { enterprises: 20_571, key: 3_860, smallPremises: 13_000, grids: 20, campaign: { actions: 15, people: 10_647, places: 37_774, hazards: 12_623, onTheSpot: 9_454 } } as const;

/** How much of the year is loaded: every tenth record, or all. */
export type YearScale = 'tenth' | 'full';

/** Of `count` records in a row, which `part` of them, evenly spread: the same ones every time, and exactly as many. */
export const isOneOf = (i: number, part: number, count: number): boolean => Math.floor(((i + 1) * part) / count) > Math.floor((i * part) / count);

/** A whole split into parts that are not equal, and add up to it. */
export function split(whole: number, parts: number): number[] {
  const weights = Array.from({ length: parts }, (_, i) => 3 + ((i * 7) % 5));
  const sum = weights.reduce((a, b) => a + b, 0);
  let before = 0;
  return weights.map((_, i) => {
    const upTo = Math.round((whole * weights.slice(0, i + 1).reduce((a, b) => a + b, 0)) / sum);
    const share = upTo - before;
    before = upTo;
    return share;
  });
}

/** Every tenth record comes first; the other nine follow where the whole year is wanted. */
export const isInTenth = (i: number): boolean => i % 10 === 0;
