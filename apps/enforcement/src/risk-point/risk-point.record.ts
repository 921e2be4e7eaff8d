import { riskPointEvents, type ChangeRiskPointBody, type CollectRiskPointBody, type RiskPointDetail, type RiskPointEvent } from '@anlan/contracts/enforcement';
import type { FieldChange } from '@anlan/contracts/kit';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { newId, type NewEvent, type Statement } from '@anlan/platform/db';
import { fieldChanges, newTypedCode } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { placeOf } from '../hazard/hazard.report';
import { riskPointColumns, type RiskPointRow } from './risk-point.entity';
import { riskPointReach } from './risk-point.reach';
import { checkDivision, checkPlace, labelColumns, checkPosition, checkTags } from './risk-point.rules';
import { riskPointSearch } from './risk-point.search';

export interface OfSubject {
  readonly id: string;
  readonly name: string;
}

/** A new record, in its first state and version. Throws a problem that names the field. */
export function newRiskPoint(ctx: TenantContext, body: CollectRiskPointBody, subject: OfSubject | null, reference: Reference, now: Date): RiskPointRow {
  if (body.position) checkPosition(body.position);
  return searched(checkPlace({
    id: newId(), code: newTypedCode(8), kind: body.kind, name: body.name, description: body.description ?? null, subject_id: subject?.id ?? null, subject_name: subject?.name ?? null, place: body.place ?? null,
    division_code: checkDivision(reference, body.divisionCode, now), ...placeOf(body.position), tags: checkTags(reference, body.tags), accident_types: [...new Set(body.accidentTypes)],
    ...labelColumns(reference, body.label), level: null, level_reason: null, graded_at: null, assessment: null, measures: [], measure_count: 0, check_item_count: 0, owner_member_id: null, owner_unit_id: collectingUnit(ctx, body.divisionCode),
    status: 'collected', status_reason: null, state_since: now, refreshed_at: now, review_due_at: null, collected_by: ctx.actor.id, collected_by_name: ctx.actor.name, collected_at: now,
    updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, updated_at: now, version: 1, search_text: '',
  }));
}

/** Who collects for one department only collects what is that department's. */
function collectingUnit(ctx: TenantContext, divisionCode: string): string | null {
  const candidates = [null, ...scopeFor(ctx, 'risk-point.collect').areas.map((a) => a.unitId)];
  return candidates.find((unitId) => riskPointReach.covers(ctx, 'risk-point.collect', { division_code: divisionCode, owner_unit_id: unitId, owner_member_id: null })) ?? null;
}

/** The record after a change of its fields; `subject` is the one that the body names. */
export function changed(row: RiskPointRow, body: ChangeRiskPointBody, subject: OfSubject | null, reference: Reference, now: Date): RiskPointRow {
  const next: RiskPointRow = { ...row };
  if (body.kind !== undefined) next.kind = body.kind;
  if (body.name !== undefined) next.name = body.name;
  if (body.description !== undefined) next.description = body.description;
  if (body.place !== undefined) next.place = body.place;
  if (body.divisionCode !== undefined) next.division_code = checkDivision(reference, body.divisionCode, now);
  if (body.tags !== undefined) next.tags = checkTags(reference, body.tags, row.tags);
  if (body.accidentTypes !== undefined) next.accident_types = [...new Set(body.accidentTypes)];
  if (body.label !== undefined) Object.assign(next, labelColumns(reference, body.label));
  if (body.position) checkPosition(body.position);
  if (body.position !== undefined) Object.assign(next, placeOf(body.position));
  if (body.subjectId !== undefined) Object.assign(next, { subject_id: subject?.id ?? null, subject_name: subject?.name ?? null });
  return searched(checkPlace(next));
}

const searched = (row: RiskPointRow): RiskPointRow => ({ ...row, search_text: riskPointSearch.textOf(row) });

const fields = [
  'kind', 'name', 'description', 'subjectId', 'place', 'divisionCode', 'position', 'tags', 'accidentTypes', 'label', 'level', 'owner', 'assessment', 'measures', 'refreshedAt', 'reviewDueAt',
] as const satisfies readonly (keyof RiskPointDetail)[];

export const changesOf = (before: RiskPointDetail, after: RiskPointDetail): FieldChange[] => fieldChanges(before, after, fields);

const documents: readonly string[] = ['assessment', 'measures'];
const stored = (row: RiskPointRow, c: (typeof riskPointColumns)[number]): unknown => (documents.includes(c) && row[c] !== null ? JSON.stringify(row[c]) : row[c]);

export const rowValues = (row: RiskPointRow): unknown[] => riskPointColumns.map((c) => stored(row, c));

export function insertStatement(tenantId: string, row: RiskPointRow): Statement {
  return {
    name: 'risk-point-insert',
    sql: `insert into enforcement.risk_point (tenant_id, ${riskPointColumns.join(', ')}) values (${Array.from({ length: riskPointColumns.length + 1 }, (_, i) => `$${i + 1}`).join(', ')})`,
    params: [tenantId, ...rowValues(row)],
  };
}

const mutable = riskPointColumns.filter((c) => !['id', 'code', 'collected_by', 'collected_by_name', 'collected_at'].includes(c));

export function updateStatement(tenantId: string, row: RiskPointRow): Statement {
  return {
    name: 'risk-point-update',
    sql: `update enforcement.risk_point set ${mutable.map((c, i) => `${c} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`,
    params: [tenantId, row.id, ...mutable.map((c) => stored(row, c))],
  };
}

export function historyStatement(ctx: TenantContext, before: RiskPointRow, after: RiskPointRow, step: { action: string; note: string | null; changes: readonly FieldChange[] }): Statement {
  return {
    name: 'risk-point-history',
    sql: `insert into enforcement.risk_point_history (tenant_id, id, risk_point_id, action, from_state, to_state, at, actor, actor_name, note, version, changes)
          values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
    params: [ctx.tenantId, newId(), after.id, step.action, before.status, after.status, after.updated_at, ctx.actor.id, ctx.actor.name, step.note, after.version, JSON.stringify(step.changes)],
  };
}

/** What every event says of a risk point, besides its own facts. */
export function eventOf(ctx: TenantContext, row: RiskPointRow, event: RiskPointEvent, facts: Record<string, unknown>): NewEvent {
  const actor = ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name };
  return {
    spec: riskPointEvents[event], id: row.id, sequence: row.version,
    data: { riskPointId: row.id, code: row.code, kind: row.kind, name: row.name, subjectId: row.subject_id, divisionCode: row.division_code, level: row.level, status: row.status, actor, ...facts },
  };
}
