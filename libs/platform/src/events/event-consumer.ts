import type { Envelope } from '@anlan/contracts/kit';
import type { JsMsg, Msg, NatsConnection, Subscription } from 'nats';
import { withTrace } from '../context';
import { isUnreachable } from '../db';
import { DEAD_LETTER_STREAM } from '../nats';
import { inSpan, type Logger } from '../telemetry';
import { deadHeaders, deadSubject, faultText, redeliverySubject, type Redelivered } from './dead-letter';
import { Durable, type Gather } from './durable';

interface Purpose {
  /** name of the durable consumer, `<service>-<purpose>` */
  readonly durable: string;
  /** one subject filter on the stream EVT (nats-server 2.9 takes one) */
  readonly filter: string;
  /** start with what is in the stream (default), or with what comes from now on */
  readonly from?: 'all' | 'new';
  readonly maxDeliver?: number;
}

/** Its effect must be safe to repeat: dedupe by `envelope.id` in the inbox, in the effect's own transaction. */
interface OneByOne {
  readonly handle: (envelope: Envelope) => Promise<void>;
}

/** All or none of them: where it throws, each comes alone. Safe to repeat, too. */
interface Together {
  readonly handleAll: (envelopes: readonly Envelope[]) => Promise<void>;
  readonly gather: Gather;
}

export type EventConsumerOptions = Purpose & (OneByOne | Together);

const backoffMs = [200, 1_000, 5_000, 15_000, 60_000];
const AWAY_MS = 1_000;

/**
 * Works a stream's events off in order. A handler that throws sees the message again after a pause; after `maxDeliver`
 * tries it goes to the dead-letter stream with the reason, from where it may be handed to this consumer again. What the
 * handler needs and cannot reach (a database that is away) is no fault of the event: it waits.
 */
export class EventConsumer {
  private readonly durable: Durable;
  private readonly handle: (envelopes: readonly Envelope[]) => Promise<void>;
  /** the first failure of messages that are to come again, by their place in the stream */
  private readonly failures = new Map<number, { error: string; at: Date }>();
  private turn: Promise<unknown> = Promise.resolve();
  private redeliveries: Subscription | undefined;
  private stopped = false;

  constructor(
    private readonly nats: NatsConnection,
    private readonly logger: Logger,
    private readonly o: EventConsumerOptions,
  ) {
    this.handle = 'handleAll' in o ? o.handleAll : async ([one]) => one && o.handle(one);
    const gather = 'handleAll' in o ? o.gather : undefined;
    this.durable = new Durable(nats, logger, { stream: 'EVT', durable: o.durable, filter: o.filter, from: o.from, gather, work: (messages) => this.work(messages) });
  }

  start(): void {
    this.durable.start();
    this.redeliveries = this.nats.subscribe(redeliverySubject(this.o.durable), { queue: this.o.durable, callback: (_e, m) => void this.again(m) });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.redeliveries?.unsubscribe();
    await this.durable.stop();
    await this.turn;
  }

  private async work(messages: readonly JsMsg[]): Promise<void> {
    const events = messages.map((m) => ({ m, envelope: envelopeOf(m) }));
    const good = events.filter((e): e is { m: JsMsg; envelope: Envelope } => e.envelope !== undefined);
    for (const { m, envelope } of events) if (!envelope) await this.bury(m, new Error('not an event in JSON'));
    if (good.length > 1 && (await this.together(good))) return;
    for (const { m, envelope } of good) await this.alone(m, envelope);
  }

  private async together(events: readonly { m: JsMsg; envelope: Envelope }[]): Promise<boolean> {
    try {
      await this.patiently(events.map((e) => e.m), events.map((e) => e.envelope));
    } catch (e) {
      this.logger.warn({ err: e, consumer: this.o.durable, events: events.length }, 'events failed together; each is tried alone');
      return false;
    }
    for (const { m } of events) this.done(m);
    return true;
  }

  private async alone(m: JsMsg, envelope: Envelope): Promise<void> {
    try {
      await this.patiently([m], [envelope]);
      this.done(m);
    } catch (e) {
      const tries = m.info.redeliveryCount;
      if (tries >= (this.o.maxDeliver ?? 8) && !this.stopped) return this.bury(m, e);
      if (!this.failures.has(m.seq)) this.failures.set(m.seq, { error: faultText(e), at: new Date() });
      this.logger.warn({ err: e, event: envelope.id, type: envelope.type, tries }, 'event handler failed, will retry');
      m.nak(backoffMs[Math.min(tries - 1, backoffMs.length - 1)]);
    }
  }

  /** Tries on while what the handler needs is away, and tells the stream meanwhile that the messages are in work. */
  private async patiently(messages: readonly JsMsg[], envelopes: readonly Envelope[]): Promise<void> {
    for (;;) {
      try {
        return await this.exclusively(() => this.traced(envelopes));
      } catch (e) {
        if (!isUnreachable(e) || this.stopped) throw e;
        this.logger.warn({ err: (e as Error).message, consumer: this.o.durable }, 'events wait for what their handler needs');
        for (const m of messages) m.working();
        await new Promise((r) => setTimeout(r, AWAY_MS));
      }
    }
  }

  private async traced(envelopes: readonly Envelope[]): Promise<void> {
    const [first] = envelopes;
    if (!first || envelopes.length > 1) return this.handle(envelopes);
    await inSpan(`consume ${first.type}`, 'consumer', first.traceparent, () => withTrace(first.traceparent ?? '', () => this.handle(envelopes)));
  }

  /** What comes again does not run beside what comes now. */
  private exclusively<T>(fn: () => Promise<T>): Promise<T> {
    const run = this.turn.then(fn);
    this.turn = run.catch(() => undefined);
    return run;
  }

  private done(m: JsMsg): void {
    this.failures.delete(m.seq);
    m.ack();
  }

  private async bury(m: JsMsg, cause: unknown): Promise<void> {
    const last = { lastError: faultText(cause), lastAt: new Date() };
    const first = this.failures.get(m.seq) ?? { error: last.lastError, at: last.lastAt };
    const letter = { consumer: this.o.durable, subject: m.subject, sequence: m.seq, deliveries: m.info.redeliveryCount, firstError: first.error, firstAt: first.at, ...last };
    await this.nats.jetstream().publish(deadSubject(letter), m.data, { headers: deadHeaders(letter) });
    this.failures.delete(m.seq);
    this.logger.error({ err: cause, subject: m.subject, stream: DEAD_LETTER_STREAM }, 'event moved to the dead letters');
    m.term();
  }

  private async again(m: Msg): Promise<void> {
    const answer = (r: Redelivered): void => void m.respond(JSON.stringify(r));
    const envelope = envelopeOf(m);
    if (!envelope) return answer({ result: 'failed', error: 'not an event in JSON' });
    try {
      await this.exclusively(() => this.traced([envelope]));
      answer({ result: 'applied' });
    } catch (e) {
      this.logger.warn({ err: e, event: envelope.id, type: envelope.type, consumer: this.o.durable }, 'a dead letter failed again');
      answer({ result: 'failed', error: faultText(e) });
    }
  }
}

function envelopeOf(m: { json<T>(): T }): Envelope | undefined {
  try {
    const value = m.json<Envelope | null>();
    return typeof value?.id === 'string' && typeof value.type === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
