import { closeNats, connectNats, IntegrationAccounts, loadTrust } from '@anlan/platform/nats';
import { CONFIG, NATS } from '@anlan/platform/service';
import type { FactoryProvider } from '@nestjs/common';
import type { NatsConnection } from 'nats';
import type { TenancyConfig } from '../config';
import type { ServiceConfig } from '@anlan/platform/config';

/** IntegrationAccounts with the connection of the system account it needs; closed with the service. */
export class ConnectedAccounts {
  constructor(
    readonly accounts: IntegrationAccounts,
    private readonly system: NatsConnection,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await closeNats(this.system);
  }
}

export const connectedAccounts: FactoryProvider<ConnectedAccounts> = {
  provide: ConnectedAccounts,
  inject: [CONFIG, NATS],
  useFactory: async (config: ServiceConfig & TenancyConfig, nats: NatsConnection) => {
    const trust = await loadTrust(config.NATS_TRUST_DIR);
    const system = await connectNats({ url: config.NATS_URL, creds: trust.system.creds, name: 'tenancy-system' });
    return new ConnectedAccounts(
      new IntegrationAccounts({ operatorSeed: trust.operator.signingSeed, appAccountSeed: trust.app.seed, systemConnection: system, appConnection: nats }),
      system,
    );
  },
};
