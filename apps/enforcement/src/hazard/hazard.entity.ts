import { allowedActions } from '@anlan/contracts/kit';
import { hazardLifecycle, type Hazard, type HazardAction, type HazardState } from '@anlan/contracts/enforcement';
import { toShanghaiIso, type Crs } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';

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
  subject_id: string | null;
  risk_point_id: string | null;
  check_id: string | null;
  check_item: string | null;
  campaign_ids: string[];
  source: Hazard['source'];
  rectification: Hazard['rectification'];
  status: HazardState;
  due_at: Date | null;
  overdue_at: Date | null;
  lng: number | null;
  lat: number | null;
  crs: Crs | null;
  /** the position in WGS84, and its cell; null where there is none */
  map_lng: number | null;
  map_lat: number | null;
  cell: number | null;
  assignee_unit_id: string | null;
  assignee_member_id: string | null;
  assignee_name: string | null;
  rejections: number;
  /** files among the evidence of all steps */
  attachments: number;
  evidence: StoredEvidence[];
  reported_by: string;
  /** the unit of who reported it; null for what was reported before units were kept */
  reporter_unit_id: string | null;
  reported_by_name: string;
  reported_at: Date;
  submitted_by: string | null;
  closed_at: Date | null;
  /** since when it is in its state; null: since it was reported */
  state_since: Date | null;
  updated_at: Date;
  /** who changed it last; null: nobody since it was reported */
  updated_by: string | null;
  updated_by_name: string | null;
  version: number;
  /** what it is found by; see hazardSearch */
  search_text: string;
}

export interface StoredEvidence {
  fileId: string | null;
  description: string | null;
}

/** Columns in the order in which rows are written, singly and by COPY. */
export const hazardColumns = [
  'id', 'number', 'title', 'description', 'level', 'category', 'division_code', 'subject_name', 'subject_credit_code',
  'subject_id', 'risk_point_id', 'check_id', 'check_item', 'campaign_ids', 'source', 'rectification', 'status',
  'due_at', 'lng', 'lat', 'crs', 'map_lng', 'map_lat', 'cell', 'attachments', 'evidence', 'reported_by', 'reporter_unit_id', 'reported_by_name', 'reported_at', 'closed_at', 'updated_at', 'version', 'search_text',
] as const;

/** What a list shows of a record: all but its evidence, which stands in the history. */
export const listColumns = [
  ...hazardColumns.filter((c) => !['evidence', 'map_lng', 'map_lat', 'cell', 'search_text'].includes(c)),
  'assignee_unit_id', 'assignee_member_id', 'assignee_name', 'rejections', 'submitted_by', 'updated_by', 'updated_by_name',
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

export function toHazard(ctx: TenantContext, row: HazardRow, reference: Reference): Hazard {
  return {
    id: row.id, number: row.number, title: row.title, description: row.description, level: row.level, category: row.category,
    divisionCode: row.division_code, divisionName: reference.divisions.get(row.division_code)?.name ?? row.division_code,
    subjectName: row.subject_name, subjectCreditCode: row.subject_credit_code,
    subjectId: row.subject_id, riskPointId: row.risk_point_id, checkId: row.check_id, checkItem: row.check_item, campaignIds: row.campaign_ids,
    source: row.source, rectification: row.rectification, status: row.status, dueAt: iso(row.due_at), overdue: isOverdue(row),
    position: row.lng !== null && row.lat !== null && row.crs !== null ? { lng: row.lng, lat: row.lat, crs: row.crs } : null,
    assignee: assigneeOf(row, reference), attachments: row.attachments,
    rejections: row.rejections, reportedBy: { id: row.reported_by, name: row.reported_by_name }, reportedAt: toShanghaiIso(row.reported_at),
    closedAt: iso(row.closed_at), updatedAt: toShanghaiIso(row.updated_at),
    updatedBy: { id: row.updated_by ?? row.reported_by, name: row.updated_by_name ?? row.reported_by_name }, version: row.version, allowedActions: actionsFor(ctx, row),
  };
}

function assigneeOf(row: HazardRow, { units, members }: Reference): Hazard['assignee'] {
  const { assignee_unit_id: unitId, assignee_member_id: memberId, assignee_name: name } = row;
  if (unitId === null && memberId === null && name === null) return null;
  const office = unitId ?? (memberId === null ? null : members.get(memberId)?.unitId ?? null);
  return { unitId, memberId, name, unitName: office === null ? null : (units.get(office)?.name ?? null) };
}
