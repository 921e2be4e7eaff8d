import { isSeparate, permissionsOf, roleSpec } from '@anlan/contracts/access';
import { DELEGATION_DAYS, delegationErrors as e } from '@anlan/contracts/tenancy';
import { calendarDaysBetween, type Day } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { Binding } from '../assignment/assignment.rules';

/** The three administrators do not lend their office, nor does anybody lend the right to give out rights. */
export const isDelegable = (role: string): boolean => roleSpec(role) !== undefined && !isSeparate(role) && !permissionsOf(role).includes('assignment.manage');

/**
 * The delegate's binding: the same role, unit and division, for part of the time. `source` is the delegator's own, as the
 * transaction has locked it.
 */
export function delegated(source: Binding & { readonly id: string }, wanted: { validFrom?: Day | undefined; validTo: Day }, today: Day): Binding {
  if (source.validTo !== null && (source.validTo <= today || source.validTo <= source.validFrom)) throw invalidField('body.assignmentId', e.unknown_assignment);
  if (source.delegatedFrom !== null) throw new ProblemError(e.chained);
  if (!isDelegable(source.role)) throw new ProblemError(e.not_delegable, { role: roleSpec(source.role)?.zh ?? source.role });
  const { validTo } = wanted;
  const validFrom = wanted.validFrom ?? today;
  if (validFrom < today) throw invalidField('body.validFrom', e.period, { days: DELEGATION_DAYS });
  if (validTo <= validFrom || calendarDaysBetween(validFrom, validTo) > DELEGATION_DAYS) throw invalidField('body.validTo', e.period, { days: DELEGATION_DAYS });
  const own = { validFrom: source.validFrom, validTo: source.validTo ?? '…' };
  if (validFrom < source.validFrom) throw invalidField('body.validFrom', e.beyond_own, own);
  if (source.validTo !== null && validTo > source.validTo) throw invalidField('body.validTo', e.beyond_own, own);
  const { role, unitId, divisionCode, unitOnly } = source;
  return { role, unitId, divisionCode, unitOnly, delegatedFrom: source.id, validFrom, validTo };
}
