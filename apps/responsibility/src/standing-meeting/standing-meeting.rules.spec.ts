import { addCalendarDays } from '@anlan/domain';
import fc from 'fast-check';
import { meetingRhythmNames } from '@anlan/contracts/responsibility';
import { isOwed, periodByCode, periodOf, periodsEndingIn, periodsEndingWithin, rateOf, stateOf } from './standing-meeting.rules';

describe('periods', () => {
  it.each([
    ['yearly', '2026-07-01', { period: '2026', from: '2026-01-01', to: '2026-12-31' }],
    ['quarterly', '2026-03-31', { period: '2026-Q1', from: '2026-01-01', to: '2026-03-31' }],
    ['quarterly', '2026-10-01', { period: '2026-Q4', from: '2026-10-01', to: '2026-12-31' }],
    ['monthly', '2024-02-10', { period: '2024-02', from: '2024-02-01', to: '2024-02-29' }],
    ['weekly', '2026-01-01', { period: '2026-W01', from: '2025-12-29', to: '2026-01-04' }],
    ['weekly', '2027-01-01', { period: '2026-W53', from: '2026-12-28', to: '2027-01-03' }],
    ['weekly', '2024-12-30', { period: '2025-W01', from: '2024-12-30', to: '2025-01-05' }],
  ] as const)('given %s and %s, then the period is %j', (rhythm, day, period) => {
    expect(periodOf(rhythm, day)).toEqual(period);
  });
  it('given a year, then there are 1, 4, 12, and 52 or 53 periods that end in it', () => {
    expect(meetingRhythmNames.map((r) => periodsEndingIn(r, '2026').length)).toEqual([52, 12, 4, 1]);
    expect(periodByCode('weekly', '2026-W53')).toEqual({ period: '2026-W53', from: '2026-12-28', to: '2027-01-03' });
    expect(periodByCode('weekly', '2025-W53')).toBeUndefined();
    expect(periodByCode('monthly', '2026-Q1')).toBeUndefined();
  });
  it('given days, then the periods count that end in them, wherever they began', () => {
    expect(periodsEndingWithin('weekly', '2026-12-28', '2027-01-03').map((p) => p.period)).toEqual(['2026-W53']);
    expect(periodsEndingWithin('monthly', '2026-03-31', '2026-05-30').map((p) => p.period)).toEqual(['2026-03', '2026-04']);
    expect(periodsEndingWithin('yearly', '2026-01-01', '2026-12-30')).toEqual([]);
  });
  it('property: a day lies in its period, the next day after a period begins the next, and the code leads back', () => {
    fc.assert(fc.property(fc.constantFrom(...meetingRhythmNames), fc.integer({ min: 0, max: 12_000 }), (rhythm, n) => {
      const day = addCalendarDays('2000-01-01', n);
      const p = periodOf(rhythm, day);
      expect(p.from <= day && day <= p.to).toBe(true);
      expect(periodOf(rhythm, addCalendarDays(p.to, 1)).from).toBe(addCalendarDays(p.to, 1));
      expect(periodByCode(rhythm, p.period)).toEqual(p);
    }), { numRuns: 60 });
  });
});

describe('what became of a period', () => {
  const q1 = { period: '2026-Q1', from: '2026-01-01', to: '2026-03-31' };
  it.each([
    [{ wanted: 1, inTime: 1, late: 0 }, '2026-02-01', 'held'],
    [{ wanted: 2, inTime: 1, late: 0 }, '2026-03-31', 'open'],
    [{ wanted: 2, inTime: 1, late: 1 }, '2026-04-01', 'late'],
    [{ wanted: 2, inTime: 1, late: 0 }, '2026-04-01', 'missed'],
    [{ wanted: 1, inTime: 0, late: 0 }, '2026-04-01', 'missed'],
  ] as const)('given %j on %s, then %s', (counts, today, state) => {
    expect(stateOf(q1, counts, today)).toBe(state);
  });
  it('given a standing meeting, then it owes the periods on whose last day it is in force', () => {
    expect([{ from_day: '2026-03-31', to_day: null }, { from_day: '2026-04-01', to_day: null }, { from_day: '2026-01-01', to_day: '2026-03-30' }, { from_day: '2026-01-01', to_day: '2026-03-31' }].map((s) => isOwed(s, q1))).toEqual([true, false, false, true]);
  });
  it('given periods, then the rate is of those that are over; of none there is none', () => {
    const periods = [{ to: '2026-03-31', state: 'held' }, { to: '2026-06-30', state: 'late' }, { to: '2026-09-30', state: 'missed' }, { to: '2026-12-31', state: 'held' }] as const;
    expect(rateOf(periods, '2026-10-01')).toEqual({ inTime: 1, ended: 3, rate: 1 / 3 });
    expect(rateOf(periods, '2026-03-31')).toEqual({ inTime: 0, ended: 0, rate: null });
  });
});
