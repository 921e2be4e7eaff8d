import { inspectionPlanLifecycle, type InspectionPlan, type InspectionPlanAction, type InspectionPlanState, type PlanChange, type PlanItem, type PlanItemInput } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { rate, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';

/** One row of enforcement.inspection_plan. */
export interface PlanRow extends Row {
  id: string;
  name: string;
  year: number;
  division_code: string;
  unit_id: string;
  status: InspectionPlanState;
  submitted_by: string | null;
  submitted_by_name: string | null;
  submitted_at: Date | null;
  approved_by: string | null;
  approved_by_name: string | null;
  approved_at: Date | null;
  return_reason: string | null;
  filing: InspectionPlan['filing'];
  made_by: string;
  made_by_name: string;
  made_at: Date;
  updated_at: Date;
  version: number;
}

/** With what is counted and written beside it. */
export interface ReadPlan extends PlanRow {
  planned: number;
  inspected: number;
  changes: StoredChange[];
}

export interface StoredChange {
  id: string;
  added: PlanItemInput[];
  dropped: string[];
  reason: string;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: string;
  accepted: boolean | null;
  decision: string | null;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: string | null;
}

export interface PlanItemRow extends Row {
  subject_id: string;
  subject_name: string;
  division_code: string;
  grade: PlanItem['grade'];
  kind: PlanItem['kind'];
  method: PlanItem['method'];
  month: number;
  inspected_at: Date | null;
  check_id: string | null;
}

export const planColumns = [
  'id', 'name', 'year', 'division_code', 'unit_id', 'status', 'submitted_by', 'submitted_by_name', 'submitted_at', 'approved_by', 'approved_by_name', 'approved_at', 'return_reason', 'filing',
  'made_by', 'made_by_name', 'made_at', 'updated_at', 'version',
] as const satisfies readonly (keyof PlanRow)[];

const ITEMS = 'enforcement.inspection_plan_item i where i.tenant_id = p.tenant_id and i.plan_id = p.id';
/** What a plan is read with, from `enforcement.inspection_plan p`. A plan has a thousand subjects at most times, and a few changes. */
export const readColumns = `p.*, (select count(*)::int from ${ITEMS}) as planned, (select count(inspected_at)::int from ${ITEMS}) as inspected,
  (select coalesce(jsonb_agg(to_jsonb(c) order by c.id), '[]') from enforcement.inspection_plan_change c where c.tenant_id = p.tenant_id and c.plan_id = p.id) as changes`;

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function toPlan(ctx: TenantContext, row: ReadPlan, { divisions, units }: Reference): InspectionPlan {
  return {
    id: row.id, name: row.name, year: row.year, divisionCode: row.division_code, divisionName: divisions.get(row.division_code)?.name ?? row.division_code,
    unitId: row.unit_id, unitName: units.get(row.unit_id)?.name ?? null, status: row.status, progress: progressOf(row),
    submittedBy: person(row.submitted_by, row.submitted_by_name), submittedAt: iso(row.submitted_at), approvedBy: person(row.approved_by, row.approved_by_name), approvedAt: iso(row.approved_at),
    returnReason: row.return_reason, filing: row.filing, changes: row.changes.map(toChange), madeBy: { id: row.made_by, name: row.made_by_name }, madeAt: toShanghaiIso(row.made_at),
    updatedAt: toShanghaiIso(row.updated_at), version: row.version, allowedActions: actionsFor(ctx, row),
  };
}

/** 完成率: of the subjects that were planned, how many were inspected. A second visit to one of them is no second subject. */
export const progressOf = ({ planned, inspected }: { planned: number; inspected: number }) => ({ planned, inspected, rate: rate(inspected, planned) });

export const pendingOf = (row: Pick<ReadPlan, 'changes'>): StoredChange | undefined => row.changes.find((c) => c.accepted === null);

function toChange(c: StoredChange): PlanChange {
  return {
    put: c.added, drop: c.dropped, reason: c.reason, proposedBy: { id: c.proposed_by, name: c.proposed_by_name }, proposedAt: toShanghaiIso(new Date(c.proposed_at)),
    result: c.accepted === null ? null : c.accepted ? 'accepted' : 'refused', decision: c.decision, decidedBy: person(c.decided_by, c.decided_by_name), decidedAt: c.decided_at === null ? null : toShanghaiIso(new Date(c.decided_at)),
  };
}

function actionsFor(ctx: TenantContext, row: ReadPlan): InspectionPlanAction[] {
  const pending = pendingOf(row) !== undefined;
  return allowedActions(inspectionPlanLifecycle, row.status).filter((a) => ctx.permissions.has(inspectionPlanLifecycle.actions[a].permission) && !(a === 'decide' && !pending) && !(a === 'propose' && pending));
}

export function toItem(row: PlanItemRow, { divisions }: Reference): PlanItem {
  return {
    subjectId: row.subject_id, subjectName: row.subject_name, divisionCode: row.division_code, divisionName: divisions.get(row.division_code)?.name ?? row.division_code, grade: row.grade,
    kind: row.kind, method: row.method, month: row.month, inspectedAt: iso(row.inspected_at), checkId: row.check_id,
  };
}
