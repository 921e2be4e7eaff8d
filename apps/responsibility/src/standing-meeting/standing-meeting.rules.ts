import type { MeetingPeriod, MeetingRhythm, PeriodState } from '@anlan/contracts/responsibility';
import { addCalendarDays, ratio, weekdayOf, type Day } from '@anlan/domain';

export interface Period {
  readonly period: string;
  readonly from: Day;
  readonly to: Day;
}

const two = (n: number): string => String(n).padStart(2, '0');
const lastOfMonth = (year: number, month: number): Day => addCalendarDays(month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`, -1);
const mondayOf = (day: Day): Day => addCalendarDays(day, -((weekdayOf(day) + 6) % 7));

/** The period of the rhythm in which the day lies; weeks are those of ISO 8601, which belong to the year of their Thursday. */
export function periodOf(rhythm: MeetingRhythm, day: Day): Period {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  switch (rhythm) {
    case 'yearly': return { period: `${year}`, from: `${year}-01-01`, to: `${year}-12-31` };
    case 'quarterly': {
      const quarter = Math.ceil(month / 3);
      return { period: `${year}-Q${quarter}`, from: `${year}-${two(quarter * 3 - 2)}-01`, to: lastOfMonth(year, quarter * 3) };
    }
    case 'monthly': return { period: `${year}-${two(month)}`, from: `${year}-${two(month)}-01`, to: lastOfMonth(year, month) };
    case 'weekly': {
      const from = mondayOf(day);
      const of = addCalendarDays(from, 3).slice(0, 4);
      const first = mondayOf(`${of}-01-04`);
      return { period: `${of}-W${two((Date.parse(from) - Date.parse(first)) / 604_800_000 + 1)}`, from, to: addCalendarDays(from, 6) };
    }
  }
}

/** The periods of the rhythm that end in the year, in order. */
export const periodsEndingIn = (rhythm: MeetingRhythm, year: string): Period[] => periodsEndingWithin(rhythm, `${year}-01-01`, `${year}-12-31`);

/** The periods of the rhythm whose last day is one of these, in order. */
export function periodsEndingWithin(rhythm: MeetingRhythm, from: Day, to: Day): Period[] {
  const periods: Period[] = [];
  for (let p = periodOf(rhythm, from); p.to <= to; p = periodOf(rhythm, addCalendarDays(p.to, 1))) periods.push(p);
  return periods;
}

/** The period of that code, where the rhythm has it. */
export const periodByCode = (rhythm: MeetingRhythm, code: string): Period | undefined => {
  const year = Number(code.slice(0, 4));
  return [year - 1, year, year + 1].flatMap((y) => periodsEndingIn(rhythm, String(y))).find((p) => p.period === code);
};

/** A meeting is owed for a period on whose last day the standing meeting is in force. */
export const isOwed = (s: { from_day: string; to_day: string | null }, p: Period): boolean => s.from_day <= p.to && (s.to_day === null || p.to <= s.to_day);

/** What became of a period: as many as wanted in time; as many, some of them late; not so many, and over; not over yet. */
export function stateOf(p: Pick<Period, 'to'>, counts: { wanted: number; inTime: number; late: number }, today: Day): PeriodState {
  if (counts.inTime >= counts.wanted) return 'held';
  if (today <= p.to) return 'open';
  return counts.inTime + counts.late >= counts.wanted ? 'late' : 'missed';
}

/** 按期召开率 of periods: those that are over, and those of them held in time. None over: there is no rate. */
export function rateOf(periods: readonly Pick<MeetingPeriod, 'state' | 'to'>[], today: Day): { inTime: number; ended: number; rate: number | null } {
  const over = periods.filter((p) => p.to < today);
  const inTime = over.filter((p) => p.state === 'held').length;
  return { inTime, ended: over.length, rate: ratio(inTime, over.length) };
}
