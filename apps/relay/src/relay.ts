import { inSpan, type Logger } from '@anlan/platform/telemetry';
import { headers, type JetStreamClient } from 'nats';
import { envelopeOf } from './envelope';
import type { OutboxRow, OutboxStore } from './outbox-store';

const BATCH = 500;
/** Between two looks at one tenant: under load its events gather into batches instead of costing a round of queries each. */
const PAUSE_MS = 12;

/**
 * Carries outbox rows to JetStream: per tenant in sequence, the next batch only after every message of this one is
 * acknowledged. A message published twice after a crash carries the same Nats-Msg-Id and number, so JetStream drops it
 * (for 10 minutes) and a consumer knows it by its id (for ever).
 */
export class Relay {
  private readonly queue = new Set<string>();
  private readonly busy = new Set<string>();
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly running = new Set<Promise<void>>();
  private readonly unacknowledged = new Set<(e: Error) => void>();

  constructor(
    private readonly store: OutboxStore,
    private readonly js: JetStreamClient,
    private readonly logger: Logger,
    private readonly parallel = 4,
  ) {}

  /** Polls once a second: the wake-up calls only make it faster. */
  start(pollMs = 1_000): void {
    const poll = async (): Promise<void> => {
      try {
        for (const t of await this.store.tenantsWaiting()) this.wake(t);
      } catch (e) {
        this.logger.warn({ err: (e as Error).message }, 'outbox could not be polled');
      }
      if (!this.stopped) this.timer = setTimeout(() => void poll(), pollMs);
    };
    void poll();
  }

  wake(tenantId: string): void {
    this.queue.add(tenantId);
    this.next();
  }

  /** Acknowledgements under way when the broker was lost never come: what waits for them begins again at once. */
  brokerLost(): void {
    for (const fail of this.unacknowledged) fail(new Error('the broker was lost before it acknowledged'));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await Promise.all(this.running);
  }

  private next(): void {
    for (const tenantId of this.queue) {
      if (this.stopped || this.busy.size >= this.parallel) return;
      if (this.busy.has(tenantId)) continue;
      this.queue.delete(tenantId);
      this.busy.add(tenantId);
      const run = this.relayTenant(tenantId)
        .catch((e: unknown) => this.logger.warn({ err: e, tenantId }, 'events wait in the outbox'))
        .finally(() => {
          this.running.delete(run);
          setTimeout(() => {
            this.busy.delete(tenantId);
            this.next();
          }, PAUSE_MS).unref();
        });
      this.running.add(run);
    }
  }

  private async relayTenant(tenantId: string): Promise<void> {
    await this.store.withPartition(tenantId, async (client) => {
      for (let numberedLeft = true; ; numberedLeft = false) {
        const rows = await this.store.take(client, tenantId, BATCH, numberedLeft);
        if (rows.length === 0 || this.stopped) return;
        for (const wave of waves(rows)) await this.publish(wave);
        await this.store.markSent(client, rows);
        this.logger.debug({ tenantId, events: rows.length, last: rows.at(-1)?.tenant_sequence }, 'relayed');
        if (rows.length < BATCH) return;
      }
    });
  }

  private async publish(rows: readonly OutboxRow[]): Promise<void> {
    const acks = rows.map((row) => {
      const h = headers();
      if (row.traceparent) h.set('traceparent', row.traceparent);
      return inSpan(`publish ${row.type}`, 'producer', row.traceparent, () => this.js.publish(row.nats_subject, JSON.stringify(envelopeOf(row)), { msgID: row.id, headers: h, timeout: 10_000 }));
    });
    const settled = await this.unlessLost(Promise.allSettled(acks));
    const failed = settled.find((s): s is PromiseRejectedResult => s.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async unlessLost<T>(acks: Promise<T>): Promise<T> {
    let lost: (e: Error) => void = () => undefined;
    const loss = new Promise<never>((_, reject) => (lost = reject));
    this.unacknowledged.add(lost);
    return Promise.race([acks, loss]).finally(() => this.unacknowledged.delete(lost));
  }
}

/**
 * Cuts a batch where an aggregate would come a second time. Messages of a wave are in flight together, in order; should
 * the server die and lose some of them, those sent later can only be of other aggregates: the order of each one holds.
 */
export function waves(rows: readonly OutboxRow[]): OutboxRow[][] {
  const out: OutboxRow[][] = [];
  let wave: OutboxRow[] = [];
  let seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.subject)) {
      out.push(wave);
      wave = [];
      seen = new Set();
    }
    wave.push(row);
    seen.add(row.subject);
  }
  if (wave.length) out.push(wave);
  return out;
}
