import { roleNames, type Role } from '@anlan/contracts/access';
import { divisionKind } from '@anlan/domain';
import { systemContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { Operations } from '@anlan/platform/operations';
import { Injectable } from '@nestjs/common';
import { CatalogueStore, type DivisionRow } from '../catalogue-store/catalogue-store';
import { DivisionSeed } from '../division/division.seed';
import { IdentityAdmin } from '../identity/identity-admin';
import type { TenantRow } from '../registry/tenant-registry';
import { UnitSeed } from '../unit/unit.seed';
import { FirstAccounts } from './first-accounts';
import { oneTimePassword } from './one-time-password';
import { apiClientId, type StepName } from './provisioning.steps';
import type { Opening } from './provisioning.service';

const adminRole = (kind: TenantRow['kind']): Role => (kind === 'city' ? 'city-admin' : 'district-admin');

/** What each step of an opening does. Every one may be repeated. */
@Injectable()
export class ProvisioningWork implements Record<StepName, (o: Opening) => Promise<void>> {
  constructor(
    private readonly tx: TenantTx,
    private readonly operations: Operations,
    private readonly identity: IdentityAdmin,
    private readonly catalogue: CatalogueStore,
    private readonly divisionSeed: DivisionSeed,
    private readonly unitSeed: UnitSeed,
    private readonly accounts: FirstAccounts,
  ) {}

  issuerOf(tenant: TenantRow): string {
    return this.identity.issuerOf(tenant.realm);
  }

  async realm({ tenant }: Opening): Promise<void> {
    await this.identity.ensureRealm({ realm: tenant.realm, displayName: `${tenant.name}应急管理局`, roles: roleNames(tenant.kind) });
  }

  /** A district gets its streets and communities; a city keeps to its districts, whose streets are theirs. */
  async divisions({ tenant, ctx }: Opening): Promise<void> {
    await this.divisionSeed.seedFromCatalogue(ctx, await this.divisionRows(tenant));
  }

  async organization({ tenant, ctx }: Opening): Promise<void> {
    const rows = tenant.kind === 'district' ? await this.divisionRows(tenant) : [];
    const streets = rows.filter((r) => r.level === 'street').map(({ code, name }) => ({ code, name }));
    await this.unitSeed.seedDefaults(ctx, { bureauName: `${tenant.name}应急管理局`, streets });
  }

  async admin(opening: Opening): Promise<void> {
    const { tenant, ctx, body } = opening;
    const { username, displayName } = body.admin;
    // Stored before it is used: a process killed in between uses the same one again, and no account is left with a lost password.
    const secret = await this.secretOf(opening, { admin: { oneTimePassword: oneTimePassword() } });
    const temporaryPassword = (secret.admin as { oneTimePassword: string }).oneTimePassword;
    const role = adminRole(tenant.kind);
    const { id } = await this.identity.ensureUser({ realm: tenant.realm, username, displayName, temporaryPassword, roles: [role] });
    await this.accounts.ensure(ctx, { subject: id, kind: 'user', username, displayName, role });
  }

  async 'api-client'(opening: Opening): Promise<void> {
    const { tenant, ctx } = opening;
    const role = adminRole(tenant.kind);
    const clientId = apiClientId(tenant.slug);
    const client = await this.identity.ensureServiceClient({ realm: tenant.realm, clientId, name: '管理接口', roles: [role] });
    await this.secretOf(opening, { apiClient: { clientId: client.clientId, clientSecret: client.clientSecret } });
    await this.accounts.ensure(ctx, { subject: client.serviceAccountUserId, kind: 'client', username: clientId, displayName: '管理接口', role });
  }

  /** Nothing is called open that does not work: the realm answers, and the divisions, units and admin are there. */
  async check({ tenant, ctx, body }: Opening): Promise<void> {
    const [found] = await this.tx.read<{ divisions: string; units: string; admins: string }>(ctx, {
      sql: `select (select count(*) from tenancy.division where tenant_id = $1) as divisions, (select count(*) from tenancy.unit where tenant_id = $1) as units,
            (select count(*) from tenancy.member m join tenancy.assignment a on a.tenant_id = m.tenant_id and a.member_id = m.id where m.tenant_id = $1 and m.username = $2) as admins`,
      params: [ctx.tenantId, body.admin.username.toLowerCase()],
    });
    const missing = Object.entries(found ?? {}).filter(([, n]) => Number(n) === 0).map(([k]) => k);
    if (missing.length) throw new Error(`the new tenant lacks ${missing.join(', ')}`);
    await this.identity.ensureRealm({ realm: tenant.realm, displayName: `${tenant.name}应急管理局`, roles: roleNames(tenant.kind) });
  }

  private async divisionRows(tenant: TenantRow): Promise<DivisionRow[]> {
    const code = tenant.division_code ?? '';
    if (tenant.kind === 'district') {
      // 综合保税区 and the like are statistical rows without a street office or people of their own.
      return (await this.catalogue.subtree(code)).filter((r) => divisionKind(r.code) !== 'virtual_community' && divisionKind(r.code) !== 'special_area');
    }
    const city = await this.catalogue.get(code);
    return city ? [city, ...(await this.catalogue.children(code))] : [];
  }

  /** The operation's secrets so far, with `more` added where it is not there yet; sealed until the hand-over. */
  private async secretOf({ job }: Opening, more: Record<string, Record<string, string>>): Promise<Record<string, unknown>> {
    const opener = systemContext({ tenantId: job.openerId, slug: '', tenantKind: 'city' }, 'tenancy');
    const { secret } = await this.operations.load(opener, job.operationId);
    const all = { ...more, ...(secret ? this.operations.open(secret) : {}) };
    await this.tx.write(opener, async (tx) => this.operations.patch(tx, opener, job.operationId, { secret: this.operations.seal(all) }));
    return all;
  }
}
