import { addCalendarDays, shanghaiDay, type Day } from './day';
import { DomainError } from './domain-error';

/** A calendar month, `YYYY-MM`. Months compare as strings. */
export type Month = string;

const FORM = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** The month in Asia/Shanghai in which the instant falls. */
export const shanghaiMonth = (instant: Date): Month => shanghaiDay(instant).slice(0, 7);

/** The month `count` months later (earlier when negative). @throws DomainError `month.malformed`, `month.count_malformed` */
export function addMonths(month: Month, count: number): Month {
  const [, year, number] = FORM.exec(month) ?? [];
  if (year === undefined) throw new DomainError('month.malformed', 'not a month in the form YYYY-MM', { month });
  if (!Number.isSafeInteger(count)) throw new DomainError('month.count_malformed', 'a whole number of months is wanted', { count });
  const months = Number(year) * 12 + Number(number) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((((months % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

export const firstDayOf = (month: Month): Day => `${month}-01`;

export const lastDayOf = (month: Month): Day => addCalendarDays(firstDayOf(addMonths(month, 1)), -1);
