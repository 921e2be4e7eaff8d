import { hazardErrors, hazardEvents, type ReportHazardBody } from '@anlan/contracts/enforcement';
import { mapCell, parseDivisionCode, shanghaiDay, toShanghaiIso, toWgs84, type Position } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type NewEvent, type Statement } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import type { Reference, ReferenceDivision } from '@anlan/platform/reference';
import { hazardColumns, type HazardRow, type StoredEvidence } from './hazard.entity';
import { reporterUnit } from './hazard.reach';
import { closesAtOnce, creditCodeFault, positionFault } from './hazard.rules';
import { hazardSearch } from './hazard.search';

/** A report whose place is known: said, or its subject's. */
export type PlacedReport = ReportHazardBody & { readonly divisionCode: string };

/** Where a report belongs. */
export interface ReportPlace {
  readonly division: ReferenceDivision;
  readonly unitId: string | null;
}

/** Everything about a report that the request alone and the tenant's divisions decide. Throws a problem that names the field. */
export function checkReport(ctx: TenantContext, body: PlacedReport, reference: Reference, now: Date): ReportPlace {
  const division = reference.division(parseDivisionCode(body.divisionCode).code, shanghaiDay(now));
  if (!division) throw invalidField('body.divisionCode', hazardErrors.unknown_division, { code: body.divisionCode });
  const unitId = reporterUnit(ctx, division.code);
  const fault = body.subjectCreditCode ? creditCodeFault(body.subjectCreditCode) : null;
  if (fault) throw invalidField('body.subjectCreditCode', hazardErrors.credit_code, { reason: fault });
  if (body.position && positionFault(body.position)) throw invalidField('body.position', hazardErrors.position);
  if (body.dueAt && new Date(body.dueAt) <= now) throw invalidField('body.dueAt', hazardErrors.due_in_past);
  return { division, unitId };
}

export function storedEvidence(items: ReportHazardBody['evidence']): StoredEvidence[] {
  const isId = (s: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(s);
  return (items ?? []).map((e) => {
    if (typeof e === 'string') return isId(e) ? { fileId: e, description: null } : { fileId: null, description: e };
    return { fileId: e.fileId ?? null, description: e.description ?? null, ...(e.phase && { phase: e.phase }) };
  });
}

/** A new record: in its first state and version, or closed with its report. */
export function newHazard(ctx: TenantContext, body: PlacedReport, { division, unitId }: ReportPlace, number: string, now: Date): HazardRow {
  const evidence = storedEvidence(body.evidence);
  const closed = closesAtOnce(body);
  const texts = { number, title: body.title, description: body.description ?? null, subject_name: body.subjectName ?? null, subject_credit_code: body.subjectCreditCode ?? null };
  return {
    id: newId(), ...texts, search_text: hazardSearch.textOf(texts), level: body.level, category: body.category ?? null, division_code: division.code,
    subject_id: body.subjectId ?? null, risk_point_id: body.riskPointId ?? null, check_id: body.checkId ?? null, check_item: body.checkItem ?? null, campaign_ids: [...new Set(body.campaignIds)], source: body.source,
    rectification: body.rectification, status: closed ? 'closed' : 'reported', due_at: body.dueAt ? new Date(body.dueAt) : null, overdue_at: null,
    ...placeOf(body.position), attachments: filesIn(evidence),
    assignee_unit_id: null, assignee_member_id: null, assignee_name: null, rejections: 0, evidence,
    reported_by: ctx.actor.id, reporter_unit_id: unitId, reported_by_name: ctx.actor.name, reported_at: now, submitted_by: closed ? ctx.actor.id : null, closed_at: closed ? now : null,
    state_since: null, updated_at: now, updated_by: null, updated_by_name: null, version: closed ? 2 : 1,
    department_unit_id: null, department_member_id: null, department_name: null, department_status: null, department_submitted_by: null, enterprise_accepted_at: null,
    extension: null, supervision: null, lists: [], owner_unit_id: null, reopened: 0, recurrence_of: null, escalation: 0, escalated_at: null, urged_at: null,
  };
}

/** The position as it was given, in its own system, and what a map finds it by. */
export function placeOf(position: Position | null | undefined): Pick<HazardRow, 'lng' | 'lat' | 'crs' | 'map_lng' | 'map_lat' | 'cell'> {
  if (!position) return { lng: null, lat: null, crs: null, map_lng: null, map_lat: null, cell: null };
  const onMap = toWgs84(position);
  return { ...position, map_lng: onMap.lng, map_lat: onMap.lat, cell: mapCell(onMap) };
}

/** How many of the items are files. */
export const filesIn = (evidence: readonly StoredEvidence[]): number => evidence.filter((e) => e.fileId !== null).length;

export function rowValues(row: HazardRow): unknown[] {
  return hazardColumns.map((c) => (c === 'evidence' ? JSON.stringify(row.evidence) : row[c]));
}

export function insertStatement(tenantId: string, row: HazardRow): Statement {
  return {
    name: 'hazard-insert',
    sql: `insert into enforcement.hazard (tenant_id, ${hazardColumns.join(', ')}) values (${Array.from({ length: hazardColumns.length + 1 }, (_, i) => `$${i + 1}`).join(', ')})`,
    params: [tenantId, ...rowValues(row)],
  };
}

/** What every hazard event says, besides its own facts. */
export function eventOf(ctx: TenantContext, row: HazardRow, event: keyof typeof hazardEvents, facts: Record<string, unknown>): NewEvent {
  const actor = ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name };
  return {
    spec: hazardEvents[event], id: row.id, sequence: row.version,
    data: { hazardId: row.id, number: row.number, title: row.title, divisionCode: row.division_code, level: row.level, status: row.status, actor, ...facts },
  };
}

export function reportedEvent(ctx: TenantContext, row: HazardRow): NewEvent {
  return eventOf(ctx, { ...row, status: 'reported', version: 1 }, 'reported', {
    source: row.source, subjectName: row.subject_name, category: row.category, dueAt: row.due_at ? toShanghaiIso(row.due_at) : null,
    subjectId: row.subject_id, riskPointId: row.risk_point_id, checkId: row.check_id, checkItem: row.check_item, campaignIds: row.campaign_ids, recurrenceOf: row.recurrence_of,
  });
}
