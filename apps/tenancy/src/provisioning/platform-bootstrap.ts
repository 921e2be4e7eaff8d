import { roleNames } from '@anlan/contracts/access';
import { newId, TenantTx } from '@anlan/platform/db';
import { CONFIG, LOGGER, Readiness } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { TenancyConfig } from '../config';
import { IdentityAdmin } from '../identity/identity-admin';
import { TenantRegistry, type TenantRow } from '../registry/tenant-registry';
import { FirstAccounts } from './first-accounts';

/** The platform's own tenant and its operator: made at the first start, and found again at every other. */
@Injectable()
export class PlatformBootstrap implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private done = false;

  constructor(
    private readonly tx: TenantTx,
    private readonly registry: TenantRegistry,
    private readonly identity: IdentityAdmin,
    private readonly accounts: FirstAccounts,
    @Inject(CONFIG) private readonly config: TenancyConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    readiness: Readiness,
  ) {
    readiness.add('platform-realm', () => this.done);
  }

  /** Before the first request is taken: whoever finds the service ready may sign in as the operator. */
  async onApplicationBootstrap(): Promise<void> {
    await this.untilDone();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** The identity service may start after this one: a failed try does not hold up the start, and is repeated. */
  private async untilDone(): Promise<void> {
    try {
      await this.ensure();
      this.done = true;
    } catch (e) {
      if (this.stopped) return;
      this.logger.warn({ err: e }, 'the platform realm is not ready yet');
      this.timer = setTimeout(() => void this.untilDone(), 1_000);
    }
  }

  async ensure(): Promise<void> {
    const tenant = await this.ensureTenant();
    const { OPERATOR_USERNAME: username, OPERATOR_PASSWORD: password } = this.config;
    await this.identity.ensureRealm({ realm: tenant.realm, displayName: '安澜平台', roles: roleNames('platform') });
    const { id } = await this.identity.ensureUser({ realm: tenant.realm, username, displayName: '平台运营', password, roles: ['platform-operator'] });
    await this.accounts.ensure(this.registry.contextOf(tenant), { subject: id, kind: 'user', username, displayName: '平台运营', role: 'platform-operator' });
  }

  private async ensureTenant(): Promise<TenantRow> {
    const known = await this.registry.bySlug('platform');
    if (known) return known;
    const id = newId();
    await this.tx.write(this.registry.contextOf({ id, slug: 'platform', kind: 'platform' }), async (tx) => {
      await tx.rows(
        `insert into tenancy.tenant (id, slug, kind, realm, name, short_name, placement, state) values ($1, 'platform', 'platform', 'platform', '安澜平台', '平台', 'pooled', 'active') on conflict (slug) do nothing`,
        [id],
      );
    });
    return (await this.registry.bySlug('platform')) as TenantRow;
  }
}
