import { isWorkingDay, nextWorkingDay } from './calendar';
import { addCalendarDays, assertDay, type Day } from './day';
import { DomainError } from './domain-error';
import { NATIONAL_HOLIDAYS, type HolidayCalendar } from './holidays';

/** Days that do not count: `from` is the first of them, `to` the first that counts again (null = still stopped). */
export interface Suspension {
  from: Day;
  to: Day | null;
}

export interface StatutoryClock {
  /** The event that starts the clock; its own day is not counted. */
  start: Day;
  days: number;
  /** 行政处罚法 §85: periods of 2, 3, 5 and 7 days are working days; 15, 60 or 90 are calendar days. */
  kind: 'working' | 'calendar';
  suspensions?: readonly Suspension[];
  /** A calendar-day period that ends on a day off ends on the next working day instead. Default false. */
  rollToWorkingDay?: boolean;
}

export interface ClockState {
  /** The last day in time; null while a suspension without an end keeps it open. */
  due: Day | null;
  suspended: boolean;
  /** Days counted after the start, up to and including `asOf`; goes on beyond `days` when late. */
  used: number;
  /** `days` − `used`; negative when late. */
  remaining: number;
  overdue: boolean;
}

function check(clock: StatutoryClock): readonly Suspension[] {
  assertDay(clock.start);
  if (!Number.isSafeInteger(clock.days) || clock.days < 0) {
    throw new DomainError('clock.days_malformed', 'a whole number of days, not negative, is wanted', { days: clock.days });
  }
  const suspensions = clock.suspensions ?? [];
  for (const { from, to } of suspensions) {
    assertDay(from);
    if (to !== null) assertDay(to);
    if (to !== null && to < from) throw new DomainError('clock.suspension_reversed', 'a suspension ends before it begins', { from, to });
  }
  return suspensions;
}

const covers = (suspensions: readonly Suspension[], day: Day): boolean =>
  suspensions.some(({ from, to }) => from <= day && (to === null || day < to));

/**
 * The last day in time, or null when the clock is stopped without an end before it gets there.
 * Suspensions may overlap; a day is left out once.
 * @throws DomainError `clock.days_malformed` | `clock.suspension_reversed` | `day.malformed` | `calendar.year_unknown`
 */
export function deadline(clock: StatutoryClock, calendar: HolidayCalendar = NATIONAL_HOLIDAYS): Day | null {
  const suspensions = check(clock);
  const openFrom = suspensions.filter((s) => s.to === null).map((s) => s.from).sort()[0];
  let day = clock.start;
  for (let left = clock.days; left > 0; ) {
    day = addCalendarDays(day, 1);
    if (openFrom !== undefined && day >= openFrom) return null;
    if (!covers(suspensions, day) && (clock.kind === 'calendar' || isWorkingDay(day, calendar))) left--;
  }
  return clock.kind === 'calendar' && clock.rollToWorkingDay ? nextWorkingDay(day, calendar) : day;
}

/** Where the clock stands at the end of the day `asOf`. Same errors as {@link deadline}. */
export function clockState(clock: StatutoryClock, asOf: Day, calendar: HolidayCalendar = NATIONAL_HOLIDAYS): ClockState {
  const due = deadline(clock, calendar);
  assertDay(asOf);
  const suspensions = check(clock);
  let used = 0;
  for (let day = clock.start; day < asOf; ) {
    day = addCalendarDays(day, 1);
    if (!covers(suspensions, day) && (clock.kind === 'calendar' || isWorkingDay(day, calendar))) used++;
  }
  return {
    due,
    suspended: covers(suspensions, asOf),
    used,
    remaining: clock.days - used,
    overdue: due !== null && asOf > due,
  };
}
