import { AckPolicy, DeliverPolicy, nanos, type ConsumerMessages, type JsMsg, type NatsConnection } from 'nats';
import { isNotFound } from '../nats';
import type { Logger } from '../telemetry';

export interface Gather {
  /** messages that are worked together at most */
  readonly most: number;
  /** how long the first of them waits for more, at least a second */
  readonly withinMs: number;
}

export interface DurableOptions {
  readonly stream: 'EVT' | 'DLQ';
  /** name of the durable consumer, `<service>-<purpose>`; one token of a subject */
  readonly durable: string;
  /** one subject filter (nats-server 2.9 takes one) */
  readonly filter: string;
  /** start with what is in the stream (default), or with what comes from now on */
  readonly from?: 'all' | 'new' | undefined;
  /** several messages at a time, for work that costs the same for one as for many; default one by one */
  readonly gather?: Gather | undefined;
  /** has acknowledged, put back or ended each message when it is done */
  readonly work: (messages: readonly JsMsg[]) => Promise<void>;
}

/** A durable pull consumer that is made where it is missing and goes on by itself after any interruption. */
export class Durable {
  private messages: ConsumerMessages | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly nats: NatsConnection,
    private readonly logger: Logger,
    private readonly o: DurableOptions,
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
        await (this.o.gather ? this.together(this.o.gather) : this.oneByOne());
      } catch (e) {
        if (this.stopped || this.nats.isClosed()) return;
        this.logger.warn({ err: e, consumer: this.o.durable }, 'event consumer interrupted');
        await new Promise((r) => setTimeout(r, 500));
      }
    }
  }

  private async oneByOne(): Promise<void> {
    const consumer = await this.nats.jetstream().consumers.get(this.o.stream, this.o.durable);
    this.messages = await consumer.consume({ max_messages: 100 });
    for await (const m of this.messages) {
      await this.o.work([m]);
      if (this.stopped) return;
    }
  }

  private async together({ most, withinMs }: Gather): Promise<void> {
    const consumer = await this.nats.jetstream().consumers.get(this.o.stream, this.o.durable);
    while (!this.stopped) {
      const batch: JsMsg[] = [];
      this.messages = await consumer.fetch({ max_messages: most, expires: withinMs });
      for await (const m of this.messages) batch.push(m);
      if (batch.length) await this.o.work(batch);
    }
  }

  private async ensure(): Promise<void> {
    const jsm = await this.nats.jetstreamManager({ timeout: 5_000 });
    try {
      await jsm.consumers.info(this.o.stream, this.o.durable);
    } catch (e) {
      if (!isNotFound(e)) throw e;
      await jsm.consumers.add(this.o.stream, {
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
}
