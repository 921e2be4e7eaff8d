import { addCalendarDays, shanghaiDay, startOfShanghaiDay, toShanghaiIso, type Day } from '@anlan/domain';

/** The instant at which the day begins in Asia/Shanghai, as a query takes it. */
export const startOfDay = (day: Day): string => toShanghaiIso(startOfShanghaiDay(day));
/** The instant at which the day is over: the first of the next. */
export const endOfDay = (day: Day): string => startOfDay(addCalendarDays(day, 1));
/** The day of an instant, and days after it. */
export const dayOf = (instant: string, plus = 0): Day => addCalendarDays(shanghaiDay(new Date(instant)), plus);
