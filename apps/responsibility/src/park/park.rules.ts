import { parkErrors as e, parkPartyErrors as pe, type AgreementState, type ParkRole, type SignParkAgreementBody } from '@anlan/contracts/responsibility';
import { invalidField, ProblemError } from '@anlan/platform/http';

type Day = string;
interface Agreed { readonly role: ParkRole; readonly signed_on: Day | null; readonly ends_on: Day | null }

/** Who lets the place is the other side of everybody else's agreement. */
export const isAsked = (role: ParkRole): boolean => role !== 'landlord';

export function agreementOf(r: Agreed, today: Day): AgreementState {
  if (!isAsked(r.role)) return 'not_asked';
  if (r.signed_on === null) return 'unsigned';
  return r.ends_on !== null && r.ends_on < today ? 'ended' : 'in_force';
}

/** The same in SQL of a party `p`; its one value is today. */
export const AGREEMENT = "(case when p.role = 'landlord' then 'not_asked' when p.signed_on is null then 'unsigned' when p.ends_on < $ then 'ended' else 'in_force' end)";

export function assertPast(day: Day, today: Day, path: string): void {
  if (day > today) throw invalidField(path, pe.day);
}

/** @throws where an agreement is not asked of the party, is to come, ends before it begins, or is older than the one on record */
export function assertSigns(r: Agreed, b: Pick<SignParkAgreementBody, 'signedOn' | 'endsOn'>, today: Day): void {
  if (!isAsked(r.role)) throw new ProblemError(pe.not_asked);
  assertPast(b.signedOn, today, 'body.signedOn');
  if (b.endsOn !== null && b.endsOn < b.signedOn) throw invalidField('body.endsOn', pe.ends_on);
  if (r.signed_on !== null && b.signedOn < r.signed_on) throw invalidField('body.signedOn', pe.older, { from: r.signed_on });
}

/** @throws at the first building that the park does not have */
export function assertBuildings(given: readonly string[], park: readonly string[]): void {
  const at = given.findIndex((b) => !park.includes(b));
  if (at >= 0) throw invalidField(`body.buildings[${at}]`, pe.unknown_building, { building: given[at] ?? '' });
}

/** @throws where a building with parties would be left out */
export function assertKeepsBuildings(next: readonly string[], used: readonly string[]): void {
  const building = used.find((b) => !next.includes(b));
  if (building !== undefined) throw new ProblemError(e.building_in_use, { building });
}
