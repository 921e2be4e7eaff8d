import { invalidField } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';

export interface PeopleErrors {
  readonly unknown_unit: string;
  readonly unknown_member: string;
}

/** The name of a unit of the tenant. Throws at `path` where it is none. */
export function unitName({ units }: Pick<Reference, 'units'>, id: string, path: string, e: Pick<PeopleErrors, 'unknown_unit'>): string {
  const unit = units.get(id);
  if (!unit) throw invalidField(path, e.unknown_unit, { id });
  return unit.name;
}

/** The name of a person of the tenant who is in use. Throws at `path` where he is not. */
export function memberName({ members }: Pick<Reference, 'members'>, id: string, path: string, e: Pick<PeopleErrors, 'unknown_member'>): string {
  const member = members.get(id);
  if (!member?.enabled || member.kind !== 'user') throw invalidField(path, e.unknown_member, { id });
  return member.name;
}

/** Whether the copy knows all of these: what is only new is asked for again. */
export const knowsAll = (units: readonly (string | null | undefined)[], members: readonly (string | null | undefined)[]) => (r: Pick<Reference, 'units' | 'members'>): boolean =>
  units.every((id) => id == null || r.units.has(id)) && members.every((id) => id == null || r.members.get(id)?.enabled === true);
