import { holds, type TenantContext } from '@anlan/platform/context';
import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { isBelow } from '../registry/tenant.rules';
import { assignmentReach, memberReach, tenantReach } from './organization.reach';

type Placed = { division_code: string | null };
type MemberPlace = Placed & { unit_id: string | null; kind: 'user' | 'client' };
type Assigned = Placed & { unit_id: string | null; member_id: string };
type Below = Placed & { kind: 'platform' | 'city' | 'district'; city_slug: string | null };

/** Who is told at once that something of the organization has changed: whoever may read it. */
export const organizationChanges = (tx: TenantTx): ChangeRules => ({
  division: toHolders('division.read'),
  unit: toHolders('unit.read'),
  post: toHolders('unit.read'),
  setting: toHolders('settings.read'),
  integration: toHolders('integration.read'),
  client: toHolders('client.manage'),
  member: toReach({
    tx, from: 'tenancy.member m', reach: memberReach, permission: 'member.read', columns: 'm.kind',
    sees: (ctx: TenantContext, row: MemberPlace) => (row.kind === 'user' ? memberReach.covers(ctx, 'member.read', row) : holds(ctx, 'client.manage') && memberReach.covers(ctx, 'client.manage', row)),
  }),
  assignment: toReach({
    tx, from: 'tenancy.assignment a', reach: assignmentReach, permission: 'assignment.read', columns: 'a.member_id',
    // His own are everybody's to know.
    sees: (ctx: TenantContext, row: Assigned) => row.member_id === ctx.actor.memberId || assignmentReach.covers(ctx, 'assignment.read', row),
  }),
  tenant: toReach({
    tx, from: 'tenancy.tenant', reach: tenantReach, permission: 'tenant.read', columns: 'kind, city_slug', below: true,
    sees: (ctx: TenantContext, row: Below) => isBelow(ctx, row) && holds(ctx, 'tenant.read') && tenantReach.covers(ctx, 'tenant.read', row),
  }),
});
