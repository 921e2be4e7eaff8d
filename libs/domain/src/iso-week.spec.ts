import { isoWeekDays, isoWeekOf, mondayOf } from './iso-week';

describe('weeks of ISO 8601', () => {
  it.each([
    ['2026-03-02', '2026-W10'], ['2026-03-08', '2026-W10'], ['2026-01-01', '2026-W01'], ['2025-12-29', '2026-W01'], ['2021-01-03', '2020-W53'], ['2027-01-03', '2026-W53'], ['2024-12-30', '2025-W01'],
  ])('given %s, then it is in %s', (day, week) => expect(isoWeekOf(day)).toBe(week));

  it.each([['2026-W10', '2026-03-02', '2026-03-08'], ['2026-W01', '2025-12-29', '2026-01-04'], ['2020-W53', '2020-12-28', '2021-01-03']])('given %s, then it goes from %s to %s', (week, from, to) => expect(isoWeekDays(week)).toEqual({ from, to }));

  it.each(['2025-W53', '2026-W00', '2026-W54', '2026-10', '0001-W01', ''])('given %s, then it is no week', (week) => expect(isoWeekDays(week)).toBeNull());

  it('given a Sunday, then its Monday is six days before', () => expect(mondayOf('2026-03-08')).toBe('2026-03-02'));
});
