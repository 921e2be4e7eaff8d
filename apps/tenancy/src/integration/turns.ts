import { commonErrors } from '@anlan/contracts/kit';
import { ProblemError } from '@anlan/platform/http';

/**
 * Lets the callers of one tenant through one after another, at least `everyMs` apart; tenants do not wait for each other.
 * For work that keeps every part of the platform busy (a new account of NATS: database, relay, broker): a burst of it
 * would be felt by everybody else's requests.
 */
export class Turns {
  /** tenant → when its next caller may go */
  private readonly next = new Map<string, number>();

  constructor(
    private readonly everyMs: number,
    private readonly longestWaitMs: number,
    private readonly now: () => number = Date.now,
    private readonly wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  ) {}

  /** Resolves when it is the caller's turn. Throws `request.too_many` (429) where that would be too long from now. */
  async take(tenantId: string): Promise<void> {
    const now = this.now();
    const at = Math.max(now, this.next.get(tenantId) ?? 0);
    if (at - now > this.longestWaitMs) throw new ProblemError(commonErrors.too_many, { seconds: Math.ceil((at - now) / 1000) });
    this.next.set(tenantId, at + this.everyMs);
    if (at > now) await this.wait(at - now);
  }
}
