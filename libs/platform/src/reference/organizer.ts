import { divisionLevel, isDivisionCode, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import { invalidField } from '../http/problem';
import type { Reference } from './snapshot';

/** The district or street that plans and organizes, by its code; throws the problem `unknown` at `body.divisionCode`. */
export function organizerOf(reference: Reference, given: string, now: Date, unknown: string): string {
  const code = isDivisionCode(given) ? parseDivisionCode(given).code : given;
  const organizes = isDivisionCode(code) && ['county', 'street'].includes(divisionLevel(code));
  if (!organizes || !reference.division(code, shanghaiDay(now))) throw invalidField('body.divisionCode', unknown, { code: given });
  return code;
}
