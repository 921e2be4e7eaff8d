import type { Role } from '@anlan/contracts/access';
import { assignmentErrors } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { serialize, today } from '../organization/changes';

/** Who administers a tenant of each kind: may grant every role of it, and is never missing. */
export const ADMIN_ROLE: Record<TenantContext['tenantKind'], Role> = { platform: 'platform-operator', city: 'city-admin', district: 'district-admin' };

/**
 * Refuses what would leave the tenant without an enabled person who is admin of the whole of it today. Call it after the
 * change, in its transaction: two admins who remove each other at once then see each other.
 */
export async function assertAdminRemains(tx: Tx, ctx: TenantContext): Promise<void> {
  await serialize(tx, ctx, 'admins');
  const [left] = await tx.rows<{ count: number }>(
    `select count(*)::int as count from tenancy.assignment a join tenancy.member m on m.tenant_id = a.tenant_id and m.id = a.member_id
     where a.tenant_id = $1 and a.role = $2 and a.division_code is null and a.valid_from <= $3 and (a.valid_to is null or a.valid_to > $3) and m.enabled and m.kind = 'user'`,
    [ctx.tenantId, ADMIN_ROLE[ctx.tenantKind], today()]);
  if (!left?.count) throw new ProblemError(assignmentErrors.last_admin);
}
