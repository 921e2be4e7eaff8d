import { checkErrors } from '@anlan/contracts/enforcement';
import type { Permission } from '@anlan/contracts/access';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { defineReach } from '@anlan/platform/ledger';

/** A check is of the division of its subject, of the unit that carries it out, and of whoever opened it. */
export const checkReach = defineReach({ division: 'division_code', units: ['unit_id'], own: { subject: ['opened_by'] } });

/** The unit that a check is carried out for: the actor's own, or where his role holds in another only, that one. Throws where he may not check in the division. */
export function checkingUnit(ctx: TenantContext, permission: Permission, divisionCode: string): string | null {
  const candidates = [ctx.actor.unitId ?? null, ...scopeFor(ctx, permission).areas.map((a) => a.unitId)];
  const unit = candidates.find((id) => checkReach.covers(ctx, permission, { division_code: divisionCode, unit_id: id, opened_by: ctx.actor.id }));
  if (unit === undefined) throw new ProblemError(checkErrors.out_of_scope, { code: divisionCode });
  return unit;
}
