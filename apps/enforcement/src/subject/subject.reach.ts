import type { Permission } from '@anlan/contracts/access';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { defineReach } from '@anlan/platform/ledger';

/** A subject is of its division, of the department that looks after its industry, and of the people of the enterprise itself. */
export const subjectReach = defineReach({ division: 'division_code', units: ['owner_unit_id'], own: { unit: ['unit_id'] } });

/** Whoever reaches subjects as an enterprise's own account alone. */
export function isOwnAlone(ctx: TenantContext, permission: Permission): boolean {
  const { all, areas, owners } = scopeFor(ctx, permission);
  return !all && areas.length === 0 && owners.length > 0;
}
