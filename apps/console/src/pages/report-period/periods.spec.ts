import { periodOf, recentPeriods } from './periods';

describe('which periods can be opened', () => {
  it.each([['weekly', '2026-W53'], ['monthly', '2027-01'], ['quarterly', '2027-Q1'], ['half_yearly', '2027-H1'], ['yearly', '2027']] as const)('given the third of January and %s, then it is %s', (kind, code) => expect(periodOf(kind, '2027-01-03')).toBe(code));
  it.each([
    ['weekly', ['2027-W01', '2026-W53', '2026-W52']], ['monthly', ['2027-01', '2026-12', '2026-11']], ['quarterly', ['2027-Q1', '2026-Q4', '2026-Q3']], ['half_yearly', ['2027-H1', '2026-H2', '2026-H1']], ['yearly', ['2027', '2026', '2025']],
  ] as const)('given the fifth of January, then the last %s periods are %j', (kind, codes) => expect(recentPeriods(kind, '2027-01-05', 3)).toEqual(codes));
});
