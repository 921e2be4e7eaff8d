import type { DelegationDto } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { Where } from '@anlan/platform/ledger';
import { assignmentColumns, isActive, type AssignmentRow } from '../assignment/assignment.row';
import { assignmentReach } from '../organization/organization.reach';

/** The delegate's assignment, and whose it is. */
export interface DelegationRow extends AssignmentRow {
  delegated_from: string;
  valid_to: string;
  delegator_id: string;
  delegator_name: string;
}

export const delegationColumns = `${assignmentColumns}, s.member_id as delegator_id,
  (select m.display_name from tenancy.member m where m.tenant_id = s.tenant_id and m.id = s.member_id) as delegator_name`;

export const delegationFrom = 'tenancy.assignment a join tenancy.assignment s on s.tenant_id = a.tenant_id and s.id = a.delegated_from';

/** Those the actor gave or got, and those of assignments that he sees. */
export function seenDelegations(ctx: TenantContext): Where {
  const where = new Where().and('a.tenant_id = $', ctx.tenantId);
  const seen = assignmentReach.condition(scopeFor(ctx, 'assignment.read'));
  if (seen) where.and(`(a.member_id = $ or s.member_id = $ or ${seen.condition})`, ctx.actor.memberId, ctx.actor.memberId, ...seen.values);
  return where;
}

export const toDelegation = (r: DelegationRow): DelegationDto => ({
  id: r.id, assignmentId: r.delegated_from, delegator: { memberId: r.delegator_id, name: r.delegator_name }, delegate: { memberId: r.member_id, name: r.member_name },
  role: r.role, unitId: r.unit_id, divisionCode: r.division_code, unitOnly: r.unit_only, validFrom: r.valid_from, validTo: r.valid_to, reason: r.reason ?? '',
  active: isActive(r), createdAt: toShanghaiIso(r.created_at), version: r.version,
});
