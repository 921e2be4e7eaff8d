import { addCalendarDays, type Day } from './day';
import { isoWeekDays } from './iso-week';

export type ReportPeriodKind = 'weekly' | 'monthly' | 'quarterly' | 'half_yearly' | 'yearly';

/** The days of a period by its code: `2026-W47` (ISO 8601), `2026-11`, `2026-Q4`, `2026-H2`, `2026`; null where it is none. */
export function reportPeriodDays(code: string): { readonly kind: ReportPeriodKind; readonly from: Day; readonly to: Day } | null {
  const week = isoWeekDays(code);
  if (week) return { kind: 'weekly', from: week.from, to: week.to };
  const [, year, half, quarter, month] = /^((?:19|20)\d{2})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(code) ?? [];
  if (year === undefined) return null;
  const months = (kind: ReportPeriodKind, first: number, count: number) => ({ kind, from: firstOf(Number(year), first), to: addCalendarDays(firstOf(Number(year), first + count), -1) });
  if (half !== undefined) return months('half_yearly', Number(half) * 6 - 5, 6);
  if (quarter !== undefined) return months('quarterly', Number(quarter) * 3 - 2, 3);
  if (month !== undefined) return months('monthly', Number(month), 1);
  return months('yearly', 1, 12);
}

const firstOf = (year: number, month: number): Day => (month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`);
