import { addCalendarDays, firstDayOf, lastDayOf, weekdayOf, type Day } from '@anlan/domain';

/** The weeks of a month, from Monday to Sunday, those of its first and last day whole. */
export function weeksOf(month: string): Day[][] {
  const first = firstDayOf(month);
  const weeks: Day[][] = [];
  for (let monday = addCalendarDays(first, -((weekdayOf(first) + 6) % 7)); monday <= lastDayOf(month); monday = addCalendarDays(monday, 7)) weeks.push(Array.from({ length: 7 }, (_, i) => addCalendarDays(monday, i)));
  return weeks;
}
