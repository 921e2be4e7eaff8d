import type { Envelope } from '@anlan/contracts/kit';
import { systemContext } from '@anlan/platform/context';
import { newId, TenantTx } from '@anlan/platform/db';
import { Durable, readDeadLetter, type DeadLetter } from '@anlan/platform/events';
import { DEAD_LETTER_DAYS } from '@anlan/platform/nats';
import { LOGGER, NATS } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { JsMsg, NatsConnection } from 'nats';
import { previewOf } from './dead-letter.preview';

const controlPlane = systemContext({ tenantId: '00000000-0000-0000-0000-000000000000', slug: '', tenantKind: 'platform' }, 'tenancy');
const AGAIN_MS = 2_000;

/** Lists what comes into the stream DLQ. The events themselves, with all that is in them, stay there. */
@Injectable()
export class DeadLetterCollector implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly durable: Durable;

  constructor(
    private readonly tx: TenantTx,
    @Inject(NATS) nats: NatsConnection,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.durable = new Durable(nats, logger, { stream: 'DLQ', durable: 'tenancy-dead-letters', filter: 'dlq.>', work: async ([m]) => m && this.take(m) });
  }

  onApplicationBootstrap(): void {
    this.durable.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.durable.stop();
  }

  private async take(m: JsMsg): Promise<void> {
    const letter = readDeadLetter(m);
    if (!letter) {
      this.logger.error({ subject: m.subject, sequence: m.seq }, 'a message among the dead letters does not say whose it is');
      return m.term();
    }
    try {
      await this.list(letter, m.seq);
      m.ack();
    } catch (e) {
      this.logger.warn({ err: e, subject: m.subject }, 'a dead letter waits to be listed');
      m.nak(AGAIN_MS);
    }
  }

  /** Once, however often it comes. */
  private async list(d: DeadLetter, streamSequence: number): Promise<void> {
    const event = eventOf(d.data);
    const slug = /^evt\.([^.]+)\./.exec(d.subject)?.[1] ?? null;
    await this.tx.write(controlPlane, async (tx) =>
      tx.queue({
        sql: `insert into tenancy.dead_letter (id, tenant_slug, consumer, subject, type, event_id, event_sequence, deliveries, first_error, first_at, last_error, last_at, preview, stream_sequence, held_until, state)
              values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,'open') on conflict (consumer, event_sequence, subject, first_at) do nothing`,
        params: [
          newId(), slug, d.consumer, d.subject, event?.type.slice(0, 200) ?? null, event?.id.slice(0, 100) ?? null, d.sequence, d.deliveries, d.firstError, d.firstAt, d.lastError, d.lastAt,
          event ? JSON.stringify(previewOf(event.data)) : null, streamSequence, new Date(d.lastAt.getTime() + DEAD_LETTER_DAYS * 86_400_000),
        ],
      }));
  }
}

function eventOf(data: Uint8Array): Envelope | undefined {
  try {
    const value = JSON.parse(Buffer.from(data).toString('utf8')) as Envelope | null;
    return typeof value?.type === 'string' && typeof value.id === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
