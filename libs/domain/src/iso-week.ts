import { addCalendarDays, dayNumber, weekdayOf, type Day } from './day';

const FORM = /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/;

/** The Monday of the week that the day is in. */
export function mondayOf(day: Day): Day {
  return addCalendarDays(day, -((weekdayOf(day) + 6) % 7));
}

/** `2026-W10`: the week of ISO 8601 that the day is in. Its year is that of its Thursday. */
export function isoWeekOf(day: Day): string {
  const thursday = addCalendarDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const number = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** Monday and Sunday of a week of ISO 8601; null for what is none, such as week 53 of a year of 52. */
export function isoWeekDays(week: string): { readonly from: Day; readonly to: Day } | null {
  const [, year, number] = FORM.exec(week) ?? [];
  if (year === undefined || number === undefined || year < '1900' || year > '9997') return null;
  // The 4th of January is in week 1.
  const from = addCalendarDays(mondayOf(`${year}-01-04`), (Number(number) - 1) * 7);
  return isoWeekOf(from) === week ? { from, to: addCalendarDays(from, 6) } : null;
}
