import fc from 'fast-check';
import { clockState, deadline, type StatutoryClock } from './clock';
import { addCalendarDays } from './day';

describe('deadline', () => {
  it('given 90 calendar days from filing, then the start day is not counted', () => {
    expect(deadline({ start: '2025-03-01', days: 90, kind: 'calendar' })).toBe('2025-05-30');
  });
  it('given 5 working days for a hearing request, then make-up days count and days off do not', () => {
    expect(deadline({ start: '2026-02-12', days: 5, kind: 'working' })).toBe('2026-02-26');
  });
  it('given calendar days into a year without a notice, then no calendar is needed', () => {
    expect(deadline({ start: '2026-12-30', days: 15, kind: 'calendar' })).toBe('2027-01-14');
    expect(() => deadline({ start: '2026-12-30', days: 3, kind: 'working' })).toThrow(expect.objectContaining({ code: 'calendar.year_unknown' }));
  });
  it('given rolling, then a period that ends on a day off ends on the next working day', () => {
    const clock: StatutoryClock = { start: '2025-09-20', days: 15, kind: 'calendar' };
    expect(deadline(clock)).toBe('2025-10-05');
    expect(deadline({ ...clock, rollToWorkingDay: true })).toBe('2025-10-09');
  });
  it('given zero days, then the start day', () => expect(deadline({ start: '2025-10-01', days: 0, kind: 'working' })).toBe('2025-10-01'));

  it('given a stop and a restart, then the days between are added', () => {
    const suspensions = [{ from: '2025-03-10', to: '2025-03-20' }];
    expect(deadline({ start: '2025-03-01', days: 15, kind: 'calendar', suspensions })).toBe('2025-03-26');
    // Friday 7 Mar + 5 working days = 14 Mar; the stop takes Mon 10 – Wed 19 out
    expect(deadline({ start: '2025-03-07', days: 5, kind: 'working', suspensions })).toBe('2025-03-26');
  });
  it('given overlapping stops and one after the end, then each day is left out once', () => {
    const suspensions = [{ from: '2025-03-10', to: '2025-03-15' }, { from: '2025-03-12', to: '2025-03-20' }, { from: '2025-06-01', to: null }];
    expect(deadline({ start: '2025-03-01', days: 15, kind: 'calendar', suspensions })).toBe('2025-03-26');
  });
  it('given a stop without an end before the last day, then there is no deadline yet', () => {
    const clock: StatutoryClock = { start: '2025-03-01', days: 15, kind: 'calendar', suspensions: [{ from: '2025-03-16', to: null }] };
    expect(deadline(clock)).toBeNull();
    expect(deadline({ ...clock, days: 14 })).toBe('2025-03-15');
  });

  it.each([
    [{ days: -1 }, 'clock.days_malformed'],
    [{ days: 1.5 }, 'clock.days_malformed'],
    [{ start: '2025-02-29' }, 'day.malformed'],
    [{ suspensions: [{ from: '2025-03-10', to: '2025-03-09' }] }, 'clock.suspension_reversed'],
    [{ suspensions: [{ from: 'x', to: null }] }, 'day.malformed'],
  ])('given %j, then it throws %s', (change, code) => {
    const clock: StatutoryClock = { start: '2025-03-01', days: 5, kind: 'calendar', ...change };
    expect(() => deadline(clock)).toThrow(expect.objectContaining({ code }));
  });

  it('property: a closed stop inside the period lengthens it by exactly its days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.nat(119), fc.nat(200), (days, at, length) => {
        const start = '2025-01-10';
        const from = addCalendarDays(start, 1 + (at % days));
        const due = deadline({ start, days, kind: 'calendar', suspensions: [{ from, to: addCalendarDays(from, length) }] });
        expect(due).toBe(addCalendarDays(start, days + length));
      }),
    );
  });
});

describe('clockState', () => {
  const clock: StatutoryClock = { start: '2025-03-03', days: 5, kind: 'working', suspensions: [{ from: '2025-03-06', to: '2025-03-11' }] };
  it.each([
    ['2025-03-03', 0, 5, false, false],
    ['2025-03-05', 2, 3, false, false],
    ['2025-03-10', 2, 3, true, false],
    ['2025-03-13', 5, 0, false, false],
    ['2025-03-14', 6, -1, false, true],
    ['2025-03-15', 6, -1, false, true],
  ])('given %s, then used %i, remaining %i, suspended %p, overdue %p', (asOf, used, remaining, suspended, overdue) => {
    expect(clockState(clock, asOf)).toEqual({ due: '2025-03-13', used, remaining, suspended, overdue });
  });
  it('given a stop without an end, then it is never overdue', () => {
    const open = { ...clock, suspensions: [{ from: '2025-03-06', to: null }] };
    expect(clockState(open, '2025-12-31')).toEqual({ due: null, used: 2, remaining: 3, suspended: true, overdue: false });
  });
});
