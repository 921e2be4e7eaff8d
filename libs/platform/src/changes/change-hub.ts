import type { Readable } from 'node:stream';
import { commonErrors, type ServiceName } from '@anlan/contracts/kit';
import { Events, type NatsConnection } from 'nats';
import type { TenantContext } from '../context';
import { notPermitted, ProblemError, type Callers } from '../http';
import type { Logger } from '../telemetry';
import { ChangeFeed } from './change-feed';
import type { ChangeRules } from './change-rule';
import { ChangeStream } from './change-stream';

/** Rights are looked at again with every beat, too, where nothing happens that would be told. */
const BEAT_MS = 15_000;

export interface ChangeLimits {
  /** streams of one subject, of one tenant and in all, in this process */
  readonly subject: number;
  readonly tenant: number;
  readonly process: number;
}
const LIMITS: ChangeLimits = { subject: 10, tenant: 500, process: 2_000 };

export interface ChangeHubOptions {
  readonly service: ServiceName;
  readonly nats: NatsConnection;
  readonly rules: ChangeRules;
  readonly logger: Logger;
  readonly callers: Pick<Callers, 'now'>;
  readonly limits?: ChangeLimits;
  readonly beatMs?: number;
}

/** Everybody who listens for changes in this process, by tenant. */
export class ChangeHub {
  private readonly feeds = new Map<string, ChangeFeed>();
  private readonly subjects = new Map<string, number>();
  private readonly limits: ChangeLimits;
  private beating: NodeJS.Timeout | undefined;
  private closing = false;
  private count = 0;

  constructor(private readonly o: ChangeHubOptions) {
    this.limits = o.limits ?? LIMITS;
  }

  start(): void {
    this.beating = setInterval(() => this.beat(), this.o.beatMs ?? BEAT_MS);
    this.beating.unref();
    void this.watchConnection();
  }

  /** Ends every stream: they would outlive the process's grace. */
  stop(): void {
    this.closing = true;
    clearInterval(this.beating);
    for (const s of this.streams()) s.end('shutdown');
  }

  /** A line for the holder of the token. @throws ProblemError `request.too_many` where too many listen already */
  async open(authorization: string): Promise<Readable> {
    const renew = () => this.o.callers.now(authorization);
    const caller = await renew();
    if (!caller) throw notPermitted();
    const { ctx } = caller;
    const key = `${ctx.tenantId}:${ctx.actor.id}`;
    const ofSubject = this.subjects.get(key) ?? 0;
    const feed = this.feeds.get(ctx.tenantId) ?? this.newFeed(ctx);
    const full = ofSubject >= this.limits.subject || feed.streams.size >= this.limits.tenant || this.count >= this.limits.process;
    if (full || this.closing) {
      this.closeIfUnheard(ctx.tenantId);
      throw new ProblemError(commonErrors.too_many, { seconds: 30 });
    }
    const stream = new ChangeStream(caller, renew, (s) => this.left(ctx.tenantId, key, s));
    feed.streams.add(stream);
    this.subjects.set(key, ofSubject + 1);
    this.count += 1;
    return stream.readable;
  }

  private left(tenantId: string, key: string, stream: ChangeStream): void {
    // A stream that is ended closes as well.
    if (!this.feeds.get(tenantId)?.streams.delete(stream)) return;
    this.count -= 1;
    const rest = (this.subjects.get(key) ?? 1) - 1;
    if (rest > 0) this.subjects.set(key, rest);
    else this.subjects.delete(key);
    this.closeIfUnheard(tenantId);
  }

  private newFeed(ctx: TenantContext): ChangeFeed {
    const { service, nats, rules, logger } = this.o;
    const below = ctx.tenantKind === 'district' ? [] : Object.keys(rules).filter((aggregate) => rules[aggregate]?.below);
    const subjects = [`evt.${ctx.slug}.${service}.>`, ...below.map((aggregate) => `evt.*.${service}.${aggregate}.>`)];
    const feed = new ChangeFeed(nats, subjects, ctx.tenantId, rules, logger);
    this.feeds.set(ctx.tenantId, feed);
    return feed;
  }

  private closeIfUnheard(tenantId: string): void {
    const feed = this.feeds.get(tenantId);
    if (!feed || feed.streams.size > 0) return;
    feed.close();
    this.feeds.delete(tenantId);
  }

  private beat(): void {
    for (const s of this.streams()) {
      s.beat();
      void s.caller();
    }
  }

  /** What was published while the line to NATS was down is not heard any more. */
  private async watchConnection(): Promise<void> {
    for await (const status of this.o.nats.status()) if (status.type === Events.Reconnect) for (const s of this.streams()) s.refetch();
  }

  private streams(): ChangeStream[] {
    return [...this.feeds.values()].flatMap((f) => [...f.streams]);
  }
}
