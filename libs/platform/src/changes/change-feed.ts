import { envelope, type Change, type Envelope } from '@anlan/contracts/kit';
import type { Msg, NatsConnection, Subscription } from 'nats';
import type { Logger } from '../telemetry';
import type { ChangeRules, Sight } from './change-rule';
import type { ChangeStream } from './change-stream';

/** Changes are gathered for this long, so that a burst of them is judged at once. */
const GATHER_MS = 300;
/** More waiting than this: whoever listens has to fetch anew. */
const MOST_PENDING = 10_000;

const head = envelope.pick({ type: true, subject: true, sequence: true, time: true });

/** What one tenant's listeners hear: one subscription for all of them, and one question to the database for all that came together. */
export class ChangeFeed {
  readonly streams = new Set<ChangeStream>();
  private readonly subscriptions: Subscription[];
  private pending: Change[] = [];
  private timer: NodeJS.Timeout | undefined;
  private telling: Promise<void> = Promise.resolve();

  constructor(
    nats: NatsConnection,
    subjects: readonly string[],
    private readonly tenantId: string,
    private readonly rules: ChangeRules,
    private readonly logger: Logger,
  ) {
    this.subscriptions = subjects.map((subject) => nats.subscribe(subject, { callback: (error, m) => void (error ?? this.take(m)) }));
  }

  close(): void {
    clearTimeout(this.timer);
    for (const s of this.subscriptions) s.unsubscribe();
  }

  private take(m: Msg): void {
    const change = changeOf(m);
    if (!change || !Object.hasOwn(this.rules, change.aggregate)) return;
    if (this.pending.push(change) > MOST_PENDING) {
      this.pending = [];
      return this.endAll('behind');
    }
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS).unref();
  }

  /** One batch after the other, so that a record's changes keep their order. */
  private flush(): void {
    this.timer = undefined;
    const changes = this.pending;
    this.pending = [];
    this.telling = this.telling.then(() => this.tell(changes));
  }

  private async tell(changes: readonly Change[]): Promise<void> {
    try {
      const judged = new Map<string, { sight: Sight; changes: Change[] }>();
      for (const aggregate of new Set(changes.map((c) => c.aggregate))) {
        const ofIt = changes.filter((c) => c.aggregate === aggregate);
        const sight = await this.rules[aggregate]?.sight(this.tenantId, [...new Set(ofIt.map((c) => c.id))]);
        if (sight) judged.set(aggregate, { sight, changes: ofIt });
      }
      await Promise.all([...this.streams].map((s) => s.tell(judged)));
    } catch (error) {
      // What cannot be judged is not told; whoever listens fetches anew when he is back.
      this.logger.warn({ err: error }, 'changes could not be told');
      this.endAll('unavailable');
    }
  }

  private endAll(reason: 'behind' | 'unavailable'): void {
    for (const s of this.streams) s.end(reason);
  }
}

/** Undefined for what is no event. */
function changeOf(m: Msg): Change | undefined {
  let e: Pick<Envelope, 'type' | 'subject' | 'sequence' | 'time'>;
  try {
    e = head.parse(m.json());
  } catch {
    return undefined;
  }
  const [, , aggregate = '', event = ''] = e.type.split('.');
  return { aggregate, id: e.subject.slice(e.subject.indexOf('/') + 1), event, sequence: Number(e.sequence), at: e.time };
}
