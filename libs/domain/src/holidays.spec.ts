import { calendarDaysBetween, weekdayOf } from './day';
import { NATIONAL_HOLIDAYS } from './holidays';

const years = Object.entries(NATIONAL_HOLIDAYS).map(([year, data]) => [Number(year), data] as const);

describe('the national holiday notices', () => {
  it('given the years shipped, then each cites its own notice, published the year before', () => {
    expect(years.map(([year]) => year)).toEqual([2024, 2025, 2026]);
    for (const [year, { source, publishedOn }] of years) {
      expect(source).toContain(`${year}年部分节假日安排`);
      expect(source).toContain(`〔${year - 1}〕`);
      expect(publishedOn?.slice(0, 4)).toBe(String(year - 1));
    }
  });

  // Lengths of the seven holidays as the notices state them (2024: New Year and Dragon Boat join a plain weekend).
  it.each([
    [2024, [1, 8, 3, 5, 1, 3, 7]],
    [2025, [1, 8, 3, 5, 3, 8]],
    [2026, [3, 9, 3, 5, 3, 3, 7]],
  ])('given %i, then the holidays have the announced lengths', (year, lengths) => {
    expect(NATIONAL_HOLIDAYS[year]?.daysOff.map((d) => calendarDaysBetween(d.from, d.to) + 1)).toEqual(lengths);
  });

  it('given make-up days, then they are weekend days outside every holiday, of the same year', () => {
    for (const [year, { daysOff, makeUpDays }] of years) {
      for (const day of makeUpDays) {
        expect([0, 6]).toContain(weekdayOf(day));
        expect(day.startsWith(`${year}-`)).toBe(true);
        expect(daysOff.some((d) => d.from <= day && day <= d.to)).toBe(false);
      }
    }
  });

  // 全国年节及纪念日放假办法: 11 statutory days until 2024, 13 from 2025; each weekday off beyond them is made up by one
  // make-up day. Statutory days that fall on a weekend are compensated by a weekday off.
  it.each([[2024, 11], [2025, 13], [2026, 13]])('given %i, then weekdays off minus make-up days is %i statutory days', (year, statutory) => {
    const data = NATIONAL_HOLIDAYS[year];
    let weekdaysOff = 0;
    for (const { from, to } of data?.daysOff ?? []) {
      for (let t = Date.parse(from); t <= Date.parse(to); t += 86_400_000) {
        if (![0, 6].includes(new Date(t).getUTCDay())) weekdaysOff++;
      }
    }
    expect(weekdaysOff - (data?.makeUpDays.length ?? 0)).toBe(statutory);
  });
});
