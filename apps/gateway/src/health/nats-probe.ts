import { closeNats, connectNats } from '@anlan/platform/nats';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { NatsConnection } from 'nats';
import type { GatewayConfig } from '../config';
import { CONFIG } from '../tokens';

/** One connection, for asking only. Made at the first question, so that the gateway starts while NATS is still away. */
@Injectable()
export class NatsProbe implements OnApplicationShutdown {
  private connection: NatsConnection | undefined;
  private connecting: Promise<NatsConnection> | undefined;
  private closed = false;

  constructor(@Inject(CONFIG) private readonly config: GatewayConfig) {}

  /** Resolves after one round trip to the server. */
  async check(): Promise<void> {
    if (!this.connection || this.connection.isClosed()) this.connection = await this.connect();
    await this.connection.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    await this.connecting?.catch(() => undefined);
    if (this.connection) await closeNats(this.connection, 1_000);
  }

  private connect(): Promise<NatsConnection> {
    if (this.closed) return Promise.reject(new Error('stopping'));
    const { NATS_URL: url, NATS_CREDS: credsFile } = this.config;
    this.connecting ??= connectNats({ url, credsFile, name: 'gateway', waitOnFirstConnect: false }).finally(() => (this.connecting = undefined));
    return this.connecting;
  }
}
