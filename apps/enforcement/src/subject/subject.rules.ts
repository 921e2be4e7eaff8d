import { subjectErrors as e, subjectLifecycle, type ProfileChange, type RegisterSubjectBody, type SubjectProfile, type SubjectState } from '@anlan/contracts/enforcement';
import { checkIndustryCode, divisionLevel, isDivisionCode, normalizeCreditCode, parseDivisionCode, shanghaiDay, type Position } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';
import { creditCodeFault, positionFault } from '../hazard/hazard.rules';
import { isOpen, type SubjectRow } from './subject.entity';
import { isOwnAlone, subjectReach } from './subject.reach';

export function assertOpen(state: SubjectState): void {
  if (!isOpen(state)) throw new ProblemError(e.not_open, { state: subjectLifecycle.states[state].zh }, [], { state });
}

/** The street, community or grid that a code names; throws a problem at its place. */
export function checkDivision(reference: Reference, given: string, path: string, now: Date): string {
  const code = isDivisionCode(given) ? parseDivisionCode(given).code : given;
  const narrow = isDivisionCode(code) && ['street', 'community', 'grid'].includes(divisionLevel(code));
  if (!narrow || !reference.division(code, shanghaiDay(now))) throw invalidField(path, e.unknown_division, { code: given });
  return code;
}

export function checkCode(given: string, path: string): string {
  const code = normalizeCreditCode(given);
  const reason = creditCodeFault(code);
  if (reason) throw invalidField(path, e.credit_code, { reason });
  return code;
}

const industryFaults = { form: '应为门类字母加 2–4 位数字，如 C2614', section: '没有此门类', division: '此门类没有该大类' } as const;

export function checkIndustry(code: string, path: string): string {
  const checked = checkIndustryCode(code);
  if (!checked.ok) throw invalidField(path, e.industry_code, { reason: industryFaults[checked.reason] });
  return code;
}

export function checkPosition(position: Position, path: string): void {
  if (positionFault(position)) throw invalidField(path, e.position);
}

/** Each once, and of the district's setting; those the record has already may stay. */
export function checkTags(reference: Reference, tags: readonly string[], path: string, kept: readonly string[] = []): string[] {
  if (tags.length === 0) return [];
  const known = new Set([...reference.setting('riskTags').map((t) => t.code), ...kept]);
  for (const [i, tag] of tags.entries()) if (!known.has(tag)) throw invalidField(`${path}[${i}]`, e.unknown_tag, { tag });
  return [...new Set(tags)];
}

/** An enterprise has a code, or a reason; who gives it a code needs no reason any more. */
export function checkCodeOrReason<R extends Pick<SubjectRow, 'kind' | 'credit_code' | 'no_credit_code_reason'>>(row: R): R {
  if (row.credit_code !== null) return row.no_credit_code_reason === null ? row : { ...row, no_credit_code_reason: null };
  if (row.kind === 'enterprise' && row.no_credit_code_reason === null) throw invalidField('body.creditCode', e.credit_code_wanted);
  return row;
}

export interface WantedOwner {
  readonly memberId?: string | null | undefined;
  readonly unitId?: string | null | undefined;
}

/** Whether the reference data have those who are named; where they have not, they are asked for again before anybody is called unknown. */
export const knowsOwner = ({ members, units }: Reference, { memberId, unitId }: WantedOwner): boolean => (!memberId || members.has(memberId)) && (!unitId || units.has(unitId));

export function checkOwner(reference: Reference, { memberId, unitId }: WantedOwner, path: string): void {
  const member = memberId ? reference.members.get(memberId) : undefined;
  if (memberId && !(member?.enabled && member.kind === 'user')) throw invalidField(`${path}.memberId`, e.unknown_owner);
  if (unitId && !reference.units.has(unitId)) throw invalidField(`${path}.unitId`, e.unknown_owner);
}

export function checkUnit(reference: Reference, unitId: string | null, path: string): string | null {
  if (unitId !== null && !reference.units.has(unitId)) throw invalidField(path, e.unknown_unit);
  return unitId;
}

const own: readonly string[] = ['staffCount', 'legalRepresentative', 'contact', 'profile'];

/** What an enterprise may correct in its own record: what it knows best, and nothing by which it is found, counted or checked. */
export function assertOwnCorrections(ctx: TenantContext, corrections: object): void {
  if (isOwnAlone(ctx, 'subject.refresh') && Object.keys(corrections).some((f) => !own.includes(f))) throw new ProblemError(e.not_own_to_correct);
}

/** The ten elements after a change, and how many of them are filled. */
export function profileAfter(before: SubjectProfile, change: ProfileChange | undefined): Pick<SubjectRow, 'profile' | 'profile_filled'> {
  const merged = Object.entries({ ...before, ...Object.fromEntries(Object.entries(change ?? {}).filter(([, entry]) => entry !== undefined)) });
  const profile = Object.fromEntries(merged.filter(([, entry]) => entry !== null));
  return { profile, profile_filled: Object.keys(profile).length };
}

/** Throws where the record would lie outside the actor's part, or leave it. */
export function assertStays(ctx: TenantContext, permission: 'subject.register' | 'subject.manage', row: Pick<SubjectRow, 'division_code' | 'owner_unit_id' | 'unit_id'>): void {
  if (!subjectReach.covers(ctx, permission, row)) throw new ProblemError(e.out_of_scope, { code: row.division_code });
}

/** Who registers for one department only registers what is that department's. */
export function registeringUnit(ctx: TenantContext, { owner, divisionCode }: RegisterSubjectBody, permission: 'subject.register' | 'subject.manage'): string | null {
  if (owner?.unitId !== undefined) return owner.unitId;
  const candidates = [null, ...scopeFor(ctx, permission).areas.map((a) => a.unitId)];
  return candidates.find((unitId) => subjectReach.covers(ctx, permission, { division_code: divisionCode, owner_unit_id: unitId, unit_id: null })) ?? null;
}
