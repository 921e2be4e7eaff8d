import fc from 'fast-check';
import { addWorkingDays, isWorkingDay, nextWorkingDay, overrideCalendar, workingDaysBetween } from './calendar';
import { addCalendarDays } from './day';
import { NATIONAL_HOLIDAYS } from './holidays';

describe('isWorkingDay', () => {
  it.each([
    ['2025-09-28', true], // a Sunday worked for National Day
    ['2025-10-01', false],
    ['2025-10-08', false], // the eighth day off
    ['2025-10-09', true],
    ['2025-10-11', true],
    ['2025-10-12', false],
    ['2026-02-14', true],
    ['2026-02-23', false],
    ['2024-02-09', true], // New Year's Eve was not a day off in 2024
    ['2024-06-08', false],
  ])('given %s, then %p', (day, worked) => expect(isWorkingDay(day)).toBe(worked));

  it.each(['2023-12-31', '2027-01-04'])('given %s, a year without a notice, then it refuses to guess', (day) => {
    expect(() => isWorkingDay(day)).toThrow(expect.objectContaining({ code: 'calendar.year_unknown', details: { year: Number(day.slice(0, 4)) } }));
  });
  it('given no day, then it throws', () => {
    expect(() => isWorkingDay('2025-02-30')).toThrow(expect.objectContaining({ code: 'day.malformed' }));
  });
});

describe('counting working days', () => {
  it('given 5 working days across National Day 2025, then the make-up Saturday counts', () => {
    // 30 Sep; off 1–8 Oct; 9, 10, Sat 11 (make-up), 13
    expect(addWorkingDays('2025-09-29', 5)).toBe('2025-10-13');
  });
  it('given 7 working days ahead of a hearing, then it counts backwards', () => {
    expect(addWorkingDays('2026-02-27', -7)).toBe('2026-02-11');
  });
  it('given zero, then the day itself; next working day otherwise', () => {
    expect(addWorkingDays('2025-10-01', 0)).toBe('2025-10-01');
    expect(nextWorkingDay('2025-10-01')).toBe('2025-10-09');
    expect(nextWorkingDay('2025-10-09')).toBe('2025-10-09');
  });
  it('given a count that runs out of the known years, then it throws', () => {
    expect(addWorkingDays('2026-12-30', 1)).toBe('2026-12-31');
    expect(() => addWorkingDays('2026-12-30', 2)).toThrow(expect.objectContaining({ code: 'calendar.year_unknown' }));
  });
  it('given a whole year, then the number of working days is the known one', () => {
    expect(workingDaysBetween('2024-01-01', '2024-12-31')).toBe(251);
    expect(workingDaysBetween('2025-01-01', '2025-12-31')).toBe(248);
    expect(workingDaysBetween('2026-01-01', '2026-12-31')).toBe(248);
  });
  it.each([1.5, Number.NaN])('given %p days, then it throws', (n) => {
    expect(() => addWorkingDays('2025-01-02', n)).toThrow(expect.objectContaining({ code: 'day.count_malformed' }));
  });

  it('property: between is the inverse of adding, and lands on a working day', () => {
    const day = fc.integer({ min: 0, max: 640 }).map((n) => addCalendarDays('2024-06-01', n));
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (start, n) => {
        const end = addWorkingDays(start, n);
        expect(workingDaysBetween(start, end)).toBe(n);
        if (n !== 0) expect(isWorkingDay(end)).toBe(true);
      }),
    );
  });
});

describe('overrideCalendar', () => {
  const own = overrideCalendar(NATIONAL_HOLIDAYS, {
    2025: {
      source: '深圳市防汛防旱防风指挥部 停工通知',
      daysOff: [
        { name: '台风停工', nameEn: 'typhoon shutdown', from: '2025-09-23', to: '2025-09-24' },
        { name: '台风停工', nameEn: 'typhoon shutdown', from: '2025-09-28', to: '2025-09-28' },
      ],
      workingDays: ['2025-10-08'],
    },
    2027: { source: '租户自行录入', wholeYear: true, daysOff: [{ name: '元旦', nameEn: "New Year's Day", from: '2027-01-01', to: '2027-01-03' }] },
  });
  it('given days taken off or worked, then the override wins both ways and other days stay', () => {
    expect(isWorkingDay('2025-09-23', own)).toBe(false);
    expect(isWorkingDay('2025-09-28', own)).toBe(false);
    expect(isWorkingDay('2025-10-08', own)).toBe(true);
    expect(isWorkingDay('2025-10-11', own)).toBe(true);
    expect(isWorkingDay('2025-09-23')).toBe(true);
  });
  it('given a year that only the tenant has, then it is known', () => {
    expect(addWorkingDays('2026-12-31', 1, own)).toBe('2027-01-04');
  });
  it('given a lone day off in an unknown year, then it does not pass for a calendar', () => {
    expect(() => overrideCalendar(NATIONAL_HOLIDAYS, { 2028: { source: 'x', workingDays: ['2028-01-08'] } })).toThrow(
      expect.objectContaining({ code: 'calendar.year_unknown' }),
    );
  });
  it('given a day of another year, then it is refused', () => {
    expect(() => overrideCalendar(NATIONAL_HOLIDAYS, { 2025: { source: 'x', workingDays: ['2026-01-03'] } })).toThrow(
      expect.objectContaining({ code: 'calendar.day_outside_year' }),
    );
  });
});
