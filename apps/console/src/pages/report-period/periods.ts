import type { ReportPeriod } from '@anlan/contracts/responsibility';
import { addCalendarDays, isoWeekOf, reportPeriodDays, type Day } from '@anlan/domain';

/** The code of the period of a kind that a day is in. */
export function periodOf(kind: ReportPeriod['kind'], day: Day): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (kind) {
    case 'weekly': return isoWeekOf(day);
    case 'monthly': return day.slice(0, 7);
    case 'quarterly': return `${year}-Q${Math.ceil(month / 3)}`;
    case 'half_yearly': return `${year}-H${Math.ceil(month / 6)}`;
    case 'yearly': return year;
  }
}

/** The period of today and those before it, the newest first. */
export function recentPeriods(kind: ReportPeriod['kind'], today: Day, most: number): string[] {
  const codes: string[] = [];
  for (let day = today; codes.length < most; ) {
    const code = periodOf(kind, day);
    const days = reportPeriodDays(code);
    if (!days) return codes;
    codes.push(code);
    day = addCalendarDays(days.from, -1);
  }
  return codes;
}
