import { addCalendarDays, weekdayOf, type Day } from '@anlan/domain';

/** 2026-01 and −1: 2025-12 */
export function monthsFrom(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

export const lastDayOf = (month: string): Day => addCalendarDays(`${monthsFrom(month, 1)}-01`, -1);

/** The weeks of a month, from Monday to Sunday, those of its first and last day whole. */
export function weeksOf(month: string): Day[][] {
  const first = `${month}-01`;
  const weeks: Day[][] = [];
  for (let monday = addCalendarDays(first, -((weekdayOf(first) + 6) % 7)); monday <= lastDayOf(month); monday = addCalendarDays(monday, 7)) weeks.push(Array.from({ length: 7 }, (_, i) => addCalendarDays(monday, i)));
  return weeks;
}
