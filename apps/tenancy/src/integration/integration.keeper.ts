import { LOGGER, NATS } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Events, type NatsConnection } from 'nats';
import { TenantRegistry } from '../registry/tenant-registry';
import { IntegrationService } from './integration.service';

/** NATS is transport, Postgres the record: what NATS lost (claims, consumers) is put there again, at the start and after a lost connection. */
@Injectable()
export class IntegrationKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly integrations: IntegrationService,
    private readonly registry: TenantRegistry,
    @Inject(NATS) private readonly nats: NatsConnection,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    void this.mend();
    void this.watch();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async watch(): Promise<void> {
    for await (const s of this.nats.status()) if (s.type === Events.Reconnect) void this.mend();
  }

  private async mend(): Promise<void> {
    clearTimeout(this.timer);
    try {
      for (const tenant of await this.registry.all()) {
        const mended = await this.integrations.ensureAll(this.registry.contextOf(tenant));
        if (mended) this.logger.warn({ tenant: tenant.slug, mended }, 'integrations had lost their consumers');
      }
    } catch (e) {
      if (this.stopped) return;
      // The streams may not be there yet: the relay makes them.
      this.logger.info({ reason: (e as Error).message }, 'integrations are put into effect again shortly');
      this.timer = setTimeout(() => void this.mend(), 2_000);
    }
  }
}
