import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import type { GatewayConfig } from './config';
import { HealthService } from './health/health.service';
import { CONFIG } from './tokens';

/** Asked to stop: not ready any more, then what is under way may finish, but not for ever. */
@Injectable()
export class Shutdown implements BeforeApplicationShutdown, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: GatewayConfig,
    private readonly host: HttpAdapterHost,
    private readonly health: HealthService,
  ) {}

  beforeApplicationShutdown(): void {
    this.health.stopping = true;
    const server = this.host.httpAdapter.getHttpServer() as Server;
    this.timer = setTimeout(() => server.closeAllConnections(), this.config.SHUTDOWN_GRACE_MS).unref();
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
  }
}
