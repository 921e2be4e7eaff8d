import type { RiskPointFilters } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import type { TenantTx } from '@anlan/platform/db';
import { orNever, Where, type SearchPlan } from '@anlan/platform/ledger';
import { riskPointReach } from './risk-point.reach';
import { riskPointSearch } from './risk-point.search';

/** The day of its review, or never: in the words of its index. */
export const DUE = orNever('review_due_at');
/** 四色 as counts. */
export const perLevel = ['red', 'orange', 'yellow', 'blue'].map((l) => `(count(*) filter (where level = '${l}'))::int as ${l}`).join(', ') + ', (count(*) filter (where level is null))::int as none';

/** What the filters and the actor's scope leave of the ledger: one condition for the list, its export, the map and the figures. */
export function riskPointConditions(ctx: TenantContext, q: RiskPointFilters, now = new Date(), search?: SearchPlan): Where {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(riskPointReach, ctx, 'risk-point.read');
  where.and('kind = any($)', q.kind).and("coalesce(level, 'none') = any($)", q.level).and('status = any($)', q.status);
  if (q.divisionCode) {
    const { code } = parseDivisionCode(q.divisionCode);
    if (q.divisionOnly) where.and('division_code = $', code);
    else where.below('division_code', divisionPrefix(code));
  }
  where.and('$ = any(tags)', q.tag).and('subject_id = $', q.subjectId).and('owner_unit_id = $', q.ownerUnitId).and('owner_member_id = $', q.ownerMemberId);
  if (q.labelled !== undefined) where.and(`label_unit_id is ${q.labelled ? 'not ' : ''}null`);
  where.and('label_unit_id = $', q.labelUnitId).and('label_post = $', q.labelPost).and('label_task = $', q.labelTask);
  if (q.reviewDue !== undefined) where.and(`${DUE} ${q.reviewDue ? '<' : '>='} $`, now);
  if (q.placed !== undefined) where.and(`cell is ${q.placed ? 'not ' : ''}null`);
  return riskPointSearch.narrow(where, ctx, q.q, search);
}

/** How to find the words of the filters; undefined where there are none, and where the actor's own records are so few that each is looked at. */
export async function searchPlan(tx: TenantTx, ctx: TenantContext, { q }: Pick<RiskPointFilters, 'q'>): Promise<SearchPlan | undefined> {
  const { all, areas } = scopeFor(ctx, 'risk-point.read');
  return q === undefined || (!all && areas.length === 0) ? undefined : riskPointSearch.plan(tx, ctx, q);
}
