import { inspectionTourErrors as e, type DraftInspectionTourBody, type TourBody, type TourPerson } from '@anlan/contracts/responsibility';
import { isDivisionCode, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import { invalidField } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';
import type { InspectionTourRow } from './inspection-tour.entity';

type Plan = Partial<DraftInspectionTourBody>;
const unitsIn = (b: Plan): string[] => [...(b.targetUnitIds ?? []), ...(b.bodies ?? []).flatMap((x) => x.unitId ?? [])];
const membersIn = (b: Plan): string[] => [...(b.leader ? [b.leader] : []), ...(b.members ?? [])].flatMap((x) => x.memberId ?? []);

/** Whether the reference copy knows all whom the plan names. */
export const knowsPlan = (b: Plan) => ({ units, members }: Reference): boolean => unitsIn(b).every((id) => units.has(id)) && membersIn(b).every((id) => members.has(id));

function personOf({ members }: Reference, { memberId, name }: { memberId: string | null; name: string | null }, path: string): TourPerson {
  if (memberId === null) return { memberId, name: name ?? '' };
  const member = members.get(memberId);
  if (!member?.enabled || member.kind !== 'user') throw invalidField(`${path}.memberId`, e.unknown_member, { id: memberId });
  return { memberId, name: member.name };
}

function bodyOf({ units }: Reference, { unitId, name }: { unitId: string | null; name: string | null }, path: string): TourBody {
  if (unitId === null) return { unitId, name: name ?? '' };
  const unit = units.get(unitId);
  if (!unit) throw invalidField(`${path}.unitId`, e.unknown_unit, { id: unitId });
  return { unitId, name: unit.name };
}

function unitOf({ units }: Reference, id: string, path: string): string {
  if (!units.has(id)) throw invalidField(path, e.unknown_unit, { id });
  return id;
}

function divisionOf(reference: Reference, given: string, path: string): string {
  const code = isDivisionCode(given) ? parseDivisionCode(given).code : given;
  if (!reference.division(code, shanghaiDay(new Date()))) throw invalidField(path, e.unknown_division, { code: given });
  return code;
}

type Planned = Pick<InspectionTourRow, 'name' | 'year' | 'level' | 'target_unit_ids' | 'target_division_codes' | 'basis' | 'plan_file_ids' | 'leader' | 'members' | 'bodies' | 'stay_from' | 'stay_to'>;

/** What a body says of the plan, as columns; what it leaves out is not there. @throws at its path what the tenant does not have */
export function planned(reference: Reference, b: Plan): Partial<Planned> {
  return {
    ...(b.name !== undefined && { name: b.name }), ...(b.year !== undefined && { year: b.year }), ...(b.level !== undefined && { level: b.level }), ...(b.basis !== undefined && { basis: b.basis }), ...(b.stayFrom !== undefined && { stay_from: b.stayFrom }), ...(b.stayTo !== undefined && { stay_to: b.stayTo }),
    ...(b.targetUnitIds && { target_unit_ids: [...new Set(b.targetUnitIds.map((id, i) => unitOf(reference, id, `body.targetUnitIds[${i}]`)))] }),
    ...(b.targetDivisionCodes && { target_division_codes: [...new Set(b.targetDivisionCodes.map((code, i) => divisionOf(reference, code, `body.targetDivisionCodes[${i}]`)))] }),
    ...(b.fileIds && { plan_file_ids: [...new Set(b.fileIds)] }), ...(b.leader && { leader: personOf(reference, b.leader, 'body.leader') }),
    ...(b.members && { members: b.members.map((x, i) => personOf(reference, x, `body.members[${i}]`)) }), ...(b.bodies && { bodies: b.bodies.map((x, i) => bodyOf(reference, x, `body.bodies[${i}]`)) }),
  };
}

type Naming = Pick<InspectionTourRow, 'leader' | 'members' | 'bodies' | 'target_unit_ids'>;
/** Who of the tenant is named: the group, the bodies that take part, and the units that are visited. */
export const namesOf = (r: Naming): Pick<InspectionTourRow, 'named_member_ids' | 'named_unit_ids'> => ({
  named_member_ids: [...new Set([r.leader, ...r.members].flatMap((x) => x.memberId ?? []))], named_unit_ids: [...new Set([...r.bodies.flatMap((x) => x.unitId ?? []), ...r.target_unit_ids])],
});
