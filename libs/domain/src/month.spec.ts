import fc from 'fast-check';
import { addMonths, firstDayOf, lastDayOf, shanghaiMonth } from './month';

describe('months', () => {
  it.each([['2026-01', -1, '2025-12'], ['2026-12', 1, '2027-01'], ['2026-03', 0, '2026-03'], ['2026-03', -14, '2025-01'], ['2026-03', 25, '2028-04'], ['0999-12', 1, '1000-01']])('given %s, then %i months later it is %s', (month, count, other) => {
    expect(addMonths(month, count)).toBe(other);
  });
  it('property: what is added is taken off again', () => {
    fc.assert(fc.property(fc.integer({ min: -1200, max: 1200 }), fc.integer({ min: -1200, max: 1200 }), (a, b) => {
      const month = addMonths('2026-03', a);
      expect(addMonths(addMonths(month, b), -b)).toBe(month);
    }));
  });
  it.each([['2026-02', '2026-02-28'], ['2028-02', '2028-02-29'], ['2026-12', '2026-12-31'], ['2026-04', '2026-04-30']])('given %s, then its last day is %s', (month, last) => {
    expect([firstDayOf(month), lastDayOf(month)]).toEqual([`${month}-01`, last]);
  });
  it('given the last hours of a month in UTC, then it is the next one in Shanghai', () => {
    expect([shanghaiMonth(new Date('2026-03-31T15:59:59Z')), shanghaiMonth(new Date('2026-03-31T16:00:00Z'))]).toEqual(['2026-03', '2026-04']);
  });
  it.each(['2026-13', '2026-1', '2026-03-01', ''])('given %p, then it is no month', (text) => expect(() => addMonths(text, 1)).toThrow(expect.objectContaining({ code: 'month.malformed' })));
  it('given a fraction of months, then it throws', () => expect(() => addMonths('2026-03', 0.5)).toThrow(expect.objectContaining({ code: 'month.count_malformed' })));
});
