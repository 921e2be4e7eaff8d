import { isSeparate, type Permission, type Role } from '@anlan/contracts/access';
import { assignmentErrors as e } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { today } from '../organization/changes';

/** Who looks after the accounts and roles of each of the three administrators: never one of the two others alone, and never themselves. */
const keepers: Partial<Record<string, Permission>> = {
  'auditor': 'admin-account.manage', 'district-admin': 'admin-account.manage', 'security-admin': 'member.manage',
} satisfies Partial<Record<Role, Permission>>;

/** What the audit entry says besides: that nobody was there whose matter it was. */
export type AdminHandling = { readonly breakGlass?: true };

/**
 * Refuses to act on the account or role of one of the three administrators whom the actor does not look after; oneself is
 * one's own matter. While the tenant has no enabled security administrator the system administrator may, or the tenant
 * would be locked out for good. `holds` says whether the actor holds a permission where it happens.
 */
export async function assertMayHandle(tx: Tx, ctx: TenantContext, member: { id: string; kind: string }, roles: readonly string[], holds: (p: Permission) => boolean): Promise<AdminHandling> {
  if (ctx.actor.kind === 'system' || member.kind !== 'user' || member.id === ctx.actor.memberId) return {};
  const wanted = new Set(roles.flatMap((r) => keepers[r] ?? []));
  if ([...wanted].every(holds)) return {};
  if (holds('member.manage') && !(await hasSecurityAdmin(tx, ctx))) return { breakGlass: true };
  throw new ProblemError(e.separate_account);
}

/** The separate roles that the member holds, or will hold. */
export async function separateRolesOf(tx: Tx, ctx: TenantContext, memberId: string): Promise<string[]> {
  const rows = await tx.rows<{ role: string }>(
    'select distinct role from tenancy.assignment where tenant_id = $1 and member_id = $2 and (valid_to is null or valid_to > greatest($3::date, valid_from))', [ctx.tenantId, memberId, today()]);
  return rows.map((r) => r.role).filter(isSeparate);
}

async function hasSecurityAdmin(tx: Tx, ctx: TenantContext): Promise<boolean> {
  const rows = await tx.rows(
    `select 1 from tenancy.assignment a join tenancy.member m on m.tenant_id = a.tenant_id and m.id = a.member_id
     where a.tenant_id = $1 and a.role = 'security-admin' and a.valid_from <= $2 and (a.valid_to is null or a.valid_to > $2) and m.enabled and m.kind = 'user' limit 1`, [ctx.tenantId, today()]);
  return rows.length > 0;
}
