import { openRiskPointStates, riskPointErrors as e, type RiskLevel, type RiskPointState } from '@anlan/contracts/enforcement';
import { addCalendarDays, divisionLevel, isDivisionCode, parseDivisionCode, shanghaiDay, startOfShanghaiDay, type Position } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';
import { positionFault } from '../hazard/hazard.rules';
import type { RiskPointRow } from './risk-point.entity';
import { riskPointReach } from './risk-point.reach';

export function assertOpen(state: RiskPointState): void {
  if (!(openRiskPointStates as readonly RiskPointState[]).includes(state)) throw new ProblemError(e.not_open, {}, [], { state });
}

/** The street, community or grid that a code names; throws a problem at its place. */
export function checkDivision(reference: Reference, given: string, now: Date): string {
  const code = isDivisionCode(given) ? parseDivisionCode(given).code : given;
  const narrow = isDivisionCode(code) && ['street', 'community', 'grid'].includes(divisionLevel(code));
  if (!narrow || !reference.division(code, shanghaiDay(now))) throw invalidField('body.divisionCode', e.unknown_division, { code: given });
  return code;
}

export function checkPosition(position: Position): void {
  if (positionFault(position)) throw invalidField('body.position', e.position);
}

/** Each once, and of the district's setting; those the record has already may stay. */
export function checkTags(reference: Reference, tags: readonly string[], kept: readonly string[] = []): string[] {
  const known = new Set([...reference.setting('riskTags').map((t) => t.code), ...kept]);
  for (const [i, tag] of tags.entries()) if (!known.has(tag)) throw invalidField(`body.tags[${i}]`, e.unknown_tag, { tag });
  return [...new Set(tags)];
}

type Label = { readonly unitId: string; readonly post: string; readonly task: string };

/** 责任标签 as columns; its department is one of the tenant's. */
export function labelColumns(reference: Reference, label: Label | null | undefined): Pick<RiskPointRow, 'label_unit_id' | 'label_post' | 'label_task'> {
  if (label && !reference.units.has(label.unitId)) throw invalidField('body.label.unitId', e.unknown_unit);
  return { label_unit_id: label?.unitId ?? null, label_post: label?.post ?? null, label_task: label?.task ?? null };
}

export interface WantedOwner {
  readonly memberId: string | null;
  readonly unitId: string | null;
}

export const knowsOwner = ({ members, units }: Reference, { memberId, unitId }: WantedOwner): boolean => (!memberId || members.has(memberId)) && (!unitId || units.has(unitId));

export function checkOwner(reference: Reference, { memberId, unitId }: WantedOwner): void {
  const member = memberId ? reference.members.get(memberId) : undefined;
  if (memberId && !(member?.enabled && member.kind === 'user')) throw invalidField('body.owner.memberId', e.unknown_owner);
  if (unitId && !reference.units.has(unitId)) throw invalidField('body.owner.unitId', e.unknown_owner);
}

/** 复评期限: the last second of the day by which a point of this level is reviewed anew, in Asia/Shanghai. */
export function reviewDueAt(reference: Reference, level: RiskLevel, from: Date): Date {
  return new Date(startOfShanghaiDay(addCalendarDays(shanghaiDay(from), reference.setting('riskReviewDays')[level] + 1)).getTime() - 1_000);
}

/** Throws where the record would lie outside the actor's part, or leave it. */
export function assertStays(ctx: TenantContext, permission: 'risk-point.collect' | 'risk-point.manage', row: Pick<RiskPointRow, 'division_code' | 'owner_unit_id' | 'owner_member_id'>): void {
  if (!riskPointReach.covers(ctx, permission, row)) throw new ProblemError(e.out_of_scope, { code: row.division_code });
}

export function checkPlace<R extends Pick<RiskPointRow, 'subject_id' | 'place'>>(row: R): R {
  if (row.subject_id === null && row.place === null) throw invalidField('body.place', e.place_wanted);
  return row;
}
