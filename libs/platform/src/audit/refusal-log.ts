import type { Permission } from '@anlan/contracts/access';
import type { Operation, RefusalReason } from '@anlan/contracts/kit';
import type { TenantContext } from '../context';
import type { AuditEntry, TenantTx } from '../db';

export interface Refused {
  readonly caller: TenantContext;
  readonly operation: Operation;
  /** the address asked for, below the service's own */
  readonly target: string;
  readonly reason: RefusalReason;
  readonly permission: Permission | undefined;
  readonly status: number;
  /** of the error catalogue */
  readonly code: string;
}

/** The refusals of one caller, operation and reason that came after the one written at once. */
interface Window {
  readonly key: string;
  readonly until: number;
  last: Refused;
  count: number;
  from: Date;
  readonly targets: Set<string>;
}

const MOST_TARGETS = 20;
/** The action of a refusal. */
export const REFUSED = 'access.refused';

/**
 * Writes what callers were refused into their tenant's audit log, after the answer and in a transaction of its own. Who
 * is refused ten thousand times a minute cannot fill the disk: the first refusal is an entry at once, all more of the
 * same caller, operation and reason within a minute are counted in one entry at its end.
 */
export class RefusalLog {
  private readonly windows = new Map<string, Window>();
  private writing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly tx: TenantTx,
    private readonly onError: (e: unknown) => void,
    private readonly windowMs = 60_000,
    private readonly now: () => number = Date.now,
  ) {}

  start(everyMs = 1_000): void {
    this.timer = setInterval(() => void this.flush(this.now()), everyMs);
    this.timer.unref();
  }

  /** Takes notice; never waits and never throws. */
  note(refused: Refused): void {
    const { caller, operation, reason } = refused;
    const key = [caller.tenantId, caller.actor.id, operation.service, operation.id, reason].join(' ');
    const open = this.windows.get(key);
    if (open) return this.count(open, refused, 1);
    const window = { key, until: this.now() + this.windowMs, last: refused, count: 0, from: new Date(this.now()), targets: new Set<string>() };
    this.windows.set(key, window);
    this.write(refused.caller, entryOf(refused), () => this.count(window, refused, 1));
  }

  /** Writes what was counted in the windows that ended before `until`; resolves when all is written or kept for later. */
  flush(until: number): Promise<void> {
    for (const window of this.windows.values()) {
      if (window.until > until) continue;
      this.windows.delete(window.key);
      if (window.count > 0) this.write(window.last.caller, summaryOf(window), () => this.keep(window));
    }
    return this.writing;
  }

  /** An orderly end loses nothing. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
    await this.flush(Number.POSITIVE_INFINITY);
  }

  private count(window: Window, refused: Refused, count: number): void {
    if (window.count === 0) window.from = new Date(this.now());
    window.count += count;
    window.last = refused;
    if (window.targets.size < MOST_TARGETS) window.targets.add(refused.target);
  }

  /** Not written: counted on with the next minute's. */
  private keep(window: Window): void {
    const open = this.windows.get(window.key);
    if (!open) return void this.windows.set(window.key, { ...window, until: this.now() + this.windowMs });
    this.count(open, window.last, window.count);
    open.from = window.from;
  }

  /** One at a time: refusals must not take the connections that answers need. */
  private write(caller: TenantContext, entry: AuditEntry, failed: () => void): void {
    this.writing = this.writing.then(async () => {
      try {
        await this.tx.write({ ...caller, idempotency: undefined }, async (tx) => tx.audit(entry));
      } catch (e) {
        failed();
        this.onError(e);
      }
    });
  }
}

function entryOf({ operation, target, reason, permission, status, code }: Refused, more: Record<string, unknown> = {}): AuditEntry {
  return { action: REFUSED, target, detail: { operation: operation.id, permission: permission ?? operation.permission, status, reason, code, ...more } };
}

function summaryOf({ last, count, from, targets }: Window): AuditEntry {
  return entryOf(last, { count, since: from.toISOString(), targets: [...targets] });
}
