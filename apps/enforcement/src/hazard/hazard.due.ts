import { hazardErrors, type Hazard } from '@anlan/contracts/enforcement';
import { settings, type SettingValue } from '@anlan/contracts/tenancy';
import { addCalendarDays, addWorkingDays, isDomainError, NATIONAL_HOLIDAYS, overrideCalendar, shanghaiDay, startOfShanghaiDay } from '@anlan/domain';
import { invalidField } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';
import { assertAhead } from './hazard.rules';
import type { Step } from './hazard.steps';

type Settings = Reference['settings'];

const DAY_MS = 86_400_000;
const setting = <K extends 'deadlines' | 'calendar'>(own: Settings, key: K): SettingValue<K> => (own[key] ?? settings[key].default) as SettingValue<K>;

/**
 * 限期: who has to rectify always has a deadline: the one that is named, else the one the record has, else the district's
 * usual. Throws `due_wanted` where there is none of them, so that nothing waits for ever because a field was left empty.
 */
export function deadlineOf({ row, now, reference }: Pick<Step, 'row' | 'now' | 'reference'>, named: string | undefined, present: Date | null): Date {
  const due = named ? new Date(named) : (present ?? usualDueAt(reference.settings, row.level, now));
  if (!due) throw invalidField('body.dueAt', hazardErrors.due_wanted);
  if (named) assertAhead(due, now);
  return due;
}

/**
 * When a hazard that is assigned on `now` is to be rectified by the district's usual days: the last second of that day in
 * Asia/Shanghai. Null where the district has none for the level, and where it counts working days into a year whose
 * holidays nobody knows yet: never a guess.
 */
export function usualDueAt(own: Settings, level: Hazard['level'], now: Date): Date | null {
  const term = setting(own, 'deadlines')[level];
  if (!term) return null;
  const from = shanghaiDay(now);
  try {
    const day = term.unit === 'calendar' ? addCalendarDays(from, term.days) : addWorkingDays(from, term.days, overrideCalendar(NATIONAL_HOLIDAYS, setting(own, 'calendar').years));
    return new Date(startOfShanghaiDay(day).getTime() + DAY_MS - 1_000);
  } catch (error) {
    if (isDomainError(error) && error.code === 'calendar.year_unknown') return null;
    throw error;
  }
}
