import { weeksOf } from './calendar.rules';

describe('the month of a calendar', () => {
  it('given a month that begins on a Sunday, then its first week begins on the Monday before', () => {
    const weeks = weeksOf('2026-03');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual(['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01']);
    expect(weeks.at(-1)?.[1]).toBe('2026-03-31');
  });

  it('given a month of four whole weeks, then there are four', () => {
    expect(weeksOf('2027-02').map((w) => w[0])).toEqual(['2027-02-01', '2027-02-08', '2027-02-15', '2027-02-22']);
  });
});
