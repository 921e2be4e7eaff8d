import { riskPointLifecycle, type RiskLevel, type RiskMeasure, type RiskPoint, type RiskPointAction, type RiskPointDetail, type RiskPointState } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso, type Crs } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';

/** One row of enforcement.risk_point. */
export interface RiskPointRow extends Row {
  id: string;
  code: string;
  kind: RiskPoint['kind'];
  name: string;
  description: string | null;
  subject_id: string | null;
  subject_name: string | null;
  place: string | null;
  division_code: string;
  lng: number | null;
  lat: number | null;
  crs: Crs | null;
  /** the position in WGS84, and its cell; null where there is none */
  map_lng: number | null;
  map_lat: number | null;
  cell: number | null;
  tags: string[];
  accident_types: string[];
  /** 责任标签: all three or none */
  label_unit_id: string | null;
  label_post: string | null;
  label_task: string | null;
  level: RiskLevel | null;
  level_reason: string | null;
  graded_at: Date | null;
  assessment: RiskPointDetail['assessment'];
  measures: RiskMeasure[];
  measure_count: number;
  check_item_count: number;
  owner_member_id: string | null;
  owner_unit_id: string | null;
  status: RiskPointState;
  status_reason: string | null;
  state_since: Date;
  refreshed_at: Date;
  review_due_at: Date | null;
  collected_by: string;
  collected_by_name: string;
  collected_at: Date;
  updated_by: string;
  updated_by_name: string;
  updated_at: Date;
  version: number;
  search_text: string;
}

export const riskPointColumns = [
  'id', 'code', 'kind', 'name', 'description', 'subject_id', 'subject_name', 'place', 'division_code', 'lng', 'lat', 'crs', 'map_lng', 'map_lat', 'cell', 'tags', 'accident_types', 'label_unit_id', 'label_post', 'label_task', 'level', 'level_reason',
  'graded_at', 'assessment', 'measures', 'measure_count', 'check_item_count', 'owner_member_id', 'owner_unit_id', 'status', 'status_reason', 'state_since', 'refreshed_at', 'review_due_at',
  'collected_by', 'collected_by_name', 'collected_at', 'updated_by', 'updated_by_name', 'updated_at', 'version', 'search_text',
] as const satisfies readonly (keyof RiskPointRow)[];

/** What a list shows: all but assessment, measures and the text of the search. */
export const listColumns = riskPointColumns.filter((c) => !['assessment', 'measures', 'search_text'].includes(c)).join(', ');

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);

/** The verbs that the state and the actor's permissions allow together. */
function actionsFor(ctx: TenantContext, state: RiskPointState): RiskPointAction[] {
  return allowedActions(riskPointLifecycle, state).filter((a) => ctx.actor.kind === 'system' || ctx.permissions.has(riskPointLifecycle.actions[a].permission));
}

export const isReviewDue = ({ review_due_at: due }: Pick<RiskPointRow, 'review_due_at'>, now: Date): boolean => due !== null && due < now;

export function toRiskPoint(ctx: TenantContext, row: RiskPointRow, reference: Reference, now = new Date()): RiskPoint {
  return {
    id: row.id, code: row.code, kind: row.kind, name: row.name, description: row.description, subjectId: row.subject_id, subjectName: row.subject_name, place: row.place,
    divisionCode: row.division_code, divisionName: reference.divisions.get(row.division_code)?.name ?? row.division_code,
    position: row.lng !== null && row.lat !== null && row.crs !== null ? { lng: row.lng, lat: row.lat, crs: row.crs } : null, tags: row.tags, accidentTypes: row.accident_types, label: labelOf(row, reference),
    level: row.level, levelReason: row.level_reason, gradedAt: iso(row.graded_at), owner: ownerOf(row, reference), measureCount: row.measure_count, checkItemCount: row.check_item_count,
    status: row.status, statusReason: row.status_reason, refreshedAt: toShanghaiIso(row.refreshed_at), reviewDueAt: iso(row.review_due_at), reviewDue: isReviewDue(row, now),
    collectedBy: { id: row.collected_by, name: row.collected_by_name }, collectedAt: toShanghaiIso(row.collected_at),
    updatedBy: { id: row.updated_by, name: row.updated_by_name }, updatedAt: toShanghaiIso(row.updated_at), version: row.version, allowedActions: actionsFor(ctx, row.status),
  };
}

export const toDetail = (ctx: TenantContext, row: RiskPointRow, reference: Reference): RiskPointDetail => ({ ...toRiskPoint(ctx, row, reference), assessment: row.assessment, measures: row.measures });

function labelOf({ label_unit_id: unitId, label_post: post, label_task: task }: RiskPointRow, { units }: Reference): RiskPoint['label'] {
  return unitId === null || post === null || task === null ? null : { unitId, unitName: units.get(unitId)?.name ?? null, post, task };
}

function ownerOf({ owner_member_id: memberId, owner_unit_id: unitId }: RiskPointRow, { members, units }: Reference): RiskPoint['owner'] {
  if (memberId === null && unitId === null) return null;
  return { memberId, memberName: memberId && (members.get(memberId)?.name ?? null), unitId, unitName: unitId && (units.get(unitId)?.name ?? null) };
}
