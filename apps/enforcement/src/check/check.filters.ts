import { doneCheckStates, type CheckFilters, type TracedFilters } from '@anlan/contracts/enforcement';
import { addMonths, divisionPrefix, firstDayOf, parseDivisionCode, startOfShanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { Where } from '@anlan/platform/ledger';
import { slipReach } from '../assignment-slip/assignment-slip.reach';
import { checkReach } from './check.reach';

/** Carried out, in the words of the index that holds no more than that. */
export const DONE = `status in (${doneCheckStates.map((s) => `'${s}'`).join(',')})`;

/** The first instant of a month in Asia/Shanghai. */
const monthStart = (month: string, later = 0): Date => startOfShanghaiDay(firstDayOf(addMonths(month, later)));

/** What the filters and the actor's scope leave of the ledger: one condition for the list, its export and the figures. */
export function checkConditions(ctx: TenantContext, q: CheckFilters): Where {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(checkReach, ctx, 'check.read');
  where.and('kind = any($)', q.kind).and('status = any($)', q.status).and('style = any($)', q.style).and('cause = any($)', q.cause).and('exposed = $', q.exposed);
  if (q.done !== undefined) where.and(q.done ? DONE : `not ${DONE}`);
  if (q.divisionCode) {
    const { code } = parseDivisionCode(q.divisionCode);
    if (q.divisionOnly) where.and('division_code = $', code);
    else where.below('division_code', divisionPrefix(code));
  }
  where.and('subject_id = $', q.subjectId).and('unit_id = $', q.unitId).and('contract_id = $', q.contractId).and('contract_id is null and organization = $', q.organization);
  if (q.expertId) where.and("expert_ids <> '{}'").and('$ = any(expert_ids)', q.expertId);
  if (q.templateId) where.and('checklist_id in (select c.id from enforcement.checklist c where c.tenant_id = $ and c.template_id = $)', ctx.tenantId, q.templateId);
  if (q.campaignId) where.and("campaign_ids <> '{}'").and('$ = any(campaign_ids)', q.campaignId);
  if (q.withHazards !== undefined) where.and(q.withHazards ? 'hazards > 0' : 'hazards = 0');
  if (q.imported !== undefined) where.and(`source_record is ${q.imported ? 'not null' : 'null'}`);
  where.and('finished_at >= $', q.finishedFrom).and('finished_at < $', q.finishedTo);
  if (q.month) where.and('finished_at >= $', monthStart(q.month)).and('finished_at < $', monthStart(q.month, 1));
  if (q.mine !== undefined) where.and(`${q.mine ? '' : 'not '}(opened_by = $ or participants @> $::jsonb)`, ctx.actor.id, JSON.stringify([{ memberId: ctx.actor.memberId ?? '' }]));
  const like = q.q === undefined ? undefined : `%${q.q.replace(/[\\%_]/g, '\\$&')}%`;
  return where.and('(number ilike $ or subject_name ilike $)', like, like);
}

/** Subjects or hazards of the checks and slips that the actor may see: `column` is what a row has of each. */
export function tracedConditions(where: Where, ctx: TenantContext, q: TracedFilters, column: { readonly check: string; readonly ofCheck: string; readonly slip: string; readonly ofSlip: string }): Where {
  const { checked, checkKind: kind, checkStyle: style, checkMonth: month, checkDivisionCode: divisionCode, checkDivisionOnly: divisionOnly } = q;
  const { checkCampaignId: campaignId, checkContractId: contractId, checkOrganization: organization } = q;
  const narrowed = { kind, style, month, divisionCode, divisionOnly, campaignId, contractId, organization };
  if (checked !== undefined || Object.values(narrowed).some((v) => v !== undefined)) {
    where.among(column.check, `select ${column.ofCheck} from enforcement.site_check`, checkConditions(ctx, { ...narrowed, done: true }), checked === false);
  }
  if (q.slipYear === undefined && q.slipPeriod === undefined) return where;
  // A slip that was withdrawn has given its hazards back.
  const slips = new Where().and('s.tenant_id = $', ctx.tenantId).within(slipReach, ctx, 'check.read').and('s.year = $', q.slipYear).and('s.period = $', q.slipPeriod);
  return where.among(column.slip, `select ${column.ofSlip} from enforcement.assignment_slip s join enforcement.assignment_slip_item i on i.tenant_id = s.tenant_id and i.slip_id = s.id`, slips);
}
