import { allowedActions } from '@anlan/contracts/kit';
import {
  developmentPlanErrors, developmentPlanEvents, developmentPlanLifecycle, planProjectErrors, planProjectEvents, planProjectLifecycle, type DevelopmentPlan, type DevelopmentPlanState, type PlanAdjustment, type PlanEvaluation, type PlanMilestone, type PlanProject, type PlanProjectAction, type PlanProjectKind, type PlanProjectState, type PlanReport,
  type TargetComparison,
} from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, wholeTenant, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { planProjectReach } from './plan-project.reach';
import { paceOf, reportedBy } from './plan-project.rules';

export interface DevelopmentPlanRow extends LedgerRow {
  name: string;
  first_year: number;
  last_year: number;
  document_number: string;
  approved_on: string;
  status: DevelopmentPlanState;
  note: string | null;
  made_by: string;
  made_by_name: string;
  made_at: Date;
}
export const developmentPlanLedger = defineLedger({
  name: 'development-plan', path: 'development-plans', table: 'responsibility.development_plan', lifecycle: developmentPlanLifecycle, reach: wholeTenant, read: 'plan-project.read', events: developmentPlanEvents, errors: { action_not_allowed: developmentPlanErrors.action_not_allowed },
  columns: ['id', 'name', 'first_year', 'last_year', 'document_number', 'approved_on', 'status', 'note', 'made_by', 'made_by_name', 'made_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: DevelopmentPlanRow) => ({ planId: r.id, name: r.name, firstYear: r.first_year, lastYear: r.last_year }),
});
export const toDevelopmentPlan = (ctx: TenantContext, r: DevelopmentPlanRow, projects: number): DevelopmentPlan => ({
  id: r.id, name: r.name, firstYear: r.first_year, lastYear: r.last_year, documentNumber: r.document_number, approvedOn: r.approved_on, status: r.status, projects, note: r.note, madeBy: { id: r.made_by, name: r.made_by_name }, madeAt: toShanghaiIso(r.made_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at),
  version: r.version, allowedActions: allowedActions(developmentPlanLifecycle, r.status).filter((a) => wholeTenant.covers(ctx, developmentPlanLifecycle.actions[a].permission, {})),
});

export interface PlanProjectRow extends LedgerRow {
  number: string;
  plan_id: string;
  title: string;
  kind: PlanProjectKind;
  lead_unit_id: string;
  support_unit_ids: string[];
  starts_on: string;
  ends_on: string;
  /** bigint: a number when written, digits when read */
  amount_investment: number | string | null;
  comparison: TargetComparison | null;
  target_value: number | null;
  target_unit: string | null;
  milestones: PlanMilestone[];
  milestone_due_on: string | null;
  status: PlanProjectState;
  percent: number | null;
  actual: number | null;
  next_quarter: string | null;
  report_due_on: string | null;
  reports: PlanReport[];
  adjustments: PlanAdjustment[];
  /** who asked for the adjustment that waits */
  pending_by: string | null;
  mid_term: PlanEvaluation | null;
  final: PlanEvaluation | null;
  reason: string | null;
  ended_by: string | null;
  ended_by_name: string | null;
  ended_at: Date | null;
  started_at: Date | null;
  drafted_by: string;
  drafted_by_name: string;
  drafted_at: Date;
}
export const planProjectLedger = defineLedger({
  name: 'plan-project', path: 'plan-projects', table: 'responsibility.plan_project', lifecycle: planProjectLifecycle, reach: planProjectReach, read: 'plan-project.read', events: planProjectEvents, errors: { action_not_allowed: planProjectErrors.action_not_allowed }, json: ['milestones', 'reports', 'adjustments', 'mid_term', 'final'],
  columns: [
    'id', 'number', 'plan_id', 'title', 'kind', 'lead_unit_id', 'support_unit_ids', 'starts_on', 'ends_on', 'amount_investment', 'comparison', 'target_value', 'target_unit', 'milestones', 'milestone_due_on', 'status', 'percent', 'actual', 'next_quarter', 'report_due_on', 'reports', 'adjustments', 'pending_by', 'mid_term', 'final', 'reason',
    'ended_by', 'ended_by_name', 'ended_at', 'started_at', 'drafted_by', 'drafted_by_name', 'drafted_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: PlanProjectRow) => ({ projectId: r.id, number: r.number, planId: r.plan_id, kind: r.kind, leadUnitId: r.lead_unit_id, endsOn: r.ends_on, percent: r.percent }),
});

const amountOf = (r: PlanProjectRow): number | null => (r.amount_investment === null ? null : Number(r.amount_investment));
export const beforeOf = (r: PlanProjectRow): PlanAdjustment['before'] => ({ endsOn: r.ends_on, amountInvestment: amountOf(r), targetValue: r.target_value });
export const targetOf = (r: PlanProjectRow): PlanProject['target'] => (r.comparison === null ? null : { comparison: r.comparison, value: r.target_value ?? 0, unit: r.target_unit ?? '' });

function may(ctx: TenantContext, r: PlanProjectRow, a: PlanProjectAction): boolean {
  if (!planProjectReach.covers(ctx, planProjectLifecycle.actions[a].permission, r)) return false;
  const [own, part] = [reportedBy(r, ctx.actor.id), ctx.actor.unitId != null && (ctx.actor.unitId === r.lead_unit_id || r.support_unit_ids.includes(ctx.actor.unitId))];
  switch (a) {
    case 'reach-milestone': return r.milestone_due_on !== null;
    case 'ask-adjustment': return r.pending_by === null;
    case 'decide-adjustment': return r.pending_by !== null && r.pending_by !== ctx.actor.id;
    case 'evaluate-mid': return r.mid_term === null && !own && !part;
    case 'evaluate-final': return r.pending_by === null && !own && !part;
    default: return true;
  }
}
export function toPlanProject(ctx: TenantContext, r: PlanProjectRow, planName: string, { units }: Reference): PlanProject {
  const today = shanghaiDay(new Date());
  return {
    id: r.id, number: r.number, planId: r.plan_id, planName, title: r.title, kind: r.kind, leadUnitId: r.lead_unit_id, leadUnitName: units.get(r.lead_unit_id)?.name ?? '', supportUnitIds: r.support_unit_ids, supportUnitNames: r.support_unit_ids.map((id) => units.get(id)?.name ?? ''), startsOn: r.starts_on, endsOn: r.ends_on,
    amountInvestment: amountOf(r), target: targetOf(r), milestones: r.milestones, milestoneDueOn: r.milestone_due_on, status: r.status, pace: paceOf(r, today), percent: r.percent, actual: r.actual, nextQuarter: r.next_quarter, reportDueOn: r.report_due_on, reportOverdue: r.report_due_on !== null && r.report_due_on < today,
    reports: r.reports, adjustments: r.adjustments, midTerm: r.mid_term, final: r.final, reason: r.reason, endedBy: r.ended_by === null ? null : { id: r.ended_by, name: r.ended_by_name ?? '' }, endedAt: r.ended_at && toShanghaiIso(r.ended_at), startedAt: r.started_at && toShanghaiIso(r.started_at),
    draftedBy: { id: r.drafted_by, name: r.drafted_by_name }, draftedAt: toShanghaiIso(r.drafted_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version, allowedActions: allowedActions(planProjectLifecycle, r.status).filter((a) => may(ctx, r, a)),
  };
}
