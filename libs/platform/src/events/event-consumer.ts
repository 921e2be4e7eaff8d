import type { Envelope } from '@anlan/contracts/kit';
import { AckPolicy, DeliverPolicy, headers, nanos, type ConsumerMessages, type JsMsg, type NatsConnection } from 'nats';
import { withTrace } from '../context';
import { DEAD_LETTER_STREAM, isNotFound } from '../nats';
import { inSpan, type Logger } from '../telemetry';

export interface EventConsumerOptions {
  /** name of the durable consumer, `<service>-<purpose>` */
  readonly durable: string;
  /** one subject filter on the stream EVT (nats-server 2.9 takes one) */
  readonly filter: string;
  /** its effect must be safe to repeat: dedupe by `envelope.id` in the inbox, in the effect's own transaction */
  readonly handle: (envelope: Envelope) => Promise<void>;
  /** start with what is in the stream (default), or with what comes from now on */
  readonly from?: 'all' | 'new';
  readonly maxDeliver?: number;
}

const backoffMs = [200, 1_000, 5_000, 15_000, 60_000];

/**
 * A durable pull consumer: one message at a time, so that the order of an aggregate holds. A handler that throws sees
 * the message again after a pause; after `maxDeliver` tries it goes to the dead-letter stream with the reason.
 */
export class EventConsumer {
  private messages: ConsumerMessages | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly nats: NatsConnection,
    private readonly logger: Logger,
    private readonly o: EventConsumerOptions,
  ) {}

  start(): void {
    this.running = this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.messages?.stop();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.ensure();
        const consumer = await this.nats.jetstream().consumers.get('EVT', this.o.durable);
        this.messages = await consumer.consume({ max_messages: 100 });
        for await (const m of this.messages) {
          await this.work(m);
          if (this.stopped) break;
        }
      } catch (e) {
        if (this.stopped || this.nats.isClosed()) return;
        this.logger.warn({ err: e, consumer: this.o.durable }, 'event consumer interrupted');
        await new Promise((r) => setTimeout(r, 500));
      }
    }
  }

  private async ensure(): Promise<void> {
    const jsm = await this.nats.jetstreamManager({ timeout: 5_000 });
    try {
      await jsm.consumers.info('EVT', this.o.durable);
    } catch (e) {
      if (!isNotFound(e)) throw e;
      await jsm.consumers.add('EVT', {
        durable_name: this.o.durable,
        filter_subject: this.o.filter,
        ack_policy: AckPolicy.Explicit,
        deliver_policy: this.o.from === 'new' ? DeliverPolicy.New : DeliverPolicy.All,
        ack_wait: nanos(30_000),
        max_deliver: -1,
        max_ack_pending: 1000,
      });
    }
  }

  private async work(m: JsMsg): Promise<void> {
    let envelope: Envelope | undefined;
    try {
      envelope = m.json<Envelope>();
      const known = envelope;
      await inSpan(`consume ${known.type}`, 'consumer', known.traceparent, () => withTrace(known.traceparent ?? '', () => this.o.handle(known)));
      m.ack();
    } catch (e) {
      const tries = m.info.redeliveryCount;
      if (envelope && tries < (this.o.maxDeliver ?? 8)) {
        this.logger.warn({ err: e, event: envelope.id, type: envelope.type, tries }, 'event handler failed, will retry');
        m.nak(backoffMs[Math.min(tries - 1, backoffMs.length - 1)]);
        return;
      }
      await this.bury(m, e);
    }
  }

  private async bury(m: JsMsg, cause: unknown): Promise<void> {
    const h = headers();
    h.set('Anlan-Error', String((cause as Error).message ?? cause).replace(/[\r\n]+/g, ' ').slice(0, 500));
    h.set('Anlan-Consumer', this.o.durable);
    h.set('Nats-Msg-Id', `${this.o.durable}:${m.seq}`);
    await this.nats.jetstream().publish(`dlq.${this.o.durable}.${m.subject}`, m.data, { headers: h });
    this.logger.error({ err: cause, subject: m.subject, stream: DEAD_LETTER_STREAM }, 'event moved to the dead letters');
    m.term();
  }
}
