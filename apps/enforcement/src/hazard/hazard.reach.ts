import { hazardErrors } from '@anlan/contracts/enforcement';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { defineReach } from '@anlan/platform/ledger';

/** A hazard is of its division, of the units that rectify it, see to it, took it on and reported it, and of the persons who do. */
export const hazardReach = defineReach({
  division: 'division_code',
  units: ['assignee_unit_id', 'reporter_unit_id', 'department_unit_id', 'owner_unit_id'],
  own: { member: ['assignee_member_id', 'department_member_id'], subject: ['reported_by'] },
});

/** Of nobody yet, but who reports it. */
export const nobodys = { assignee_unit_id: null, assignee_member_id: null, department_unit_id: null, department_member_id: null, owner_unit_id: null } as const;

/**
 * The unit for which a hazard is reported: the reporter's own, or, where his role holds in another unit only, that one.
 * Throws where he may report nothing in the division.
 */
export function reporterUnit(ctx: TenantContext, divisionCode: string): string | null {
  const candidates = [ctx.actor.unitId ?? null, ...scopeFor(ctx, 'hazard.report').areas.map((a) => a.unitId)];
  const row = { ...nobodys, division_code: divisionCode, reported_by: ctx.actor.id };
  const unit = candidates.find((id) => hazardReach.covers(ctx, 'hazard.report', { ...row, reporter_unit_id: id }));
  if (unit === undefined) throw new ProblemError(hazardErrors.out_of_scope, { code: divisionCode });
  return unit;
}
