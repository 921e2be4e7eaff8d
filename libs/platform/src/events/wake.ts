import type { NatsConnection } from 'nats';

export const RELAY_WAKE = 'relay.wake';

/** Writes of this many milliseconds share one call. */
const GATHER_MS = 2;

/**
 * Tells the relay that a tenant has new outbox rows. Best effort: many writes become one message, and a lost one costs
 * no more than the relay's next poll. Core NATS instead of NOTIFY, which would queue all committers on one lock.
 */
export class RelayWake {
  private readonly waiting = new Set<string>();
  constructor(private readonly nats: NatsConnection) {}

  wake(tenantId: string): void {
    if (this.waiting.size === 0) setTimeout(() => this.flush(), GATHER_MS);
    this.waiting.add(tenantId);
  }

  private flush(): void {
    const payload = [...this.waiting].join(',');
    this.waiting.clear();
    if (!this.nats.isClosed() && !this.nats.isDraining()) this.nats.publish(RELAY_WAKE, Buffer.from(payload));
  }
}
