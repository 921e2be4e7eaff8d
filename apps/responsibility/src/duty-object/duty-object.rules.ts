import { dutyObjectErrors as e, type RegisterDutyObjectBody } from '@anlan/contracts/responsibility';
import { isDivisionCode, isInChina, parseDivisionCode, shanghaiDay, toWgs84, type Position } from '@anlan/domain';
import { invalidField } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';

type Place = Partial<Pick<RegisterDutyObjectBody, 'divisionCode' | 'position' | 'unitId'>>;

/** The full code of a division, as far as the code can be read. */
export const fullCode = (code: string): string => (isDivisionCode(code) ? parseDivisionCode(code).code : code);

/** Throws where the division or the unit is none of the tenant's, or the position lies abroad; answers the full code of the division. */
export function placeOf(b: Place, reference: Pick<Reference, 'division' | 'units'>, path = 'body'): string | undefined {
  const code = b.divisionCode && fullCode(b.divisionCode);
  if (code !== undefined && !reference.division(code, shanghaiDay(new Date()))) throw invalidField(`${path}.divisionCode`, e.unknown_division, { code });
  if (b.unitId !== undefined && !reference.units.has(b.unitId)) throw invalidField(`${path}.unitId`, e.unknown_unit, { id: b.unitId });
  if (b.position && isAbroad(b.position)) throw invalidField(`${path}.position`, e.outside_china);
  return code;
}

function isAbroad(position: Position): boolean {
  try {
    return !isInChina(toWgs84(position));
  } catch {
    return true;
  }
}
