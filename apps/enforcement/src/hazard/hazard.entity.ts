import { escalationLevels, hazardLifecycle, type DepartmentState, type Hazard, type HazardAction, type HazardExtension, type HazardListing, type HazardState, type HazardSupervision } from '@anlan/contracts/enforcement';
import { toShanghaiIso, type Crs } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';
import { isOwnWork, possible, type Decided } from './hazard.rules';

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
  /** the department's side of a dual assignment; null where there is none */
  department_unit_id: string | null;
  department_member_id: string | null;
  department_name: string | null;
  department_status: DepartmentState | null;
  department_submitted_by: string | null;
  /** of a dual assignment: since when the enterprise's side is accepted and the department's is not */
  enterprise_accepted_at: Date | null;
  /** asked for and not decided */
  extension: HazardExtension | null;
  supervision: HazardSupervision | null;
  lists: HazardListing[];
  /** to whom it was transferred */
  owner_unit_id: string | null;
  reopened: number;
  recurrence_of: string | null;
  /** how far the reminder of an overdue one has risen: 0 not at all, then as escalationLevels */
  escalation: number;
  escalated_at: Date | null;
  urged_at: Date | null;
  /** what it is found by; see hazardSearch */
  search_text: string;
}

export interface StoredEvidence {
  fileId: string | null;
  description: string | null;
  phase?: 'before' | 'after';
}

/** Columns in the order in which rows are written, singly and by COPY. */
export const hazardColumns = [
  'id', 'number', 'title', 'description', 'level', 'category', 'division_code', 'subject_name', 'subject_credit_code',
  'subject_id', 'risk_point_id', 'check_id', 'check_item', 'campaign_ids', 'source', 'rectification', 'status',
  'due_at', 'lng', 'lat', 'crs', 'map_lng', 'map_lat', 'cell', 'attachments', 'evidence', 'reported_by', 'reporter_unit_id', 'reported_by_name', 'reported_at', 'submitted_by', 'closed_at', 'updated_at', 'version',
  'recurrence_of', 'search_text',
] as const;

/** What steps change. */
export const steppedColumns = [
  'status', 'due_at', 'overdue_at', 'assignee_unit_id', 'assignee_member_id', 'assignee_name', 'rejections', 'submitted_by', 'closed_at', 'updated_at', 'version', 'attachments', 'state_since', 'updated_by',
  'updated_by_name', 'department_unit_id', 'department_member_id', 'department_name', 'department_status', 'department_submitted_by', 'enterprise_accepted_at', 'extension', 'supervision', 'owner_unit_id',
  'reopened', 'campaign_ids', 'lists', 'escalation', 'escalated_at', 'urged_at',
] as const;

/** What a list shows of a record: all but its evidence, which stands in the history. */
export const listColumns = [
  ...hazardColumns.filter((c) => !['evidence', 'map_lng', 'map_lat', 'cell', 'search_text'].includes(c)),
  ...steppedColumns.filter((c) => !(hazardColumns as readonly string[]).includes(c) && !['overdue_at', 'state_since', 'escalated_at', 'urged_at'].includes(c)),
].join(', ');

export function isOverdue(row: Pick<HazardRow, 'status' | 'due_at'>, now = Date.now()): boolean {
  return row.status !== 'closed' && row.due_at !== null && row.due_at.getTime() < now;
}

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);

/** The verbs that the record and the actor's permissions allow together: what the console shows as buttons. */
export function actionsFor(ctx: TenantContext, row: Decided): HazardAction[] {
  const permits = (a: HazardAction): boolean => ctx.actor.kind === 'system' || ctx.permissions.has(hazardLifecycle.actions[a].permission);
  return possible(row).filter((a) => permits(a) && !isOwnWork(row, a, ctx.actor.id));
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
    rejections: row.rejections, reopened: row.reopened, extension: row.extension, department: departmentOf(row, reference), enterpriseAcceptedAt: iso(row.enterprise_accepted_at),
    supervision: row.supervision, lists: row.lists, ownerUnit: row.owner_unit_id === null ? null : { id: row.owner_unit_id, name: reference.units.get(row.owner_unit_id)?.name ?? null },
    recurrenceOf: row.recurrence_of, escalation: escalationLevels[row.escalation - 1] ?? null, reportedBy: { id: row.reported_by, name: row.reported_by_name }, reportedAt: toShanghaiIso(row.reported_at),
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

function departmentOf({ department_unit_id: unitId, department_status: status, department_member_id: memberId, department_name: name }: HazardRow, { units }: Reference): Hazard['department'] {
  if (unitId === null || status === null) return null;
  return { unitId, memberId, name, unitName: units.get(unitId)?.name ?? null, status };
}
