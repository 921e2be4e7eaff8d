import { createHash } from 'node:crypto';
import { openSubjectStates, profileElementNames, subjectLifecycle, type Subject, type SubjectAction, type SubjectDetail, type SubjectProfile, type SubjectState } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { rate, toShanghaiIso, type Crs } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import { canonicalTypedCode } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { isDue, refreshDueAt } from './subject.census';
import { subjectReach } from './subject.reach';

/** One row of enforcement.subject. */
export interface SubjectRow extends Row {
  id: string;
  code: string;
  kind: Subject['kind'];
  name: string;
  credit_code: string | null;
  no_credit_code_reason: string | null;
  address: string;
  /** what it is found by; see subjectSearch */
  search_text: string;
  division_code: string;
  lng: number | null;
  lat: number | null;
  crs: Crs | null;
  /** the position in WGS84, and its cell; null where there is none */
  map_lng: number | null;
  map_lat: number | null;
  cell: number | null;
  industry_code: string | null;
  staff_count: number | null;
  is_key: boolean;
  tags: string[];
  legal_representative: string | null;
  contact_name: string | null;
  contact_phone: string | null;
  profile: SubjectProfile;
  profile_filled: number;
  owner_member_id: string | null;
  owner_unit_id: string | null;
  /** of the enterprise's own accounts */
  unit_id: string | null;
  status: SubjectState;
  status_reason: string | null;
  merged_into: string | null;
  refreshed_at: Date | null;
  grade: Subject['grade'];
  grade_reason: string | null;
  graded_at: Date | null;
  registered_by: string;
  registered_by_name: string;
  registered_at: Date;
  updated_by: string;
  updated_by_name: string;
  updated_at: Date;
  version: number;
}

/** A row as it is read: with the name of where it went. */
export interface ReadSubject extends SubjectRow {
  merged_name: string | null;
}

/** Columns in the order in which rows are written, singly and by COPY. */
export const subjectColumns = [
  'id', 'code', 'kind', 'name', 'credit_code', 'no_credit_code_reason', 'address', 'search_text', 'division_code', 'lng', 'lat', 'crs', 'map_lng', 'map_lat', 'cell', 'industry_code', 'staff_count',
  'is_key', 'tags', 'legal_representative', 'contact_name', 'contact_phone', 'profile', 'profile_filled', 'owner_member_id', 'owner_unit_id', 'unit_id', 'status', 'status_reason', 'merged_into',
  'refreshed_at', 'grade', 'grade_reason', 'graded_at', 'registered_by', 'registered_by_name', 'registered_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
] as const satisfies readonly (keyof SubjectRow)[];

const MERGED_NAME = '(select t.name from enforcement.subject t where t.tenant_id = s.tenant_id and t.id = s.merged_into) as merged_name';
/** What a record by itself is read with, from `enforcement.subject s`. */
export const detailColumns = `s.*, ${MERGED_NAME}`;
/** What a list shows: all but the profile, and what it is found by. */
export const listColumns = [...subjectColumns.filter((c) => c !== 'profile' && c !== 'search_text').map((c) => `s.${c}`), MERGED_NAME].join(', ');

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);

/** The verbs the state and the actor's permissions allow together. */
export function actionsFor(ctx: TenantContext, state: SubjectState): SubjectAction[] {
  return allowedActions(subjectLifecycle, state).filter((a) => ctx.actor.kind === 'system' || ctx.permissions.has(subjectLifecycle.actions[a].permission));
}

export const isOpen = (state: SubjectState): boolean => (openSubjectStates as readonly SubjectState[]).includes(state);

/** Told apart by the record it is of, so that one guess is not tried at all of them. */
export const codeDigest = ({ id, code }: Pick<SubjectRow, 'id' | 'code'>): string => createHash('sha256').update(`${id} ${canonicalTypedCode(code)}`).digest('hex');

export function toSubject(ctx: TenantContext, row: ReadSubject, reference: Reference, now = new Date()): Subject {
  const filled = row.profile_filled;
  return {
    id: row.id, code: ctx.permissions.has('subject.manage') && subjectReach.covers(ctx, 'subject.manage', row) ? row.code : null,
    codeDigest: codeDigest(row),
    kind: row.kind, name: row.name, creditCode: row.credit_code, noCreditCodeReason: row.no_credit_code_reason, address: row.address,
    divisionCode: row.division_code, divisionName: reference.divisions.get(row.division_code)?.name ?? row.division_code,
    position: row.lng !== null && row.lat !== null && row.crs !== null ? { lng: row.lng, lat: row.lat, crs: row.crs } : null,
    industryCode: row.industry_code, staffCount: row.staff_count, isKey: row.is_key, tags: row.tags, legalRepresentative: row.legal_representative,
    contact: row.contact_name !== null || row.contact_phone !== null ? { name: row.contact_name, phone: row.contact_phone } : null,
    completeness: { filled, of: profileElementNames.length, rate: rate(filled, profileElementNames.length) }, owner: ownerOf(row, reference),
    unit: row.unit_id === null ? null : { id: row.unit_id, name: reference.units.get(row.unit_id)?.name ?? null },
    status: row.status, statusReason: row.status_reason, mergedInto: row.merged_into !== null ? { id: row.merged_into, name: row.merged_name ?? '' } : null,
    refreshedAt: iso(row.refreshed_at), refreshDueAt: isOpen(row.status) ? iso(refreshDueAt(reference, row)) : null, refreshDue: isOpen(row.status) && isDue(reference, row, now),
    grade: row.grade, gradeReason: row.grade_reason, gradedAt: iso(row.graded_at), inspectionCap: row.grade ? reference.setting('inspectionCaps')[row.grade] : null,
    registeredBy: { id: row.registered_by, name: row.registered_by_name }, registeredAt: toShanghaiIso(row.registered_at),
    updatedBy: { id: row.updated_by, name: row.updated_by_name }, updatedAt: toShanghaiIso(row.updated_at), version: row.version, allowedActions: actionsFor(ctx, row.status),
  };
}

export function toDetail(ctx: TenantContext, row: ReadSubject, reference: Reference): SubjectDetail {
  const profile = Object.fromEntries(profileElementNames.map((e) => [e, row.profile[e] ?? null])) as SubjectDetail['profile'];
  return { ...toSubject(ctx, row, reference), profile };
}

function ownerOf({ owner_member_id: memberId, owner_unit_id: unitId }: SubjectRow, { members, units }: Reference): Subject['owner'] {
  if (memberId === null && unitId === null) return null;
  return { memberId, memberName: memberId && (members.get(memberId)?.name ?? null), unitId, unitName: unitId && (units.get(unitId)?.name ?? null) };
}
