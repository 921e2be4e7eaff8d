import fc from 'fast-check';
import {
  addCalendarDays, calendarDaysBetween, dayNumber, dayOfNumber, isDay, shanghaiDay, startOfShanghaiDay, toShanghaiIso, weekdayOf,
} from './day';

describe('days', () => {
  it('given month, leap and year ends, when days are added, then the calendar is right', () => {
    expect(addCalendarDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addCalendarDays('2025-02-28', 1)).toBe('2025-03-01');
    expect(addCalendarDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addCalendarDays('2026-01-01', -90)).toBe('2025-10-03');
  });

  it('given known weekdays, then weekdayOf agrees', () => {
    expect(weekdayOf('2026-01-01')).toBe(4);
    expect(weekdayOf('1969-12-31')).toBe(3);
    expect(weekdayOf('2025-09-28')).toBe(0);
  });

  it.each(['2025-02-29', '2025-13-01', '2025-1-01', '20250101', '', '2025-01-01T00:00:00Z'])('given %p, then it is no day', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(expect.objectContaining({ code: 'day.malformed' }));
  });

  it('given a fraction of days, then it throws', () => {
    expect(() => addCalendarDays('2025-01-01', 1.5)).toThrow(expect.objectContaining({ code: 'day.count_malformed' }));
  });

  it('property: numbers and days are inverse, and adding is the inverse of the difference', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 60_000 }), fc.integer({ min: -4000, max: 4000 }), (number, count) => {
        const day = dayOfNumber(number);
        expect(dayNumber(day)).toBe(number);
        expect(calendarDaysBetween(day, addCalendarDays(day, count))).toBe(count);
      }),
    );
  });
});

describe('instants in Shanghai', () => {
  it('given the last minute of a UTC day, then it is already tomorrow', () => {
    expect(shanghaiDay(new Date('2025-12-31T15:59:59Z'))).toBe('2025-12-31');
    expect(shanghaiDay(new Date('2025-12-31T16:00:00Z'))).toBe('2026-01-01');
  });
  it('given an instant, then RFC 3339 carries +08:00', () => {
    expect(toShanghaiIso(new Date('2026-03-02T01:30:00Z'))).toBe('2026-03-02T09:30:00+08:00');
    expect(toShanghaiIso(new Date('2026-03-02T01:30:00.123Z'))).toBe('2026-03-02T09:30:00.123+08:00');
  });
  it('given a day, then its first instant falls on it and the one before does not', () => {
    const start = startOfShanghaiDay('2026-05-01');
    expect(start.toISOString()).toBe('2026-04-30T16:00:00.000Z');
    expect(shanghaiDay(new Date(start.getTime() - 1))).toBe('2026-04-30');
  });
  it('given an invalid date, then it throws', () => {
    expect(() => shanghaiDay(new Date(Number.NaN))).toThrow(expect.objectContaining({ code: 'day.instant_invalid' }));
  });
});
