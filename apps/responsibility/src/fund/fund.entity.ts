import {
  fundAdjustmentErrors, fundAdjustmentEvents, fundAdjustmentLifecycle, fundBulletinErrors, fundBulletinEvents, fundErrors, fundEvents, fundLifecycle, fundPaymentErrors, fundPaymentEvents, fundPaymentLifecycle, fundProjectErrors, fundProjectEvents, fundProjectLifecycle,
  type Fund, type FundAdjustment, type FundAdjustmentState, type FundBulletin, type FundBulletinContent, type FundPayment, type FundPaymentState, type FundProject, type FundProjectState, type FundState,
} from '@anlan/contracts/responsibility';
import { allowedActions, defineLifecycle } from '@anlan/contracts/kit';
import { ratio, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { fundProjectReach, fundReach } from './fund.reach';
import { bulletinText, expectedBy } from './fund.rules';

/** As bigint is read: text. */
type Big = string | number;
type By<V extends string> = { readonly [P in `${V}_by` | `${V}_by_name`]: string } & { readonly [P in `${V}_at`]: Date };
const changed = ['updated_by', 'updated_by_name', 'updated_at', 'version'] as const;
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export type FundRow = LedgerRow & By<'opened'> & { year: number; name: string; source_document: string; division_code: string; amount: Big; budgeted: Big; status: FundState; close_note: string | null };
export const fundLedger = defineLedger({
  name: 'fund', path: 'funds', table: 'responsibility.fund', lifecycle: fundLifecycle, reach: fundReach, read: 'fund.read', events: fundEvents, errors: fundErrors,
  columns: ['id', 'year', 'name', 'source_document', 'division_code', 'amount', 'budgeted', 'status', 'close_note', 'opened_by', 'opened_by_name', 'opened_at', ...changed],
  data: (r: FundRow) => ({ fundId: r.id, year: r.year, name: r.name, divisionCode: r.division_code, amount: Number(r.amount), budgeted: Number(r.budgeted) }),
});
export const toFund = (ctx: TenantContext, r: FundRow, { divisions }: Reference): Fund => ({
  id: r.id, year: r.year, name: r.name, sourceDocument: r.source_document, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, amount: Number(r.amount), budgeted: Number(r.budgeted), status: r.status,
  closeNote: r.close_note, openedBy: { id: r.opened_by, name: r.opened_by_name }, openedAt: toShanghaiIso(r.opened_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(fundLifecycle, r.status).filter((a) => fundReach.covers(ctx, fundLifecycle.actions[a].permission, r)),
});

export type FundProjectRow = LedgerRow & By<'planned'> & {
  fund_id: string; fund_name: string; year: number; name: string; budget_line: string; unit_id: string; division_code: string; budget: Big; paid: Big; plan: Big[] | null; status: FundProjectState; allot_document: string | null; note: string | null;
};
export const fundProjectLedger = defineLedger({
  name: 'fund-project', path: 'fund-projects', table: 'responsibility.fund_project', lifecycle: fundProjectLifecycle, reach: fundProjectReach, read: 'fund.read', events: fundProjectEvents, errors: fundProjectErrors,
  columns: ['id', 'fund_id', 'fund_name', 'year', 'name', 'budget_line', 'unit_id', 'division_code', 'budget', 'paid', 'plan', 'status', 'allot_document', 'note', 'planned_by', 'planned_by_name', 'planned_at', ...changed],
  data: (r: FundProjectRow) => ({ projectId: r.id, fundId: r.fund_id, unitId: r.unit_id, name: r.name, divisionCode: r.division_code, budget: Number(r.budget), paid: Number(r.paid) }),
});
export const planOf = (r: Pick<FundProjectRow, 'plan'>): number[] | null => r.plan && r.plan.map(Number);
export function toFundProject(ctx: TenantContext, r: FundProjectRow, { divisions, units }: Reference, now = new Date()): FundProject {
  const [budget, paid, plan] = [Number(r.budget), Number(r.paid), planOf(r)];
  const today = shanghaiDay(now);
  const expected = expectedBy(today, { year: r.year, budget, plan });
  return {
    id: r.id, fundId: r.fund_id, fundName: r.fund_name, year: r.year, name: r.name, budgetLine: r.budget_line, unitId: r.unit_id, unitName: units.get(r.unit_id)?.name ?? '', divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code,
    budget, plan, status: r.status, paid, left: budget - paid, progress: { paid, budget, rate: ratio(paid, budget), asOf: today }, expected, behind: r.status === 'allotted' && paid < expected, allotDocument: r.allot_document, note: r.note,
    plannedBy: { id: r.planned_by, name: r.planned_by_name }, plannedAt: toShanghaiIso(r.planned_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(fundProjectLifecycle, r.status).filter((a) => fundProjectReach.covers(ctx, fundProjectLifecycle.actions[a].permission, r)),
  };
}

export type FundPaymentRow = LedgerRow & By<'paid'> & { fund_id: string; project_id: string; project_name: string; unit_id: string; division_code: string; paid_on: string; payee: string; amount: Big; purpose: string; file_id: string; status: FundPaymentState; reverse_reason: string | null };
export const fundPaymentLedger = defineLedger({
  name: 'fund-payment', path: 'fund-payments', table: 'responsibility.fund_payment', lifecycle: fundPaymentLifecycle, reach: fundProjectReach, read: 'fund.read', events: fundPaymentEvents, errors: fundPaymentErrors,
  columns: ['id', 'fund_id', 'project_id', 'project_name', 'unit_id', 'division_code', 'paid_on', 'payee', 'amount', 'purpose', 'file_id', 'status', 'reverse_reason', 'paid_by', 'paid_by_name', 'paid_at', ...changed],
  data: (r: FundPaymentRow) => ({ paymentId: r.id, projectId: r.project_id, fundId: r.fund_id, unitId: r.unit_id, divisionCode: r.division_code, amount: Number(r.amount), paidOn: r.paid_on }),
});
export const toFundPayment = (ctx: TenantContext, r: FundPaymentRow, { units }: Reference): FundPayment => ({
  id: r.id, fundId: r.fund_id, projectId: r.project_id, projectName: r.project_name, unitId: r.unit_id, unitName: units.get(r.unit_id)?.name ?? '', divisionCode: r.division_code, paidOn: r.paid_on, payee: r.payee, amount: Number(r.amount), purpose: r.purpose, fileId: r.file_id,
  status: r.status, reverseReason: r.reverse_reason, paidBy: { id: r.paid_by, name: r.paid_by_name }, paidAt: toShanghaiIso(r.paid_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(fundPaymentLifecycle, r.status).filter((a) => fundProjectReach.covers(ctx, fundPaymentLifecycle.actions[a].permission, r)),
});

export type FundAdjustmentRow = LedgerRow & By<'requested'> & {
  fund_id: string; fund_name: string; division_code: string; kind: FundAdjustment['kind']; from_project_id: string | null; from_project_name: string | null; to_project_id: string | null; to_project_name: string | null; amount: Big; reason: string; status: FundAdjustmentState;
  decision: string | null; decided_by: string | null; decided_by_name: string | null; decided_at: Date | null;
};
export const fundAdjustmentLedger = defineLedger({
  name: 'fund-adjustment', path: 'fund-adjustments', table: 'responsibility.fund_adjustment', lifecycle: fundAdjustmentLifecycle, reach: fundReach, read: 'fund.read', events: fundAdjustmentEvents, errors: fundAdjustmentErrors,
  columns: ['id', 'fund_id', 'fund_name', 'division_code', 'kind', 'from_project_id', 'from_project_name', 'to_project_id', 'to_project_name', 'amount', 'reason', 'status', 'decision', 'decided_by', 'decided_by_name', 'decided_at', 'requested_by', 'requested_by_name', 'requested_at', ...changed],
  data: (r: FundAdjustmentRow) => ({ adjustmentId: r.id, fundId: r.fund_id, divisionCode: r.division_code, kind: r.kind, fromProjectId: r.from_project_id, toProjectId: r.to_project_id, amount: Number(r.amount) }),
});
export const toFundAdjustment = (ctx: TenantContext, r: FundAdjustmentRow): FundAdjustment => ({
  id: r.id, fundId: r.fund_id, fundName: r.fund_name, divisionCode: r.division_code, kind: r.kind, fromProjectId: r.from_project_id, fromProjectName: r.from_project_name, toProjectId: r.to_project_id, toProjectName: r.to_project_name, amount: Number(r.amount), reason: r.reason,
  status: r.status, decision: r.decision, decidedBy: person(r.decided_by, r.decided_by_name), decidedAt: r.decided_at && toShanghaiIso(r.decided_at), requestedBy: { id: r.requested_by, name: r.requested_by_name }, requestedAt: toShanghaiIso(r.requested_at), updatedAt: toShanghaiIso(r.updated_at),
  version: r.version, allowedActions: allowedActions(fundAdjustmentLifecycle, r.status).filter((a) => fundReach.covers(ctx, fundAdjustmentLifecycle.actions[a].permission, r) && r.requested_by !== ctx.actor.id),
});

export type FundBulletinRow = LedgerRow & By<'issued'> & { fund_id: string; fund_name: string; division_code: string; kind: FundBulletin['kind']; period: string; note: string | null; content: FundBulletinContent; status: 'issued' };
/** A copy that went out has no steps. */
export const fundBulletinLedger = defineLedger({
  name: 'fund-bulletin', path: 'fund-bulletins', table: 'responsibility.fund_bulletin', lifecycle: defineLifecycle({ initial: 'issued', states: { issued: { zh: '已发出', en: 'Issued', final: true } }, actions: {} }), reach: fundReach, read: 'fund.read', events: fundBulletinEvents,
  errors: { action_not_allowed: fundBulletinErrors.issued_already, out_of_scope: fundBulletinErrors.out_of_scope }, json: ['content'],
  columns: ['id', 'fund_id', 'fund_name', 'division_code', 'kind', 'period', 'note', 'content', 'status', 'issued_by', 'issued_by_name', 'issued_at', ...changed],
  data: (r: FundBulletinRow) => ({ bulletinId: r.id, fundId: r.fund_id, divisionCode: r.division_code, kind: r.kind, period: r.period, behindUnitIds: [...new Set(r.content.rows.filter((p) => p.behind).map((p) => p.unitId))] }),
});
export const toFundBulletin = (r: FundBulletinRow): FundBulletin => ({
  id: r.id, fundId: r.fund_id, fundName: r.fund_name, divisionCode: r.division_code, kind: r.kind, period: r.period, note: r.note, text: bulletinText(r.fund_name, r.content, r.note), content: r.content, issuedBy: { id: r.issued_by, name: r.issued_by_name }, issuedAt: toShanghaiIso(r.issued_at), version: r.version,
});
