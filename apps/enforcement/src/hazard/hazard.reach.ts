import { hazardErrors } from '@anlan/contracts/enforcement';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { defineReach } from '@anlan/platform/ledger';

/** A hazard is of its division, of the unit that rectifies it and the one that reported it, and of the persons who did. */
export const hazardReach = defineReach({
  division: 'division_code',
  units: ['assignee_unit_id', 'reporter_unit_id'],
  own: { member: ['assignee_member_id'], subject: ['reported_by'] },
});

/**
 * The unit for which a hazard is reported: the reporter's own, or, where his role holds in another unit only, that one.
 * Throws where he may report nothing in the division.
 */
export function reporterUnit(ctx: TenantContext, divisionCode: string): string | null {
  const candidates = [ctx.actor.unitId ?? null, ...scopeFor(ctx, 'hazard.report').areas.map((a) => a.unitId)];
  const row = { division_code: divisionCode, assignee_unit_id: null, assignee_member_id: null, reported_by: ctx.actor.id };
  const unit = candidates.find((id) => hazardReach.covers(ctx, 'hazard.report', { ...row, reporter_unit_id: id }));
  if (unit === undefined) throw new ProblemError(hazardErrors.out_of_scope, { code: divisionCode });
  return unit;
}
