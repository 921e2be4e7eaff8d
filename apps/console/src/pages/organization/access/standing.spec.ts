import { canEnd, standingOf } from './standing';

const today = '2026-03-10';
const of = (validFrom: string, validTo: string | null) => ({ active: validFrom <= today && (validTo === null || validTo > today), validFrom, validTo, delegatedFrom: null });

describe('how an assignment stands', () => {
  it('given its period, then it is in force, to come, or ended', () => {
    expect(standingOf(of('2026-03-10', null), today)).toBe('active');
    expect(standingOf(of('2026-03-01', '2026-03-10'), today)).toBe('ended');
    expect(standingOf(of('2026-03-11', null), today)).toBe('coming');
  });
  it('given one to come whose last day is known, then it is still to come', () => expect(standingOf(of('2026-04-01', '2026-05-01'), today)).toBe('coming'));
  it('given one that was ended before it began, then it was cancelled', () => expect(standingOf(of('2026-04-01', '2026-04-01'), today)).toBe('cancelled'));
  it('can be ended while it is in force or to come, unless it was delegated', () => {
    expect([of('2026-03-01', null), of('2026-04-01', null), of('2026-03-01', '2026-03-05'), of('2026-04-01', '2026-04-01')].map((a) => canEnd(a, today))).toEqual([true, true, false, false]);
    expect(canEnd({ ...of('2026-03-01', null), delegatedFrom: 'x' }, today)).toBe(false);
  });
});
