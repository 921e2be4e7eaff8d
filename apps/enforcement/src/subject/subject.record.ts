import { profileElementNames, subjectErrors as e, subjectEvents, type ChangeSubjectBody, type RegisterSubjectBody, type SubjectDetail, type SubjectEvent } from '@anlan/contracts/enforcement';
import type { FieldChange } from '@anlan/contracts/kit';
import { maskPhone } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type NewEvent, type Statement, type Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { fieldChanges } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { placeOf } from '../hazard/hazard.report';
import { newPremisesCode } from './subject.code';
import { subjectColumns, type SubjectRow } from './subject.entity';
import { subjectReach } from './subject.reach';
import { subjectSearch } from './subject.search';
import { checkCode, checkCodeOrReason, checkDivision, checkIndustry, checkOwner, checkPosition, checkTags, checkUnit, profileAfter } from './subject.rules';

/** As it is kept: with a code or a reason for having none, and with the text it is found by. */
function kept(row: SubjectRow): SubjectRow {
  const checked = checkCodeOrReason(row);
  checked.search_text = subjectSearch.textOf(row);
  return checked;
}

/** A new record, in its first state and version: what was seen on the spot today is fresh. Throws a problem that names the field. */
export function newSubject(ctx: TenantContext, body: RegisterSubjectBody, reference: Reference, now: Date): SubjectRow {
  const { owner = {}, contact = null } = body;
  if (body.position) checkPosition(body.position, 'body.position');
  const place = placeOf(body.position);
  const profile = profileAfter({}, body.profile);
  checkOwner(reference, owner, 'body.owner');
  return kept({
    id: newId(), code: newPremisesCode(), kind: body.kind, name: body.name, credit_code: body.creditCode === undefined ? null : checkCode(body.creditCode, 'body.creditCode'),
    no_credit_code_reason: body.noCreditCodeReason ?? null, address: body.address, search_text: '', division_code: checkDivision(reference, body.divisionCode, 'body.divisionCode', now),
    lng: place.lng, lat: place.lat, crs: place.crs, map_lng: place.map_lng, map_lat: place.map_lat, cell: place.cell, industry_code: body.industryCode === undefined ? null : checkIndustry(body.industryCode, 'body.industryCode'), staff_count: body.staffCount ?? null,
    is_key: body.isKey, tags: checkTags(reference, body.tags, 'body.tags'), legal_representative: body.legalRepresentative ?? null,
    contact_name: contact?.name ?? null, contact_phone: contact?.phone ?? null, profile: profile.profile, profile_filled: profile.profile_filled,
    owner_member_id: owner.memberId ?? null, owner_unit_id: owner.unitId ?? null, unit_id: null, status: 'active', status_reason: null, merged_into: null,
    refreshed_at: now, grade: null, grade_reason: null, graded_at: null, registered_by: ctx.actor.id, registered_by_name: ctx.actor.name, registered_at: now,
    updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, updated_at: now, version: 1,
  });
}

/** The record after a change of its fields; `path` is where they stand in the body. */
export function changed(row: SubjectRow, body: ChangeSubjectBody, reference: Reference, now: Date, path = 'body'): SubjectRow {
  const at = (field: keyof ChangeSubjectBody): string => `${path}.${field}`;
  const next: SubjectRow = { ...row, ...profileAfter(row.profile, body.profile) };
  if (body.kind !== undefined) next.kind = body.kind;
  if (body.name !== undefined) next.name = body.name;
  if (body.address !== undefined) next.address = body.address;
  if (body.isKey !== undefined) next.is_key = body.isKey;
  if (body.staffCount !== undefined) next.staff_count = body.staffCount;
  if (body.legalRepresentative !== undefined) next.legal_representative = body.legalRepresentative;
  if (body.creditCode !== undefined) next.credit_code = body.creditCode === null ? null : checkCode(body.creditCode, at('creditCode'));
  if (body.noCreditCodeReason !== undefined) next.no_credit_code_reason = body.noCreditCodeReason;
  if (body.divisionCode !== undefined) next.division_code = checkDivision(reference, body.divisionCode, at('divisionCode'), now);
  if (body.industryCode !== undefined) next.industry_code = body.industryCode === null ? null : checkIndustry(body.industryCode, at('industryCode'));
  if (body.tags !== undefined) next.tags = checkTags(reference, body.tags, at('tags'), row.tags);
  if (body.contact !== undefined) Object.assign(next, { contact_name: body.contact?.name ?? null, contact_phone: body.contact?.phone ?? null });
  if (body.unitId !== undefined) next.unit_id = checkUnit(reference, body.unitId, at('unitId'));
  if (body.position) checkPosition(body.position, at('position'));
  if (body.position !== undefined) Object.assign(next, placeOf(body.position));
  return kept(next);
}

const fields = [
  'kind', 'name', 'creditCode', 'noCreditCodeReason', 'address', 'divisionCode', 'position', 'industryCode', 'staffCount', 'isKey', 'tags', 'legalRepresentative', 'owner', 'unit', 'mergedInto',
  'refreshedAt', 'grade',
] as const satisfies readonly (keyof SubjectDetail)[];

/** What of a record its history tells, flat: each of the ten elements is a field of its own, and a phone number stays hidden. */
function told(s: SubjectDetail): Record<string, unknown> {
  const own = Object.fromEntries(fields.map((f) => [f, s[f]]));
  const contact = s.contact && { 'contact.name': s.contact.name, 'contact.phone': s.contact.phone && maskPhone(s.contact.phone) };
  return { ...own, ...contact, ...Object.fromEntries(profileElementNames.map((e) => [`profile.${e}`, s.profile[e]])) };
}

const paths = [...fields, 'contact.name', 'contact.phone', ...profileElementNames.map((e) => `profile.${e}`)];

/** What changed, as its readers see it. A phone number that differs only where it is hidden differs still. */
export function changesOf(before: SubjectDetail, after: SubjectDetail): FieldChange[] {
  const found = fieldChanges(told(before), told(after), paths);
  const hidden = (before.contact?.phone ?? null) !== (after.contact?.phone ?? null) && !found.some((c) => c.path === 'contact.phone');
  return hidden ? [...found, { path: 'contact.phone', from: told(before)['contact.phone'], to: told(after)['contact.phone'] }] : found;
}

const stored = (row: SubjectRow, c: (typeof subjectColumns)[number]): unknown => (c === 'profile' ? JSON.stringify(row.profile) : row[c]);

export function rowValues(row: SubjectRow): unknown[] {
  return subjectColumns.map((c) => stored(row, c));
}

export function insertStatement(tenantId: string, row: SubjectRow): Statement {
  return {
    name: 'subject-insert',
    sql: `insert into enforcement.subject (tenant_id, ${subjectColumns.join(', ')}) values (${Array.from({ length: subjectColumns.length + 1 }, (_, i) => `$${i + 1}`).join(', ')})`,
    params: [tenantId, ...rowValues(row)],
  };
}

const mutable = subjectColumns.filter((c) => !['id', 'registered_by', 'registered_by_name', 'registered_at'].includes(c));

export function updateStatement(tenantId: string, row: SubjectRow): Statement {
  return {
    name: 'subject-update',
    sql: `update enforcement.subject set ${mutable.map((c, i) => `${c} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`,
    params: [tenantId, row.id, ...mutable.map((c) => stored(row, c))],
  };
}

export function historyStatement(ctx: TenantContext, before: SubjectRow, after: SubjectRow, step: { action: string; note: string | null; changes: readonly FieldChange[] }): Statement {
  return {
    name: 'subject-history',
    sql: `insert into enforcement.subject_history (tenant_id, id, subject_id, action, from_state, to_state, at, actor, actor_name, note, version, changes)
          values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
    params: [ctx.tenantId, newId(), after.id, step.action, before.status, after.status, after.updated_at, ctx.actor.id, ctx.actor.name, step.note, after.version, JSON.stringify(step.changes)],
  };
}

/** What every event says of a subject, besides its own facts. */
export function eventOf(ctx: TenantContext, row: SubjectRow, event: SubjectEvent, facts: Record<string, unknown>): NewEvent {
  const actor = ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name };
  return {
    spec: subjectEvents[event], id: row.id, sequence: row.version,
    data: { subjectId: row.id, kind: row.kind, name: row.name, creditCode: row.credit_code, divisionCode: row.division_code, status: row.status, actor, ...facts },
  };
}

/** Held by an import for all codes of the tenant, and shared by the writers of single ones. */
export const codesLock = ({ tenantId }: TenantContext): string => `subject-codes:${tenantId}`;

/** Before a record is locked that may be given a code then: an import has the codes first, and the records after them. */
export const codesShared = (ctx: TenantContext): Statement => ({ name: 'subject-codes-shared', sql: 'select pg_advisory_xact_lock_shared(hashtextextended($1, 19))', params: [codesLock(ctx)] });

/**
 * One record of the tenant has a credit code. Writers of the same code come one after another, until their transactions end.
 * Throws with the record that has it, where the actor may see that; else that there is one.
 */
export async function assertCodeFree(tx: Tx, ctx: TenantContext, row: SubjectRow): Promise<void> {
  if (row.credit_code === null || row.status === 'merged') return;
  await tx.run({
    name: 'subject-code-lock', sql: 'select pg_advisory_xact_lock_shared(hashtextextended($1, 19)), pg_advisory_xact_lock(hashtextextended($2, 19))',
    params: [codesLock(ctx), `subject:${ctx.tenantId}:${row.credit_code}`],
  });
  const [taken] = await tx.rows<Pick<SubjectRow, 'id' | 'name' | 'division_code' | 'owner_unit_id' | 'unit_id'>>(
    "select id, name, division_code, owner_unit_id, unit_id from enforcement.subject where tenant_id = $1 and credit_code = $2 and status <> 'merged' and id <> $3", [ctx.tenantId, row.credit_code, row.id], 'subject-code-taken');
  if (!taken) return;
  const code = row.credit_code;
  const seen = subjectReach.covers(ctx, 'subject.read', taken);
  const params = { code, existing: seen ? taken.name : '在您的职责范围之外' };
  const message = new ProblemError(e.duplicate_code, params).sentence('zh-CN');
  throw new ProblemError(e.duplicate_code, params, [{ path: 'body.creditCode', code: e.duplicate_code, message }], seen ? { existing: { id: taken.id, name: taken.name } } : {});
}
