import { escalationLevels, type HazardAge, hazardLifecycle, type HazardFilters } from '@anlan/contracts/enforcement';
import { addCalendarDays, addMonths, divisionPrefix, firstDayOf, parseDivisionCode, shanghaiDay, startOfShanghaiDay } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import type { TenantTx } from '@anlan/platform/db';
import { orNever, Where, type SearchPlan } from '@anlan/platform/ledger';
import { tracedConditions } from '../check/check.filters';
import { publicReportReach } from '../public-report/public-report.reach';
import { hazardReach } from './hazard.reach';
import { hazardSearch } from './hazard.search';

/** Not closed, in the words of the indexes that hold no more than that. */
export const OPEN = Object.entries(hazardLifecycle.states).filter(([, s]) => 'final' in s && s.final).map(([name]) => `status <> '${name}'`).join(' and ');
/** The deadline, or never: in the words of its indexes. */
export const DUE = orNever('due_at');
export const MONTH = "to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM')";

/** Days since the report: the youngest and the oldest of each age. */
const days: Readonly<Record<HazardAge, readonly [from: number, to: number]>> = { '0-3': [0, 3], '4-7': [4, 7], '8-15': [8, 15], '16-30': [16, 30], 'over-30': [31, Infinity] };

/** When a hazard of this age was reported: not before `from`, and before `to`. */
export function reportedWithin(age: HazardAge, now: Date): { readonly from: Date | null; readonly to: Date | null } {
  const today = shanghaiDay(now);
  const [youngest, oldest] = days[age];
  const startOf = (ago: number): Date => startOfShanghaiDay(addCalendarDays(today, -ago));
  return { from: oldest === Infinity ? null : startOf(oldest), to: youngest === 0 ? null : startOf(youngest - 1) };
}

const startOfMonth = (month: string, later = 0): Date => startOfShanghaiDay(firstDayOf(addMonths(month, later)));

/** What the filters and the actor's scope leave of the ledger: one condition for the list, its export, the map and the figures. */
export function hazardConditions(ctx: TenantContext, q: HazardFilters, now = new Date(), search?: SearchPlan): Where {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(hazardReach, ctx, 'hazard.read');
  where.and('status = any($)', q.status).and('level = any($)', q.level).and('source = any($)', q.source).and('rectification = any($)', q.rectification);
  if (q.reportChannel) {
    // By the caller's own sight of reports: how an enterprise was reported is nothing that it learns here.
    const reports = new Where().and('r.tenant_id = $', ctx.tenantId).and('r.hazard_id is not null').within(publicReportReach, ctx, 'public-report.read').and('r.channel = any($)', q.reportChannel);
    where.among('id', 'select r.hazard_id from enforcement.public_report r', reports);
  }
  if (q.divisionCode) {
    const { code } = parseDivisionCode(q.divisionCode);
    if (q.divisionOnly) where.and('division_code = $', code);
    else where.below('division_code', divisionPrefix(code));
  }
  where.and('category = $', q.category);
  if (q.hasCategory !== undefined) where.and(`category is ${q.hasCategory ? 'not ' : ''}null`);
  links(where, q);
  work(where, q);
  where.and('assignee_unit_id = $', q.assigneeUnitId);
  if (q.assignedToMe) where.and('assignee_member_id = $', ctx.actor.memberId);
  deadlines(where, q);
  reports(where, q, now);
  if (q.placed !== undefined) where.and(`cell is ${q.placed ? 'not ' : ''}null`);
  // No check stands for none, so that those of no check are not lost among what is of none of these.
  tracedConditions(where, ctx, q, { check: "coalesce(check_id, '00000000-0000-0000-0000-000000000000')", ofCheck: 'id', slip: 'id', ofSlip: 'i.hazard_id' });
  return hazardSearch.narrow(where, ctx, q.q, search);
}

/** How to find the words of the filters; undefined where there are none, and where the actor's own records are so few that each is looked at. */
export async function searchPlan(tx: TenantTx, ctx: TenantContext, { q }: HazardFilters): Promise<SearchPlan | undefined> {
  return q === undefined || ownOnly(ctx) ? undefined : hazardSearch.plan(tx, ctx, q);
}

export function ownOnly(ctx: TenantContext): boolean {
  const { all, areas } = scopeFor(ctx, 'hazard.read');
  return !all && areas.length === 0;
}

/**
 * The ledger as a list reads it. Who sees his own records alone has few: they are found by whose they are and put in order
 * then. Left to choose, Postgres walks the order of the whole tenant's records until it has met enough of his.
 */
export function hazardSource(ctx: TenantContext, where: Where): string {
  const own = ownOnly(ctx) ? hazardReach.condition(scopeFor(ctx, 'hazard.read')) : null;
  return own ? `(select * from enforcement.hazard where ${where.bind('tenant_id = $', ctx.tenantId)} and ${where.bind(own.condition, ...own.values)} offset 0)` : 'enforcement.hazard';
}

function links(where: Where, q: HazardFilters): void {
  where.and('subject_id = $', q.subjectId).and('subject_credit_code = any($)', q.subjectCreditCode).and('risk_point_id = $', q.riskPointId).and('check_id = $', q.checkId).and('check_item = $', q.checkItem);
  where.and('(tenant_id, check_id) in (select c.tenant_id, c.id from enforcement.site_check c where c.contract_id = $)', q.contractId);
  // In the words of the index that holds no more than those of some campaign.
  if (q.campaignId) where.and("campaign_ids <> '{}'").and('$ = any(campaign_ids)', q.campaignId);
}

function work(where: Where, q: HazardFilters): void {
  const is = (given: boolean | undefined, sql: string, not: string): unknown => given !== undefined && where.and(given ? sql : not);
  where.and('owner_unit_id = $', q.ownerUnitId);
  is(q.dual, 'department_unit_id is not null', 'department_unit_id is null');
  is(q.supervised, "supervision is not null and supervision->>'unlistedAt' is null", "(supervision is null or supervision->>'unlistedAt' is not null)");
  lists(where, q);
  is(q.extensionRequested, 'extension is not null', 'extension is null');
  is(q.reopened, 'reopened > 0', 'reopened = 0');
  is(q.recurrent, 'recurrence_of is not null', 'recurrence_of is null');
  if (q.escalation) where.and(OPEN).and('escalation = any($)', q.escalation.map((l) => escalationLevels.indexOf(l) + 1));
}

/** A hazard stands in each list once, so that what it is in and what it is out of are asked one by one. */
function lists(where: Where, { listKind: kind, listLevel, struckOff }: HazardFilters): void {
  if (kind === undefined && listLevel === undefined && struckOff === undefined) return;
  const levels: { level?: string }[] = listLevel?.map((level) => ({ level })) ?? [{}];
  const entries = levels.map((level) => JSON.stringify([{ ...(kind !== undefined && { kind }), ...level, ...(struckOff === false && { struckOffAt: null }) }]));
  where.and("lists <> '[]'").and(`(${entries.map(() => 'lists @> $::jsonb').join(' or ')})`, ...entries);
  if (struckOff) where.and('not lists @> $::jsonb', JSON.stringify([{ ...(kind !== undefined && { kind }), struckOffAt: null }]));
}

function deadlines(where: Where, q: HazardFilters): void {
  if (q.overdue === true) where.and(`${OPEN} and ${DUE} < now()`);
  if (q.overdue === false) where.and(`not (${OPEN} and ${DUE} < now())`);
  // What has no deadline is not due before any day, nor from one on.
  if (q.dueFrom ?? q.dueTo) where.and('due_at is not null').and(`${DUE} >= $`, q.dueFrom).and(`${DUE} < $`, q.dueTo);
}

function reports(where: Where, q: HazardFilters, now: Date): void {
  where.and('reported_at >= $', q.reportedFrom).and('reported_at < $', q.reportedTo);
  if (q.month) where.and('reported_at >= $', startOfMonth(q.month)).and('reported_at < $', startOfMonth(q.month, 1));
  if (!q.age) return;
  const ages = q.age.map((age) => reportedWithin(age, now));
  const values = ages.flatMap(({ from, to }) => [from, to]);
  where.and(`${OPEN} and (${ages.map(() => "(reported_at >= coalesce($::timestamptz, '-infinity') and reported_at < coalesce($::timestamptz, 'infinity'))").join(' or ')})`, ...values);
}
