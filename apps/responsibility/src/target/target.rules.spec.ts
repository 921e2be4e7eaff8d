import { assertDay, isMet, isOverdue, outcomeOf } from './target.rules';

describe('a target', () => {
  it.each([['at_least', 10, 10, true], ['at_least', 10, 9, false], ['at_most', 10, 10, true], ['at_most', 10, 11, false], ['equal', 10, 10, true], ['equal', 10, 9, false], ['equal', 10, null, null]] as const)('given %s %d and %s, then whether it is met is %s', (comparison, wanted, current, met) => {
    expect(isMet(comparison, wanted, current)).toBe(met);
  });
  const t = { comparison: 'at_least', value: 10, current: 9, due_on: '2026-06-30' } as const;
  it.each([[{ ...t, current: 10 }, '2026-01-01', 'reached'], [t, '2026-07-01', 'missed'], [{ ...t, comparison: 'at_most' as const }, '2026-07-01', 'reached'], [{ ...t, comparison: 'at_most' as const, current: 11 }, '2026-07-01', 'missed']])('given %j on %s, then it is %s', (target, today, outcome) => {
    expect(outcomeOf(target, today)).toBe(outcome);
  });
  it.each([t, { ...t, comparison: 'at_most' as const }, { ...t, comparison: 'equal' as const, current: 10 }])('given %j before its day is over, then nobody says yet', (target) => {
    expect(() => outcomeOf(target, '2026-06-30')).toThrow('due on 2026-06-30');
  });
  it('given the day after, then what is open and not met is overdue', () => {
    const of = (more: object, today: string) => isOverdue({ ...t, status: 'in_progress', ...more }, today);
    expect([of({}, '2026-06-30'), of({}, '2026-07-01'), of({ current: 10 }, '2026-07-01'), of({ current: null }, '2026-07-01'), of({ status: 'missed' }, '2026-07-01'), of({ comparison: 'at_most' }, '2026-07-01')]).toEqual([false, true, false, true, false, true]);
  });
  it.each([['2026-03-02', true], ['2026-03-01', true], ['2026-02-28', false], ['2026-03-03', false]])('given a report as of %s after one of the first of March, then whether it may be is %s', (asOf, fits) => {
    const tried = expect(() => assertDay([{ asOf: '2026-03-01' }], asOf, '2026-03-02'));
    if (fits) tried.not.toThrow();
    else tried.toThrow('target.day');
  });
});
