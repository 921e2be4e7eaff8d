import {
  performanceCounts, performanceErrors as e, performanceFigureNames, performanceRateParts, performanceRates,
  type PerformanceCount, type PerformanceFigure, type PerformanceRate, type PointsLine, type PointsRule, type StreetPerformance,
} from '@anlan/contracts/enforcement';
import { addMonths, divisionLevel, firstDayOf, lastDayOf, parseDivisionCode, rate, startOfShanghaiDay, validOn } from '@anlan/domain';
import { ProblemError } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';

export type Counts = Readonly<Record<PerformanceCount, number>>;
/** What a scheme says that points come of; `base` in points. */
export interface Scheme {
  readonly base: number;
  readonly rules: readonly PointsRule[];
}

/** A month in Asia/Shanghai, and until when its records are counted. */
export interface Period {
  readonly month: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly since: Date;
  readonly until: Date;
  readonly asOf: Date;
}

export function periodOf(month: string, asOf: Date): Period {
  const firstDay = firstDayOf(month);
  return { month, firstDay, lastDay: lastDayOf(month), since: startOfShanghaiDay(firstDay), until: startOfShanghaiDay(firstDayOf(addMonths(month, 1))), asOf };
}

export const isOver = ({ until }: Period, now: Date): boolean => now >= until;
export const hasBegun = ({ since }: Period, now: Date): boolean => now >= since;

export const noCounts: Counts = Object.fromEntries(performanceCounts.map((c) => [c, 0])) as Record<PerformanceCount, number>;

/** Points in hundredths, so that sums are exact. */
export const toHundredths = (points: number): number => Math.round(points * 100);
export const toPoints = (hundredths: number): number => hundredths / 100;

const isRate = (figure: PerformanceFigure): figure is PerformanceRate => (performanceRates as readonly string[]).includes(figure);

function partsOf(figure: PerformanceFigure, counts: Counts): { numerator: number; denominator: number | null } {
  if (!isRate(figure)) return { numerator: counts[figure], denominator: null };
  const [numerator, denominator] = performanceRateParts[figure];
  return { numerator: counts[numerator], denominator: counts[denominator] };
}

/** What one rule gives or takes. Of a rate without a base there is nothing to give: it is no rate, neither full marks nor none. */
export function lineOf({ figure, direction, points, cap }: PointsRule, counts: Counts): PointsLine {
  const { numerator, denominator } = partsOf(figure, counts);
  const whole = toHundredths(points);
  const earned = denominator === null ? whole * numerator : denominator === 0 ? 0 : Math.floor((2 * whole * numerator + denominator) / (2 * denominator));
  const most = cap === null ? Infinity : toHundredths(cap);
  const kept = Math.min(earned, most);
  return { figure, names: performanceFigureNames[figure], numerator, denominator, points: kept === 0 ? 0 : toPoints(direction === 'award' ? kept : -kept), capped: earned > most };
}

export const linesOf = (scheme: Scheme, counts: Counts): PointsLine[] => scheme.rules.map((rule) => lineOf(rule, counts));

export const sumOf = (points: readonly number[]): number => toPoints(points.reduce((sum, p) => sum + toHundredths(p), 0));

export const pointsOf = (scheme: Scheme, counts: Counts): number => sumOf([scheme.base, ...linesOf(scheme, counts).map((l) => l.points)]);

export const ratesOf = (counts: Counts): StreetPerformance['rates'] =>
  performanceRates.map((figure) => {
    const [numerator, denominator] = performanceRateParts[figure].map((part) => counts[part]) as [number, number];
    return { figure, names: performanceFigureNames[figure], numerator, denominator, rate: rate(numerator, denominator) };
  });

/** Most points first; who has as many shares the rank, and the next rank counts all before it. */
export function ranked<S extends { readonly divisionCode: string; readonly total: number | null }>(streets: readonly S[]): (S & { rank: number | null })[] {
  const rankOf = ({ total }: S): number | null => (total === null ? null : 1 + streets.filter((s) => s.total !== null && s.total > total).length);
  return streets.map((s) => ({ ...s, rank: rankOf(s) })).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.divisionCode < b.divisionCode ? -1 : 1));
}

/** 以当月一日施行的版本为准: of the published versions the last that took effect by the first day of the month. */
export function inForce<S extends { readonly effective_on: string }>(published: readonly S[], { firstDay }: Pick<Period, 'firstDay'>): S | undefined {
  return published.filter((s) => s.effective_on <= firstDay).sort((a, b) => (a.effective_on < b.effective_on ? 1 : -1))[0];
}

export interface CountChange {
  readonly figure: PerformanceCount;
  readonly before: number;
  readonly after: number;
}

export const changesOf = (before: Counts, after: Counts): CountChange[] =>
  performanceCounts.filter((c) => before[c] !== after[c]).map((figure) => ({ figure, before: before[figure], after: after[figure] }));

/** What was counted last: as frozen, with each correction since. */
export const correctedCounts = (frozen: Counts, corrections: readonly { readonly changes: readonly CountChange[] }[]): Counts =>
  Object.assign({ ...frozen }, ...corrections.flatMap((c) => c.changes.map(({ figure, after }) => ({ [figure]: after }))));

/** The streets of the district that there were on the last day of the month. */
export function streetsOf(reference: Pick<Reference, 'childrenOf'>, slug: string, { lastDay }: Pick<Period, 'lastDay'>): { code: string; name: string }[] {
  return reference.childrenOf(parseDivisionCode(slug).code).filter((d) => validOn(d, lastDay));
}

/** The street, by its whole code. Throws `unknown` where it is none of the month's. */
export function streetOf(reference: Reference, slug: string, period: Period, given: string, unknown: () => ProblemError): string {
  const { code } = parseDivisionCode(given);
  if (divisionLevel(code) !== 'street' || !streetsOf(reference, slug, period).some((s) => s.code === code)) throw unknown();
  return code;
}

export function assertOver(period: Period, now: Date): void {
  if (!isOver(period, now)) throw new ProblemError(e.not_over, { month: period.month });
}

