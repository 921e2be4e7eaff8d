import { commonErrors } from '@anlan/contracts/kit';
import { startOfShanghaiDay, type Day } from '@anlan/domain';
import { systemContext, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { Jobs, type JobTenant } from '@anlan/platform/jobs';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { IdentityAdmin } from '../identity/identity-admin';
import { asProblem } from '../identity/identity.problem';
import { today } from '../organization/changes';
import { TenantRegistry } from '../registry/tenant-registry';
import { memberColumns, type MemberRow } from './member.row';

export type RealmUsers = Pick<
  IdentityAdmin,
  'ensureUser' | 'setUserRoles' | 'setUserEnabled' | 'resetPassword' | 'deleteUser' | 'ensureServiceClient' | 'rotateClientSecret' | 'deleteClient'
>;

export const MEMBER_REALM = 'member-realm';
export type MemberRealmJob = JobTenant & { readonly memberId: string };

/**
 * Keeps the realm and the rows of members together. The rows decide what somebody may do; the realm decides who can sign
 * in. Realm calls are made inside the transaction, under the lock of the member's row: what gives more fails with them,
 * what takes away does not wait for them but leaves a job that mends the realm when it answers again.
 */
@Injectable()
export class MemberRealm implements OnModuleInit {
  private readonly realms = new Map<string, string>();

  constructor(
    private readonly tx: TenantTx,
    private readonly registry: TenantRegistry,
    @Inject(IdentityAdmin) readonly users: RealmUsers,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<MemberRealmJob>(MEMBER_REALM, (job) => this.mend(job));
  }

  /** The realm of the tenant; it never changes. */
  async of(ctx: Pick<TenantContext, 'tenantId'>): Promise<string> {
    const known = this.realms.get(ctx.tenantId);
    if (known !== undefined) return known;
    const tenant = await this.registry.byId(ctx.tenantId);
    if (!tenant) throw new ProblemError(commonErrors.not_found);
    this.realms.set(ctx.tenantId, tenant.realm);
    return tenant.realm;
  }

  /** The member's roles of today, or whether it is enabled, as this transaction sees them, become the realm's. */
  async follow(tx: Tx, ctx: TenantContext, member: MemberRow, what: 'roles' | 'state', change: 'gives' | 'takes'): Promise<void> {
    const roles = await rolesOf(tx, ctx, member.id);
    try {
      await this.apply(await this.of(ctx), member, roles, [what]);
    } catch (error) {
      if (change === 'gives') throw asProblem(error);
      this.followLater(tx, ctx, member.id);
    }
  }

  /** By a job, after the commit, or at the beginning of `day`: for members whose rows the transaction does not hold. */
  followLater(tx: Tx, ctx: TenantContext, memberId: string, day?: Day): void {
    const job: MemberRealmJob = { tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, memberId };
    const key = [MEMBER_REALM, ctx.tenantId, memberId, ...(day === undefined ? [] : [day])].join(':');
    tx.queue(this.jobs.add(MEMBER_REALM, job, { key, runAt: day === undefined ? undefined : startOfShanghaiDay(day), maxAttempts: 25 }));
  }

  /** The days on which a binding begins and ends by itself. What it gives is decided by its row; the realm only shows it. */
  followByDate(tx: Tx, ctx: TenantContext, a: { member_id: string; valid_from: Day; valid_to: Day | null }): void {
    for (const day of [a.valid_from, a.valid_to]) if (day !== null && day > today()) this.followLater(tx, ctx, a.member_id, day);
  }

  /** The job: the state of now, whatever has happened since it was added. */
  async mend(job: MemberRealmJob): Promise<void> {
    const ctx = systemContext(job, 'tenancy');
    await this.tx.write(ctx, async (tx) => {
      const [member] = await tx.rows<MemberRow>(`select ${memberColumns} from tenancy.member m where m.tenant_id = $1 and m.id = $2 for update`, [ctx.tenantId, job.memberId]);
      if (member) await this.apply(await this.of(ctx), member, await rolesOf(tx, ctx, member.id), ['roles', 'state']);
    });
  }

  /** The realm's own id of an API client; a tenant's first client was made without storing it. */
  async clientIdOf(realm: string, member: MemberRow, roles: string[]): Promise<string> {
    if (member.realm_client_id !== null) return member.realm_client_id;
    return (await this.users.ensureServiceClient({ realm, clientId: member.username, name: member.display_name, roles })).id;
  }

  private async apply(realm: string, member: MemberRow, roles: string[], what: readonly ('roles' | 'state')[]): Promise<void> {
    if (member.kind === 'client' && !member.enabled) {
      await this.users.deleteClient(realm, await this.clientIdOf(realm, member, roles));
      return;
    }
    if (what.includes('state') && member.kind === 'user') await this.users.setUserEnabled(realm, member.subject, member.enabled);
    if (what.includes('roles')) await this.users.setUserRoles(realm, member.subject, roles);
  }
}

/** The member's roles of today, as the transaction sees them. */
export async function rolesOf(tx: Tx, ctx: TenantContext, memberId: string): Promise<string[]> {
  const rows = await tx.rows<{ role: string }>(
    'select distinct role from tenancy.assignment where tenant_id = $1 and member_id = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3) order by role',
    [ctx.tenantId, memberId, today()]);
  return rows.map((r) => r.role);
}
