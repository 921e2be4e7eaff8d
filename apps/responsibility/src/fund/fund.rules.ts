import { fundAdjustmentErrors as ae, fundErrors as fe, fundProjectErrors as pe, type FundAdjustment, type FundBulletinContent, type FundProjectState } from '@anlan/contracts/responsibility';
import { addCalendarDays, calendarDaysBetween, formatWanYuan, formatYuan, rate, weekdayOf, type Day } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';

const firstOf = (year: number): Day => `${year}-01-01`;
const daysIn = (day: Day): { done: number; all: number } => {
  const [y, m] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const begin = `${day.slice(0, 7)}-01`;
  const next = m === 12 ? firstOf(y + 1) : `${y}-${String(m + 1).padStart(2, '0')}-01`;
  return { done: calendarDaysBetween(begin, day) + 1, all: calendarDaysBetween(begin, next) };
};

/** What share of a year's budget should be paid by the end of the day: by the plan of months, within a month by its days; evenly where there is no plan. */
export function shareBy(day: Day, year: number, plan: readonly number[] | null): { done: bigint; of: bigint } {
  const now = Number(day.slice(0, 4));
  if (now !== year) return { done: now > year ? 1n : 0n, of: 1n };
  if (plan === null) return { done: BigInt(calendarDaysBetween(firstOf(year), day) + 1), of: BigInt(calendarDaysBetween(firstOf(year), firstOf(year + 1))) };
  const month = Number(day.slice(5, 7)) - 1;
  const { done, all } = daysIn(day);
  const sum = (months: readonly number[]): bigint => months.reduce((total, n) => total + BigInt(n), 0n);
  return { done: sum(plan.slice(0, month)) * BigInt(all) + BigInt(plan[month] ?? 0) * BigInt(done), of: sum(plan) * BigInt(all) };
}

/** 时序应支付, in whole 分, rounded down. */
export function expectedBy(day: Day, { year, budget, plan }: { year: number; budget: number; plan: readonly number[] | null }): number {
  const { done, of } = shareBy(day, year, plan);
  return Number((BigInt(budget) * done) / of);
}

/** The same as SQL of a project's row: lists filter by it. */
export function expectedSql(day: Day): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const { done, of } = shareBy(day, year, null);
  const { done: days, all } = daysIn(day);
  const sum = (months: string): string => `(select coalesce(sum(n), 0) from unnest(${months}) n)`;
  const planned = `div(budget::numeric * (${sum(`plan[1:${month - 1}]`)} * ${all} + plan[${month}] * ${days}), ${sum('plan')} * ${all})`;
  return `(case when year < ${year} then budget when year > ${year} then 0 when plan is null then div(budget::numeric * ${done}, ${of}) else ${planned} end)::bigint`;
}

export function assertPlan(plan: readonly number[] | null): void {
  if (plan?.every((n) => n === 0)) throw invalidField('body.plan', pe.plan);
}

/** @throws where the payment is more than what is left of the budget, or of a day that cannot be */
export function assertPayable({ budget, paid, year }: { budget: number; paid: number; year: number }, { amount, paidOn }: { amount: number; paidOn: Day }, today: Day): void {
  if (paidOn < firstOf(year) || paidOn > today) throw invalidField('body.paidOn', pe.day);
  const left = budget - paid;
  if (amount > left) throw new ProblemError(pe.over_budget, { amount: formatYuan(amount), left: formatYuan(left), missing: formatYuan(amount - left) }, [], { left, missing: amount - left });
}

/** The budgets of a fund's projects are never above the fund. */
export function assertTotal(amount: number, budgeted: number): void {
  if (budgeted > amount) throw new ProblemError(fe.over_total, { wanted: formatYuan(budgeted), total: formatYuan(amount) }, [], { budgeted, amount });
}

type Parties = Pick<FundAdjustment, 'kind' | 'fromProjectId' | 'toProjectId'>;

export function assertParties({ kind, fromProjectId: from, toProjectId: to }: Parties): void {
  const fits = kind === 'raise' ? from === null : kind === 'lower' ? to === null : from !== to;
  if (!fits) throw new ProblemError(ae.parties);
}

/** By how much an adjustment changes the fund, and each project that it names. */
export function deltasOf({ kind, fromProjectId, toProjectId, amount }: Parties & { amount: number }): { fund: number; projects: Map<string, number> } {
  const projects = new Map<string, number>();
  if (fromProjectId !== null) projects.set(fromProjectId, -amount);
  if (toProjectId !== null) projects.set(toProjectId, amount);
  return { fund: kind === 'raise' ? amount : kind === 'lower' ? -amount : 0, projects };
}

/** The budget of a project with the adjustment in it. */
export function adjustedBudget(project: { name: string; budget: number; paid: number; status: FundProjectState }, delta: number): number {
  if (project.status !== 'planned' && project.status !== 'allotted') throw new ProblemError(ae.project_closed, { name: project.name });
  const budget = project.budget + delta;
  if (budget < project.paid) throw new ProblemError(ae.below_paid, { name: project.name, paid: formatYuan(project.paid) });
  return budget;
}

/** 2026-W47 (ISO 8601: the week of its Thursday), or 2026-11. */
export function periodOf(kind: 'weekly' | 'monthly', day: Day): string {
  if (kind === 'monthly') return day.slice(0, 7);
  const thursday = addCalendarDays(day, 4 - (weekdayOf(day) || 7));
  const year = thursday.slice(0, 4);
  return `${year}-W${String(Math.floor(calendarDaysBetween(`${year}-01-01`, thursday) / 7) + 1).padStart(2, '0')}`;
}

/** 正文: the sentence that goes out, of the numbers that are frozen beside it. */
export function bulletinText(name: string, { day, amount, progress, behind, rows }: FundBulletinContent, note: string | null): string {
  const late = rows.filter((r) => r.behind).map((r) => `${r.unitName}“${r.projectName}”（已支付 ${formatWanYuan(r.progress.paid)} 万元，进度 ${rate(r.progress.paid, r.progress.budget)}，时序应支付 ${formatWanYuan(r.expected)} 万元）`);
  const whole = `截至 ${day}，${name}总额 ${formatWanYuan(amount)} 万元，已下达 ${formatWanYuan(progress.budget)} 万元，已支付 ${formatWanYuan(progress.paid)} 万元，支出进度 ${rate(progress.paid, progress.budget)}。`;
  return `${whole}${behind === 0 ? '没有滞后项目。' : `滞后项目 ${behind} 个：${late.join('；')}。`}${note === null ? '' : note}`;
}
