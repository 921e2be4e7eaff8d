import { type Clock, within } from './clock';
import type { IssuerEntry, IssuerRegistry } from './issuer-registry';

export interface IssuerRecord extends IssuerEntry {
  /** The exact `iss` of the tenant's tokens. */
  issuer: string;
}

export interface IssuerDirectoryOptions {
  /** Asks the control plane for an issuer that is not known here. `undefined` means no such tenant. */
  load: (issuer: string) => Promise<IssuerEntry | undefined>;
  now?: Clock;
  /** How long "no such issuer" is remembered. */
  negativeMs?: number;
  /** Calls of the loader per second, over all issuers together. */
  loadsPerSecond?: number;
  /** Age at which a loaded entry is asked for again, so that a lost event cannot keep a suspended tenant alive. */
  reloadMs?: number;
  /** A loader slower than this counts as failed. */
  loadTimeoutMs?: number;
}

interface Known {
  record: IssuerRecord;
  /** Absent for entries that were put. */
  loadedAt?: number;
  failedAt?: number;
}

interface Call {
  answer: Promise<IssuerEntry | undefined>;
}

const LONGEST_ISSUER = 512;
const MOST_NEGATIVES = 200;

/**
 * The issuers this process knows, in memory; misses go to a loader, one call per issuer at a time.
 *
 * Anyone can send tokens with invented issuers, so misses are rationed over all issuers together: beyond the ration an
 * unknown issuer is "no such tenant" without asking. New tenants should therefore arrive by `put` (from events), with
 * the loader as the safety net. Entries that were put stay until `put` or `remove` changes them; loaded ones are asked for
 * again in the background, and kept while the loader fails.
 */
export class IssuerDirectory implements IssuerRegistry {
  readonly #known = new Map<string, Known>();
  readonly #absentSince = new Map<string, number>();
  readonly #loading = new Map<string, Call>();
  readonly #load: IssuerDirectoryOptions['load'];
  readonly #now: Clock;
  readonly #negativeMs: number;
  readonly #perSecond: number;
  readonly #reloadMs: number;
  readonly #timeoutMs: number;
  #tokens: number;
  #filledAt: number;

  constructor(options: IssuerDirectoryOptions) {
    this.#load = options.load;
    this.#now = options.now ?? Date.now;
    this.#negativeMs = options.negativeMs ?? 2_000;
    this.#perSecond = options.loadsPerSecond ?? 5;
    this.#reloadMs = options.reloadMs ?? 10_000;
    this.#timeoutMs = options.loadTimeoutMs ?? 3_000;
    this.#tokens = this.#perSecond;
    this.#filledAt = this.#now();
  }

  /** Rejects only when the loader fails, or is too slow, for an issuer that is not known. */
  async lookup(issuer: string): Promise<IssuerEntry | undefined> {
    const known = this.#known.get(issuer);
    if (known) return this.#current(issuer, known);
    if (typeof issuer !== 'string' || issuer.length === 0 || issuer.length > LONGEST_ISSUER) return undefined;
    if (within(this.#now(), this.#absentSince.get(issuer), this.#negativeMs)) return undefined;
    const running = this.#loading.get(issuer);
    if (running) return running.answer;
    return this.#spend() ? this.#start(issuer) : undefined;
  }

  /** Adds or replaces an issuer; takes effect with the next request. */
  put(record: IssuerRecord): void {
    this.#loading.delete(record.issuer);
    this.#absentSince.delete(record.issuer);
    this.#known.set(record.issuer, { record: Object.freeze({ ...record }) });
  }

  /** Takes in issuers as if they had been loaded: at start, so that a flood of invented ones cannot keep the true ones waiting. */
  preload(records: readonly IssuerRecord[]): void {
    const loadedAt = this.#now();
    for (const record of records) {
      if (!this.#known.has(record.issuer)) this.#known.set(record.issuer, { record: Object.freeze({ ...record }), loadedAt });
    }
  }

  /** Forgets an issuer; the loader is asked when it is next seen. */
  remove(issuer: string): void {
    this.#loading.delete(issuer);
    this.#absentSince.delete(issuer);
    this.#known.delete(issuer);
  }

  all(): IssuerRecord[] {
    return [...this.#known.values()].map(({ record }) => ({ ...record }));
  }

  /** How many "no such issuer" answers are held; never above a few hundred. */
  get negatives(): number {
    return this.#absentSince.size;
  }

  async #current(issuer: string, known: Known): Promise<IssuerEntry | undefined> {
    const { record, loadedAt, failedAt } = known;
    if (loadedAt === undefined) return record;
    const now = this.#now();
    if (within(now, loadedAt, this.#reloadMs) || within(now, failedAt, this.#reloadMs)) return record;
    // Not rationed: there are only as many of these as there are tenants.
    const reload = (this.#loading.get(issuer)?.answer ?? this.#start(issuer)).catch(() => record);
    // After a quiet spell the state may be long out of date: wait for it, unless the loader is known to fail.
    const quiet = failedAt === undefined && !within(now, loadedAt, 2 * this.#reloadMs);
    return quiet ? reload : record;
  }

  #start(issuer: string): Promise<IssuerEntry | undefined> {
    const call = {} as Call;
    this.#loading.set(issuer, call);
    return (call.answer = this.#ask(issuer, call));
  }

  async #ask(issuer: string, call: Call): Promise<IssuerEntry | undefined> {
    try {
      const entry = await this.#inTime(Promise.resolve(issuer).then(this.#load));
      // A put or remove that came in between is newer than this answer and must win.
      if (this.#loading.get(issuer) !== call) return this.#known.get(issuer)?.record;
      if (entry) this.#known.set(issuer, { record: Object.freeze({ ...entry, issuer }), loadedAt: this.#now() });
      else this.#remember(issuer);
      return this.#known.get(issuer)?.record;
    } catch (error) {
      const known = this.#known.get(issuer);
      if (known) known.failedAt = this.#now();
      throw error;
    } finally {
      if (this.#loading.get(issuer) === call) this.#loading.delete(issuer);
    }
  }

  async #inTime<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the issuer loader did not answer in time')), this.#timeoutMs);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #remember(issuer: string): void {
    const now = this.#now();
    this.#known.delete(issuer);
    for (const [oldest, at] of this.#absentSince) {
      if (within(now, at, this.#negativeMs) && this.#absentSince.size < MOST_NEGATIVES) break;
      this.#absentSince.delete(oldest);
    }
    this.#absentSince.set(issuer, now);
  }

  #spend(): boolean {
    const now = this.#now();
    const gained = (Math.max(0, now - this.#filledAt) / 1_000) * this.#perSecond;
    this.#tokens = Math.min(this.#perSecond, this.#tokens + gained);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
