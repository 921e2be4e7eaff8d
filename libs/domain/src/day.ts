import { DomainError } from './domain-error';

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;
// China has kept UTC+8 without daylight saving since 1992; the platform holds nothing older.
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** Days since 1970-01-01. @throws DomainError `day.malformed` when it is no real day, such as 2025-02-29 */
export function dayNumber(day: Day): number {
  const parts = FORM.exec(day);
  const ms = parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : Number.NaN;
  // Date.UTC takes the 30th of February for the 2nd of March, and the year 26 for 1926.
  const at = new Date(ms);
  if (!parts || at.getUTCMonth() !== Number(parts[2]) - 1 || at.getUTCFullYear() !== Number(parts[1])) {
    throw new DomainError('day.malformed', 'not a day in the form YYYY-MM-DD', { day });
  }
  return ms / DAY_MS;
}

/** The inverse of {@link dayNumber}. */
export function dayOfNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** @throws DomainError `day.malformed` */
export function assertDay(day: Day): void {
  dayNumber(day);
}

/** True for a real day in the form YYYY-MM-DD. */
export function isDay(text: unknown): text is Day {
  try {
    return typeof text === 'string' && Number.isInteger(dayNumber(text));
  } catch {
    return false;
  }
}

/** The day `count` calendar days later (earlier when negative). */
export function addCalendarDays(day: Day, count: number): Day {
  if (!Number.isSafeInteger(count)) throw new DomainError('day.count_malformed', 'a whole number of days is wanted', { count });
  return dayOfNumber(dayNumber(day) + count);
}

/** Calendar days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function calendarDaysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

function inShanghai(instant: Date): string {
  const ms = instant.getTime();
  if (Number.isNaN(ms)) throw new DomainError('day.instant_invalid', 'the instant is not a valid date');
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString();
}

/** The day in Asia/Shanghai on which the instant falls. */
export function shanghaiDay(instant: Date): Day {
  return inShanghai(instant).slice(0, 10);
}

/** RFC 3339 with the offset +08:00; milliseconds are printed only when there are any. */
export function toShanghaiIso(instant: Date): string {
  const text = inShanghai(instant);
  return `${text.slice(0, text.endsWith('.000Z') ? -5 : -1)}+08:00`;
}

/** The instant at which the day begins in Asia/Shanghai. */
export function startOfShanghaiDay(day: Day): Date {
  return new Date(dayNumber(day) * DAY_MS - SHANGHAI_OFFSET_MS);
}
