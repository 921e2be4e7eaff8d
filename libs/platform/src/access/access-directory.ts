import { addCalendarDays, shanghaiDay, startOfShanghaiDay } from '@anlan/domain';
import type { VerifiedToken } from '../auth';
import type { Actor, Grant } from '../context';

export interface Access {
  readonly actor: Actor;
  readonly grants: readonly Grant[];
}

export interface AccessSource {
  /** The member and its bindings as this service knows them; undefined where the subject is unknown or disabled. */
  find(tenant: { tenantId: string; slug: string }, subject: string): Promise<Access | undefined>;
  /** Asks the owner of the facts again. Called before a refusal, so that a fresh binding works at once. */
  refresh?(tenant: { tenantId: string; slug: string }, subject: string): Promise<void>;
}

interface Entry {
  readonly access: Access | undefined;
  readonly until: number;
}

/**
 * Bindings of signed-in subjects, kept for a few seconds and dropped at once when an event says they changed; and never
 * over midnight in Asia/Shanghai, when bindings begin and end by themselves.
 */
export class AccessDirectory {
  private readonly entries = new Map<string, Entry>();
  private readonly refreshed = new Map<string, number>();

  constructor(
    private readonly source: AccessSource,
    private readonly now: () => number = Date.now,
    private readonly keepMs = 10_000,
    private readonly refreshEveryMs = 1_000,
    private readonly max = 20_000,
  ) {}

  async find(token: VerifiedToken): Promise<Access | undefined> {
    const key = `${token.tenantId}:${token.subject}`;
    const hit = this.entries.get(key);
    if (hit && hit.until > this.now()) return hit.access;
    return this.load(key, token);
  }

  /** Before a refusal: asks the source again, at most once a second per subject. */
  async findFresh(token: VerifiedToken): Promise<Access | undefined> {
    const key = `${token.tenantId}:${token.subject}`;
    if ((this.refreshed.get(key) ?? 0) > this.now() - this.refreshEveryMs) return this.entries.get(key)?.access;
    if (this.refreshed.size >= this.max) this.refreshed.clear();
    this.refreshed.set(key, this.now());
    await this.source.refresh?.(token, token.subject);
    return this.load(key, token);
  }

  forgetTenant(tenantId: string): void {
    for (const key of this.entries.keys()) if (key.startsWith(tenantId)) this.entries.delete(key);
  }

  private async load(key: string, token: VerifiedToken): Promise<Access | undefined> {
    const asked = this.now();
    const access = await this.source.find(token, token.subject);
    if (this.entries.size >= this.max) this.entries.clear();
    this.entries.set(key, { access, until: Math.min(asked + this.keepMs, endOfDay(asked)) });
    return access;
  }
}

const endOfDay = (at: number): number => startOfShanghaiDay(addCalendarDays(shanghaiDay(new Date(at)), 1)).getTime();
