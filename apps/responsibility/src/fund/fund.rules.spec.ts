import { adjustedBudget, assertParties, assertPayable, assertPlan, assertTotal, bulletinText, deltasOf, expectedBy, periodOf } from './fund.rules';

const whole = { year: 2026, budget: 36_500, plan: null };
const [one, two] = ['01980000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000002'];

describe('what a plan expects', () => {
  it.each([['2025-12-31', 0], ['2026-01-01', 100], ['2026-01-10', 1000], ['2026-12-31', 36_500], ['2027-03-01', 36_500]])('given no plan of months, then by the end of %s it is %d, evenly by days', (day, expected) => {
    expect(expectedBy(day, whole)).toBe(expected);
  });
  it.each([['2026-01-31', 0], ['2026-02-14', 50], ['2026-02-28', 100], ['2026-11-30', 100], ['2026-12-31', 400]])('given a plan of February and December, then by the end of %s it is %d', (day, expected) => {
    expect(expectedBy(day, { year: 2026, budget: 400, plan: [0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30] })).toBe(expected);
  });
  it('given large amounts, then nothing is lost to rounding', () => {
    expect(expectedBy('2026-12-31', { year: 2026, budget: 99_999_999_999_999, plan: Array<number>(12).fill(99_999_999_999_999) })).toBe(99_999_999_999_999);
  });
  it('given a plan of nothing, then it is refused', () => {
    expect(() => assertPlan(Array<number>(12).fill(0))).toThrow('fund-project.plan');
    expect(() => assertPlan(null)).not.toThrow();
  });
});

describe('a payment', () => {
  const project = { budget: 100, paid: 60, year: 2026 };
  it('given what is left, then all of it may be paid and not a cent more', () => {
    expect(() => assertPayable(project, { amount: 40, paidOn: '2026-03-01' }, '2026-03-02')).not.toThrow();
    expect(() => assertPayable(project, { amount: 41, paidOn: '2026-03-01' }, '2026-03-02')).toThrow('A payment of 0.41 yuan exceeds the 0.40 yuan left of the budget by 0.01 yuan: ask for an adjustment first');
  });
  it.each(['2025-12-31', '2026-03-03'])('given %s, before the year or after today, then it is refused', (paidOn) => {
    expect(() => assertPayable(project, { amount: 1, paidOn }, '2026-03-02')).toThrow('fund-project.day');
  });
});

describe('an adjustment', () => {
  it.each([
    ['raise', null, null, true], ['raise', null, one, true], ['raise', one, null, false], ['lower', one, null, true], ['lower', null, one, false],
    ['transfer', one, two, true], ['transfer', null, two, true], ['transfer', one, null, true], ['transfer', null, null, false], ['transfer', one, one, false],
  ] as const)('given %s from %s to %s, then whether it fits is %s', (kind, fromProjectId, toProjectId, fits) => {
    const tried = expect(() => assertParties({ kind, fromProjectId, toProjectId }));
    if (fits) tried.not.toThrow();
    else tried.toThrow('fund-adjustment.parties');
  });
  it('given each kind, then it changes the fund and the projects by its amount', () => {
    expect(deltasOf({ kind: 'raise', fromProjectId: null, toProjectId: one, amount: 5 })).toEqual({ fund: 5, projects: new Map([[one, 5]]) });
    expect(deltasOf({ kind: 'lower', fromProjectId: one, toProjectId: null, amount: 5 })).toEqual({ fund: -5, projects: new Map([[one, -5]]) });
    expect(deltasOf({ kind: 'transfer', fromProjectId: one, toProjectId: two, amount: 5 })).toEqual({ fund: 0, projects: new Map([[one, -5], [two, 5]]) });
  });
  it('given what was paid already, or a settled project, then the budget does not fall below it', () => {
    const project = { name: '甲', budget: 100, paid: 60, status: 'allotted' as const };
    expect(adjustedBudget(project, -40)).toBe(60);
    expect(() => adjustedBudget(project, -41)).toThrow('fund-adjustment.below_paid');
    expect(() => adjustedBudget({ ...project, status: 'settled' }, 1)).toThrow('fund-adjustment.project_closed');
  });
  it('given projects above the fund, then they do not fit', () => {
    expect(() => assertTotal(100, 100)).not.toThrow();
    expect(() => assertTotal(100, 101)).toThrow('fund.over_total');
  });
});

describe('a bulletin', () => {
  it.each([['2026-01-01', '2026-W01'], ['2026-11-22', '2026-W47'], ['2026-11-23', '2026-W48'], ['2027-01-01', '2026-W53'], ['2024-12-30', '2025-W01']])('given %s, then its week is %s', (day, week) => {
    expect([periodOf('weekly', day), periodOf('monthly', day)]).toEqual([week, day.slice(0, 7)]);
  });
  it('given its numbers, then its text says them in 万元, and — where there is no base', () => {
    const progress = { paid: 250_000_000, budget: 1_000_000_000, rate: 0.25 };
    const row = { projectId: one, projectName: '排查服务', unitId: two, unitName: '基础科', progress, expected: 800_000_000, behind: true };
    expect(bulletinText('专项经费', { day: '2026-11-22', amount: 1_200_000_000, progress, behind: 1, rows: [row] }, '请抓紧。')).toBe(
      '截至 2026-11-22，专项经费总额 1200.00 万元，已下达 1000.00 万元，已支付 250.00 万元，支出进度 25.00 %。滞后项目 1 个：基础科“排查服务”（已支付 250.00 万元，进度 25.00 %，时序应支付 800.00 万元）。请抓紧。',
    );
    expect(bulletinText('专项经费', { day: '2026-11-22', amount: 100, progress: { paid: 0, budget: 0, rate: null }, behind: 0, rows: [] }, null)).toContain('支出进度 —。没有滞后项目。');
  });
});
