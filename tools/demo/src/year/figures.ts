/** A year of 坪山区 as its bureau reported it: what a whole demo year comes to. */
export const YEAR = { enterprises: 20_571, key: 3_860, smallPremises: 13_000, grids: 20, campaign: { actions: 15, people: 10_647, places: 37_774, hazards: 12_623, onTheSpot: 9_454 } } as const;

/** What else the year has, of which no report tells the figures: a whole year, and a tenth of it. Of the plan, 55.88 % is inspected. */
export const LEDGERS = {
  riskPoints: 2_400, patrols: 3_000, hiddenVisits: 120, gridPatrols: 100, selfChecks: 300, agencyChecks: 300, planned: 680, inspected: 380, openInspections: 50, supervised: 30,
  experts: 120, expertTasks: 150, contracts: 60, grades: 300, ownHazards: 40,
} as const;

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

/** The part of the year that is loaded now: which records belong to it, and how many of so many. */
export interface Part {
  readonly name: 'tenth' | 'rest';
  readonly wanted: (i: number) => boolean;
  readonly of: (whole: number) => number;
  /** the numbers of those records, in a row: none of them is of another part too */
  readonly numbers: (whole: number) => number[];
}
const countTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const tenthOf = (whole: number): number => Math.round(whole / 10);
const tenth: Part = { name: 'tenth', wanted: isInTenth, of: tenthOf, numbers: (whole) => countTo(tenthOf(whole)) };
const rest: Part = { name: 'rest', wanted: (i) => !isInTenth(i), of: (whole) => whole - tenthOf(whole), numbers: (whole) => countTo(whole).slice(tenthOf(whole)) };
export const partsOf = (scale: YearScale): Part[] => (scale === 'full' ? [tenth, rest] : [tenth]);
