import { CONFIG, LOGGER } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { TenancyConfig } from '../config';
import { IdentityAdmin } from '../identity/identity-admin';
import { TenantRegistry } from '../registry/tenant-registry';

const PAUSE_MS = 10_000;

/**
 * While IDENTITY_REALM_KEY_PREVIOUS is set: brings every realm's service account to the secret of the current key, also of
 * realms that nobody works in, and says in the log when the previous key is done with. Realms come one after another.
 */
@Injectable()
export class RealmKeyRenewal implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @Inject(TenantRegistry) private readonly registry: Pick<TenantRegistry, 'all'>,
    @Inject(IdentityAdmin) private readonly identity: Pick<IdentityAdmin, 'hasRealm'>,
    @Inject(CONFIG) private readonly config: Pick<TenancyConfig, 'IDENTITY_REALM_KEY_PREVIOUS'>,
    @Inject(LOGGER) private readonly logger: Pick<Logger, 'warn' | 'info'>,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.IDENTITY_REALM_KEY_PREVIOUS) void this.renew();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Resolves to the realms that could not be brought up to date; with any, it is tried again later. */
  async renew(): Promise<string[]> {
    const failed: string[] = [];
    const tenants = await this.registry.all().catch((e: unknown) => {
      this.logger.warn({ err: e }, 'the realms to renew are not known yet');
      return undefined;
    });
    for (const { realm } of tenants ?? []) {
      if (this.stopped) return failed;
      // A realm that is not there will be made with the current secret.
      await this.identity.hasRealm(realm).catch((e: unknown) => {
        failed.push(realm);
        this.logger.warn({ err: e, realm }, 'the realm has not taken the secret of the current key');
      });
    }
    if (tenants && failed.length === 0) this.logger.info({ realms: tenants.length }, 'every realm has the secret of the current key: IDENTITY_REALM_KEY_PREVIOUS may be dropped');
    else if (!this.stopped) this.timer = setTimeout(() => void this.renew(), PAUSE_MS).unref();
    return failed;
  }
}
