import { openSubjectStates, subjectKinds, type SubjectFilters } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { TenantTx } from '@anlan/platform/db';
import { Where, type ReachCondition, type SearchPlan } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { tracedConditions } from '../check/check.filters';
import { confirmedBefore } from './subject.census';
import { keptPremisesCode } from './subject.code';
import { subjectReach } from './subject.reach';
import { subjectSearch } from './subject.search';

const WHOLE_CODE = /^[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}$/;

/** Still looked after, in the words of the index that holds no more than that. */
export const OPEN = `status in (${openSubjectStates.map((s) => `'${s}'`).join(',')})`;
/** When it was confirmed last, or long ago: in the words of its indexes. */
export const CONFIRMED = "coalesce(refreshed_at, timestamptz '1900-01-01 00:00:00+00')";

/** Not confirmed in time, among what is open. */
export function dueCondition(reference: Reference, now: Date): ReachCondition {
  const before = confirmedBefore(reference, now);
  return { condition: `(${subjectKinds.map((kind) => `(kind = '${kind}' and ${CONFIRMED} < $)`).join(' or ')})`, values: subjectKinds.map((kind) => before[kind]) };
}

/** What the filters and the actor's scope leave of the ledger: one condition for the list, its export and the figures. */
export function subjectConditions(ctx: TenantContext, q: SubjectFilters, reference: Reference, now = new Date(), search?: SearchPlan): Where {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(subjectReach, ctx, 'subject.read');
  where.and('kind = any($)', q.kind).and('status = any($)', q.status).and('is_key = $', q.isKey);
  if (q.divisionCode) {
    const { code } = parseDivisionCode(q.divisionCode);
    if (q.divisionOnly) where.and('division_code = $', code);
    else where.below('division_code', divisionPrefix(code));
  }
  where.and('$ = any(tags)', q.tag).and("coalesce(grade, 'none') = any($)", q.grade);
  where.and('owner_unit_id = $', q.ownerUnitId).and('owner_member_id = $', q.ownerMemberId);
  if (q.hasOwner !== undefined) where.and(q.hasOwner ? '(owner_member_id is not null or owner_unit_id is not null)' : 'owner_member_id is null and owner_unit_id is null');
  if (q.refreshDue !== undefined) {
    const due = dueCondition(reference, now);
    where.and(`${q.refreshDue ? '' : 'not '}(${OPEN} and ${due.condition})`, ...due.values);
  }
  where.and('id = any($::uuid[])', q.ids);
  if (q.hasRiskPoint !== undefined) where.and(`id ${q.hasRiskPoint ? '' : 'not '}in (select p.subject_id from enforcement.risk_point p where p.tenant_id = $ and p.subject_id is not null and p.status <> 'closed')`, ctx.tenantId);
  if (q.placed !== undefined) where.and(`cell is ${q.placed ? 'not ' : ''}null`);
  tracedConditions(where, ctx, q, { check: 'id', ofCheck: 'subject_id', slip: 'id', ofSlip: 's.subject_id' });
  // A whole premises code, as a sheet shows it, is one place.
  return q.q !== undefined && WHOLE_CODE.test(q.q) ? where.and('code = $', keptPremisesCode(q.q)) : subjectSearch.narrow(where, ctx, q.q, search);
}

/** How to find the words of the filters; undefined where there are none. */
export async function subjectSearchPlan(tx: TenantTx, ctx: TenantContext, { q }: SubjectFilters): Promise<SearchPlan | undefined> {
  return q === undefined || WHOLE_CODE.test(q) ? undefined : subjectSearch.plan(tx, ctx, q);
}
