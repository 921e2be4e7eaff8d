import { allowedActions } from '@anlan/contracts/kit';
import { hazardLifecycle, type Hazard, type HazardAction, type HazardState } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';

/** One row of enforcement.hazard. */
export interface HazardRow extends Row {
  id: string;
  number: string;
  title: string;
  description: string | null;
  level: Hazard['level'];
  category: string | null;
  division_code: string;
  subject_name: string | null;
  subject_credit_code: string | null;
  source: Hazard['source'];
  rectification: Hazard['rectification'];
  status: HazardState;
  due_at: Date | null;
  overdue_at: Date | null;
  lng: number | null;
  lat: number | null;
  crs: 'WGS84' | 'GCJ02' | 'BD09' | 'CGCS2000' | null;
  assignee_unit_id: string | null;
  assignee_member_id: string | null;
  assignee_name: string | null;
  rejections: number;
  evidence: StoredEvidence[];
  reported_by: string;
  /** the unit of who reported it; null for what was reported before units were kept */
  reporter_unit_id: string | null;
  reported_by_name: string;
  reported_at: Date;
  submitted_by: string | null;
  closed_at: Date | null;
  updated_at: Date;
  version: number;
}

export interface StoredEvidence {
  fileId: string | null;
  description: string | null;
}

/** Columns in the order in which rows are written, singly and by COPY. */
export const hazardColumns = [
  'id', 'number', 'title', 'description', 'level', 'category', 'division_code', 'subject_name', 'subject_credit_code', 'source', 'rectification', 'status',
  'due_at', 'lng', 'lat', 'crs', 'evidence', 'reported_by', 'reporter_unit_id', 'reported_by_name', 'reported_at', 'closed_at', 'updated_at', 'version',
] as const;

/** What a list shows of a record: all but its evidence, which stands in the history. */
export const listColumns = [
  ...hazardColumns.filter((c) => c !== 'evidence'), 'assignee_unit_id', 'assignee_member_id', 'assignee_name', 'rejections', 'submitted_by',
].join(', ');

export function isOverdue(row: Pick<HazardRow, 'status' | 'due_at'>, now = Date.now()): boolean {
  return row.status !== 'closed' && row.due_at !== null && row.due_at.getTime() < now;
}

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);

/** By set of permissions, of which there are few: a list asks for every row. */
const permitted = new WeakMap<ReadonlySet<unknown>, Map<HazardState, readonly HazardAction[]>>();

function permittedActions(ctx: TenantContext, state: HazardState): readonly HazardAction[] {
  const byState = permitted.get(ctx.permissions) ?? new Map<HazardState, readonly HazardAction[]>();
  permitted.set(ctx.permissions, byState);
  const known = byState.get(state);
  if (known) return known;
  const found = allowedActions(hazardLifecycle, state).filter((a) => ctx.actor.kind === 'system' || ctx.permissions.has(hazardLifecycle.actions[a].permission));
  byState.set(state, found);
  return found;
}

/** The verbs the state and the actor's permissions allow together: what the console shows as buttons. */
export function actionsFor(ctx: TenantContext, row: Pick<HazardRow, 'status' | 'submitted_by'>): HazardAction[] {
  return permittedActions(ctx, row.status).filter((a) => a !== 'verify' || row.submitted_by !== ctx.actor.id);
}

export function toHazard(ctx: TenantContext, row: HazardRow, divisionName: string): Hazard {
  const assigned = row.assignee_unit_id !== null || row.assignee_member_id !== null || row.assignee_name !== null;
  return {
    id: row.id, number: row.number, title: row.title, description: row.description, level: row.level, category: row.category,
    divisionCode: row.division_code, divisionName, subjectName: row.subject_name, subjectCreditCode: row.subject_credit_code,
    source: row.source, rectification: row.rectification, status: row.status, dueAt: iso(row.due_at), overdue: isOverdue(row),
    position: row.lng !== null && row.lat !== null && row.crs !== null ? { lng: row.lng, lat: row.lat, crs: row.crs } : null,
    assignee: assigned ? { unitId: row.assignee_unit_id, memberId: row.assignee_member_id, name: row.assignee_name } : null,
    rejections: row.rejections, reportedBy: { id: row.reported_by, name: row.reported_by_name }, reportedAt: toShanghaiIso(row.reported_at),
    closedAt: iso(row.closed_at), updatedAt: toShanghaiIso(row.updated_at), version: row.version, allowedActions: actionsFor(ctx, row),
  };
}
