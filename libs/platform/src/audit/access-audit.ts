import type { Operation } from '@anlan/contracts/kit';
import type { TenantContext } from '../context';
import type { TenantTx } from '../db';
import { exportKind } from '../http/accept';
import type { CallRequest } from '../http/call';
import type { AuditOfAccess } from '../http/answer-hook';
import type { RefusalLog } from './refusal-log';

/** For so long one entry stands for the same person at the same thing again, ms. */
const SAME_MS = 3_600_000;
/** Entries that are remembered; beyond that the oldest is written anew, which does no harm. */
const REMEMBERED = 10_000;
const PAGING = new Set(['cursor', 'limit', 'total']);

/** What the HTTP side tells the audit log by itself: refusals, sensitive reads, secrets shown. Features declare; they do not write. */
export class AccessAudit implements AuditOfAccess {
  /** What has been committed lately → when. */
  private readonly lately = new Map<string, number>();

  constructor(
    private readonly tx: TenantTx,
    private readonly refusals: RefusalLog,
    private readonly now: () => number = Date.now,
  ) {}

  refused(req: CallRequest): void {
    const { refused, operation } = req;
    const caller = req.call?.ctx ?? req.caller;
    if (!refused?.refusal || !operation || !caller || caller.actor.kind === 'system' || caller.actor.kind === 'public') return;
    this.refusals.note({
      caller, operation, target: addressOf(operation, req.params), reason: refused.refusal, permission: refused.permission, status: refused.status, code: refused.code,
    });
  }

  /**
   * Resolves when the entry is committed; until then the answer waits, and without it there is none. A file that a page
   * shows again, and the further pages of one reading, are in the entry of the first for an hour.
   */
  async read(req: CallRequest): Promise<void> {
    const { operation, call } = req;
    if (!operation || !call) return;
    const kind = operation.export ? exportKind(req) : undefined;
    const filters = filtersOf(call.query);
    const word = kind ? 'exported' : operation.audited;
    const target = kind ? `${addressOf(operation, req.params)}/*` : addressOf(operation, req.params);
    const detail = { ...(kind && { format: kind }), ...(filters && { filters }) };
    const write = (): Promise<void> => this.write(call.ctx, operation, word ?? 'read', target, detail);
    const repeats = word === 'downloaded' || (word === 'read' && (call.query as { cursor?: unknown } | undefined)?.cursor !== undefined);
    const { tenantId, actor, onBehalfOf } = call.ctx;
    const key = JSON.stringify([tenantId, actor.id, onBehalfOf, operation.id, target, detail]);
    if (repeats && this.now() - (this.lately.get(key) ?? Number.NEGATIVE_INFINITY) < SAME_MS) return;
    await write();
    if (!kind) this.remember(key);
  }

  async secretShown(req: CallRequest, answer: unknown): Promise<void> {
    const { operation, call } = req;
    if (!operation || !call) return;
    const { id } = (answer ?? {}) as { id?: unknown };
    await this.write(call.ctx, operation, 'secret-shown', addressOf(operation, req.params), { operation: operation.id, ...(typeof id === 'string' && { id }) });
  }

  private remember(key: string): void {
    this.lately.delete(key);
    this.lately.set(key, this.now());
    const [oldest] = this.lately.keys();
    if (this.lately.size > REMEMBERED && oldest !== undefined) this.lately.delete(oldest);
  }

  private async write(ctx: TenantContext, operation: Operation, word: string, target: string, detail: Record<string, unknown>): Promise<void> {
    const feature = operation.id.slice(0, operation.id.indexOf('.'));
    await this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => tx.audit({ action: `${feature}.${word}`, target, detail }));
  }
}

/** The address below the service's own, with its ids: `members/0198…/actions/disable`. Ids are what somebody typed. */
export function addressOf(operation: Operation, params: unknown): string {
  const given = (params ?? {}) as Record<string, string>;
  return operation.path.slice(1).replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(given[name] ?? '').slice(0, 100));
}

/** The query as it was understood, without what only turns pages. */
function filtersOf(query: unknown): Record<string, unknown> | undefined {
  const given = Object.entries((query ?? {}) as Record<string, unknown>).filter(([name, value]) => value !== undefined && !PAGING.has(name));
  return given.length ? Object.fromEntries(given) : undefined;
}
