import { EventConsumer } from '@anlan/platform/events';
import { LOGGER, NATS } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { NatsConnection } from 'nats';
import { DutyFactStore } from './duty-fact.store';

/** Takes what every service's events tell of who did what; from what the stream still holds on. */
@Injectable()
export class DutyFactFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly consumer: EventConsumer;

  constructor(store: DutyFactStore, @Inject(NATS) nats: NatsConnection, @Inject(LOGGER) logger: Logger) {
    this.consumer = new EventConsumer(nats, logger, { durable: 'responsibility-duty-facts', filter: 'evt.*.>', gather: { most: 500, withinMs: 1_000 }, handleAll: (events) => store.take(events) });
  }

  onApplicationBootstrap(): void {
    this.consumer.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.consumer.stop();
  }
}
