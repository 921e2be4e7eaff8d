import type { Envelope } from '@anlan/contracts/kit';
import { EventConsumer } from '@anlan/platform/events';
import { Jobs } from '@anlan/platform/jobs';
import { isNotFound } from '@anlan/platform/nats';
import { LOGGER, NATS } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { NatsConnection } from 'nats';
import { OverviewStore, type LastEvent } from './overview.store';

const REBUILD = 'overview-rebuild';

/** Keeps the overview current by every tenant's events; made anew at the start and every hour, so that nothing missed lasts. */
@Injectable()
export class OverviewFeed implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly consumer: EventConsumer;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly store: OverviewStore,
    private readonly jobs: Jobs,
    @Inject(NATS) private readonly nats: NatsConnection,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.consumer = new EventConsumer(nats, logger, {
      durable: 'tenancy-overview', filter: 'evt.*.>', gather: { most: 500, withinMs: 1_000 }, handleAll: (events) => this.store.take(events),
    });
  }

  onModuleInit(): void {
    this.jobs.handle(REBUILD, () => this.rebuild());
    this.jobs.every('20 * * * *', REBUILD);
  }

  onApplicationBootstrap(): void {
    this.consumer.start();
    void this.untilBuilt();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.consumer.stop();
  }

  async rebuild(): Promise<void> {
    const manager = await this.nats.jetstreamManager({ timeout: 5_000 });
    await this.store.rebuild(async (slug): Promise<LastEvent | undefined> => {
      try {
        const { tenantsequence, time } = JSON.parse((await manager.streams.getMessage('EVT', { last_by_subj: `evt.${slug}.>` })).string()) as Envelope;
        return { slug, at: time, sequence: tenantsequence };
      } catch (e) {
        if (isNotFound(e) || e instanceof SyntaxError) return undefined;
        throw e;
      }
    });
  }

  private async untilBuilt(): Promise<void> {
    try {
      await this.rebuild();
    } catch (e) {
      if (this.stopped) return;
      // The streams may not be there yet: the relay makes them.
      this.logger.info({ reason: (e as Error).message }, 'the overview of tenants is made again shortly');
      this.timer = setTimeout(() => void this.untilBuilt(), 2_000);
    }
  }
}
