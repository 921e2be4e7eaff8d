import { dayNumber, dayOfNumber, type Day } from './day';
import { DomainError } from './domain-error';
import { NATIONAL_HOLIDAYS, type DaysOff, type HolidayCalendar, type HolidayYear } from './holidays';

/** Day number → worked or not, for the days that depart from the weekday rule. */
type Exceptions = ReadonlyMap<number, boolean>;
const compiled = new WeakMap<HolidayYear, Exceptions>();

function exceptionsOf(year: HolidayYear): Exceptions {
  const known = compiled.get(year);
  if (known) return known;
  const exceptions = new Map<number, boolean>();
  for (const { from, to } of year.daysOff) {
    for (let n = dayNumber(from); n <= dayNumber(to); n++) exceptions.set(n, false);
  }
  for (const day of year.makeUpDays) exceptions.set(dayNumber(day), true);
  compiled.set(year, exceptions);
  return exceptions;
}

const unknownYear = (year: number): DomainError =>
  new DomainError('calendar.year_unknown', `the holiday calendar has no year ${year}`, { year });

// Counting runs over day numbers: parsing and printing each day in between would cost ten times as much.
function works(number: number, calendar: HolidayCalendar): boolean {
  const date = new Date(number * 86_400_000);
  const year = calendar[date.getUTCFullYear()];
  if (!year) throw unknownYear(date.getUTCFullYear());
  const weekday = date.getUTCDay();
  return exceptionsOf(year).get(number) ?? (weekday !== 0 && weekday !== 6);
}

/**
 * True when the day is worked: Monday to Friday except days off, and make-up days.
 * @throws DomainError `calendar.year_unknown` {year} when the calendar has no data for the year: never a guess
 * @throws DomainError `day.malformed`
 */
export function isWorkingDay(day: Day, calendar: HolidayCalendar = NATIONAL_HOLIDAYS): boolean {
  return works(dayNumber(day), calendar);
}

/**
 * The n-th working day after `day`, which itself is not counted (before it when n is negative, as for "7 working days
 * ahead of the hearing"). With n = 0 the day itself, worked or not.
 * @throws DomainError `calendar.year_unknown` | `day.malformed` | `day.count_malformed`
 */
export function addWorkingDays(day: Day, n: number, calendar: HolidayCalendar = NATIONAL_HOLIDAYS): Day {
  if (!Number.isSafeInteger(n)) throw new DomainError('day.count_malformed', 'a whole number of days is wanted', { count: n });
  const step = Math.sign(n);
  let at = dayNumber(day);
  for (let left = Math.abs(n); left > 0; ) {
    at += step;
    if (works(at, calendar)) left--;
  }
  return dayOfNumber(at);
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is earlier (then from `to` included to `from`
 * excluded). So `workingDaysBetween(d, addWorkingDays(d, n))` is n.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: HolidayCalendar = NATIONAL_HOLIDAYS): number {
  const a = dayNumber(from);
  const b = dayNumber(to);
  let count = 0;
  for (let n = a + 1; n <= b; n++) if (works(n, calendar)) count++;
  for (let n = b; n < a; n++) if (works(n, calendar)) count--;
  return count;
}

/** The day itself when worked, else the first working day after it. */
export function nextWorkingDay(day: Day, calendar: HolidayCalendar = NATIONAL_HOLIDAYS): Day {
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar);
}

/** Local departures from a calendar: a typhoon shutdown, or a year whose notice came after the release. */
export interface CalendarOverride {
  source: string;
  /** True when the override holds the whole notice of its year, so that a year missing from the base becomes known. */
  wholeYear?: boolean;
  daysOff?: readonly DaysOff[];
  workingDays?: readonly Day[];
}

/**
 * A tenant's calendar: the base with the overrides of each year laid over it; where both speak of a day, the override
 * wins.
 * @throws DomainError `calendar.year_unknown` when the base lacks the year and the override is not its `wholeYear`: one
 *   typhoon day must not pass for a year's calendar
 * @throws DomainError `calendar.day_outside_year` {year, day} | `day.malformed`
 */
export function overrideCalendar(
  base: HolidayCalendar,
  overrides: Readonly<Record<number, CalendarOverride>>,
): HolidayCalendar {
  const merged: Record<number, HolidayYear> = { ...base };
  for (const [key, { source, wholeYear = false, daysOff = [], workingDays = [] }] of Object.entries(overrides)) {
    const year = Number(key);
    const under = base[year];
    if (!under && !wholeYear) throw unknownYear(year);
    const isOff = (day: Day) => daysOff.some((d) => d.from <= day && day <= d.to);
    const data: HolidayYear = {
      source: under ? `${under.source}; ${source}` : source,
      publishedOn: under?.publishedOn ?? null,
      daysOff: [...(under?.daysOff ?? []), ...daysOff],
      // Make-up days win over days off when compiled, so a day that the override takes off must leave the base's list.
      makeUpDays: [...(under?.makeUpDays ?? []).filter((day) => !isOff(day)), ...workingDays],
    };
    for (const day of [...exceptionsOf(data).keys()].map(dayOfNumber)) {
      if (Number(day.slice(0, 4)) !== year) {
        throw new DomainError('calendar.day_outside_year', 'an override lists a day of another year', { year, day });
      }
    }
    merged[year] = data;
  }
  return merged;
}
