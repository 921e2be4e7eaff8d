import { handOverErrors as e, type MakeHandOverBody } from '@anlan/contracts/responsibility';
import { divisionPrefix } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';
import { memberName } from '../committee/committee.people';

export interface Successor {
  readonly memberId: string;
  readonly name: string;
  readonly unitId: string | null;
}
const words = { unknown_member: e.unknown_successor };

/** Who takes each of what is handed over. Throws where somebody is unknown or disabled, is himself, or takes what is none of it. */
export function successorsOf(b: Pick<MakeHandOverBody, 'memberId' | 'successorMemberId' | 'except'>, ids: readonly string[], reference: Pick<Reference, 'members'>): Map<string, Successor> {
  const one = (memberId: string, path: string): Successor => {
    if (memberId === b.memberId) throw invalidField(path, e.same_person);
    return { memberId, name: memberName(reference, memberId, path, words), unitId: reference.members.get(memberId)?.unitId ?? null };
  };
  const usual = one(b.successorMemberId, 'body.successorMemberId');
  const found = new Map(ids.map((id) => [id, usual]));
  b.except.forEach((x, i) => {
    if (!found.has(x.id)) throw invalidField(`body.except[${i}].id`, e.unknown_holding, { id: x.id });
    found.set(x.id, one(x.successorMemberId, `body.except[${i}].successorMemberId`));
  });
  return found;
}

/** The smallest division of the tenant that holds all of these codes; the tenant's own where none does. */
export function commonDivision(codes: readonly string[], reference: Pick<Reference, 'divisions'>, slug: string): string {
  const holding = [...reference.divisions.keys()].filter((d) => codes.every((c) => c.startsWith(divisionPrefix(d))));
  return holding.sort((a, b) => divisionPrefix(b).length - divisionPrefix(a).length)[0] ?? slug.padEnd(12, '0');
}

/** Whole or not at all: throws where some of it is another's to hand over. */
export function assertWhole(outside: number): void {
  if (outside > 0) throw new ProblemError(e.out_of_scope, { count: outside });
}
