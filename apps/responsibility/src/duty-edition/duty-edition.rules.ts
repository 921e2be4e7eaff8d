import { dutyEditionErrors as e, dutyRoleNames, type DutyNaming, type DutyRole, type HolderPerson } from '@anlan/contracts/responsibility';
import type { Day } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';
import { memberName } from '../committee/committee.people';
import { hasPartInEdition, type DutyEditionRow, type DutyHolderRow } from './duty-edition.entity';
import { gapOf } from './holder-gap';

/** What a naming needs to know of an object: in use, and in the division of the table. */
export interface NamedObject {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind_name: string;
  readonly roles: readonly DutyRole[];
  readonly division_code: string;
  readonly unit_id: string;
}

/** Who is named, as a row has him. Throws at `path` where the member is not one in use. */
export function personOf(h: HolderPerson, reference: Pick<Reference, 'members'>, path: string): Pick<DutyHolderRow, 'member_id' | 'member_unit_id' | 'person_name' | 'post' | 'phone'> {
  const name = h.memberId === null ? (h.personName ?? '') : memberName(reference, h.memberId, `${path}.memberId`, e);
  return { member_id: h.memberId, member_unit_id: h.memberId === null ? null : (reference.members.get(h.memberId)?.unitId ?? null), person_name: name, post: h.post, phone: h.phone };
}

/** The object of each naming, in the order of the namings. Throws where one is unknown, or has no such role. */
export function objectsOf(namings: readonly Pick<DutyNaming, 'objectId' | 'role'>[], objects: ReadonlyMap<string, NamedObject>, at: (i: number) => string = (i) => `body.holders[${i}]`): NamedObject[] {
  return namings.map((n, i) => {
    const object = objects.get(n.objectId);
    if (!object) throw invalidField(`${at(i)}.objectId`, e.unknown_object, { id: n.objectId });
    if (!object.roles.includes(n.role)) throw invalidField(`${at(i)}.role`, e.role_not_needed, { kind: object.kind_name, role: dutyRoleNames[n.role].zh });
    return object;
  });
}

/** 审定须由他人. */
export function assertAnotherApproves(ctx: TenantContext, r: Pick<DutyEditionRow, 'authors' | 'drafted_by' | 'submitted_by'>): void {
  if (hasPartInEdition(ctx, r)) throw new ProblemError(e.same_person);
}

/** Throws where nobody is named, or somebody who is disabled or has left: nobody publishes a post that is empty already. */
export function assertThere(holders: readonly Pick<DutyHolderRow, 'object_name' | 'person_name' | 'member_id' | 'member_unit_id'>[], reference: Pick<Reference, 'members'>): void {
  if (holders.length === 0) throw new ProblemError(e.empty);
  const left = holders.find((h) => ['gone', 'disabled'].includes(gapOf(h, reference) ?? ''));
  if (left) throw new ProblemError(e.holder_left, { object: left.object_name, name: left.person_name });
}

/** Throws where the day is to come, or lies before another. */
export function assertDay(on: Day, notBefore: Day | null, today: Day, errors: { readonly future: string; readonly before: string } = e): void {
  if (on > today) throw invalidField('body.on', errors.future);
  if (notBefore !== null && on < notBefore) throw invalidField('body.on', errors.before, { day: notBefore });
}

/** The year's tables are published, adjusted and handed over one after another. */
export const yearLock = (tenantId: string, year: number): string => `${tenantId} duty-holders ${year}`;
