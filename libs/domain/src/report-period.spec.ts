import { reportPeriodDays } from './report-period';

describe('the days of a reporting period', () => {
  it.each([
    ['2026-W01', 'weekly', '2025-12-29', '2026-01-04'], ['2026-W53', 'weekly', '2026-12-28', '2027-01-03'], ['2024-02', 'monthly', '2024-02-01', '2024-02-29'], ['2026-12', 'monthly', '2026-12-01', '2026-12-31'],
    ['2026-Q1', 'quarterly', '2026-01-01', '2026-03-31'], ['2026-Q4', 'quarterly', '2026-10-01', '2026-12-31'], ['2026-H1', 'half_yearly', '2026-01-01', '2026-06-30'], ['2026-H2', 'half_yearly', '2026-07-01', '2026-12-31'], ['2026', 'yearly', '2026-01-01', '2026-12-31'],
  ])('given %s, then it is %s from %s to %s', (code, kind, from, to) => expect(reportPeriodDays(code)).toEqual({ kind, from, to }));
  it.each(['2026-W54', '2026-13', '2026-00', '2026-Q5', '2026-H3', '26', '2126', ''])('given %s, then it is no period', (code) => expect(reportPeriodDays(code)).toBeNull());
});
