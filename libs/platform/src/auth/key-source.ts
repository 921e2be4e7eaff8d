import { type Clock, within } from './clock';
import { type FetchKeys, parseJwks, type SignatureKey } from './jwks';
import { TokenError } from './token-error';

export interface KeySourceOptions {
  fetchKeys: FetchKeys;
  /** Where this process reaches the issuer (a cluster address instead of the public one). */
  internalUrl: (issuer: string) => string;
  now: Clock;
  timeoutMs: number;
  staleMs: number;
  /** Told of every failed fetch, for the log. */
  onFailure?: (issuer: string, error: unknown) => void;
}

interface Ring {
  keys: Map<string, SignatureKey>;
  loadedAt?: number;
  /** Last fetch made while keys were at hand. */
  refetchedAt?: number;
  /** Last fetch that failed; cleared by one that succeeds. */
  failedAt?: number;
  loading?: Promise<void>;
}

const REFRESH_MS = 10 * 60_000;
const REFETCH_GAP_MS = 10_000;
const COLD_RETRY_MS = 1_000;

/**
 * The public keys of known issuers, in place of keycloak-connect's `Rotation`.
 *
 * One fetch per issuer at a time, whoever asks. With keys at hand there is at most one fetch in 10 s, so unknown kids
 * need no memory of their own and cannot flood the issuer. Ask only for issuers of the registry: each has a ring here.
 */
export class KeySource {
  readonly #rings = new Map<string, Ring>();

  constructor(private readonly options: KeySourceOptions) {}

  /** @throws TokenError `token.key_unknown`, or `token.keys_unavailable` when the issuer could not be asked. */
  async find(issuer: string, kid: string): Promise<SignatureKey> {
    const ring = this.#ring(issuer);
    const seen = ring.loadedAt;
    await this.#freshen(issuer, ring);
    // Keys that arrived while this caller waited are current: asking again would tell nothing new.
    if (!ring.keys.has(kid) && ring.loadedAt === seen) await this.#refetch(issuer, ring);
    const key = ring.keys.get(kid);
    if (key) return key;
    throw new TokenError(ring.failedAt === undefined ? 'token.key_unknown' : 'token.keys_unavailable');
  }

  /** Forgets the issuer's keys; an answer already on its way is dropped too. */
  forget(issuer: string): void {
    this.#rings.delete(issuer);
  }

  #ring(issuer: string): Ring {
    let ring = this.#rings.get(issuer);
    if (!ring) this.#rings.set(issuer, (ring = { keys: new Map() }));
    return ring;
  }

  async #freshen(issuer: string, ring: Ring): Promise<void> {
    const now = this.options.now();
    if (within(now, ring.loadedAt, REFRESH_MS)) return;
    if (ring.loadedAt === undefined || now - ring.loadedAt > this.options.staleMs) {
      ring.keys.clear();
      // The pause keeps a dead endpoint from being asked once per request.
      if (!ring.loading && within(now, ring.failedAt, COLD_RETRY_MS)) throw new TokenError('token.keys_unavailable');
      return this.#load(issuer, ring);
    }
    if (within(now, ring.refetchedAt, REFETCH_GAP_MS) && !ring.loading) return;
    const refresh = this.#load(issuer, ring).catch(() => undefined);
    // After a quiet spell the keys may have been withdrawn long ago: wait once, unless the endpoint is known to fail.
    const quiet = !within(now, ring.loadedAt, 2 * REFRESH_MS) && ring.failedAt === undefined;
    if (quiet) await refresh;
  }

  async #refetch(issuer: string, ring: Ring): Promise<void> {
    if (ring.loading) return ring.loading;
    if (within(this.options.now(), ring.refetchedAt, REFETCH_GAP_MS)) return;
    return this.#load(issuer, ring);
  }

  #load(issuer: string, ring: Ring): Promise<void> {
    if (ring.loading) return ring.loading;
    if (ring.keys.size > 0) ring.refetchedAt = this.options.now();
    ring.loading = this.#fetch(issuer, ring).finally(() => (ring.loading = undefined));
    return ring.loading;
  }

  async #fetch(issuer: string, ring: Ring): Promise<void> {
    const { fetchKeys, internalUrl, now, timeoutMs, onFailure } = this.options;
    try {
      const url = `${internalUrl(issuer).replace(/\/$/, '')}/protocol/openid-connect/certs`;
      ring.keys = parseJwks(await fetchKeys(url, AbortSignal.timeout(timeoutMs)));
      ring.loadedAt = now();
      ring.failedAt = undefined;
    } catch (cause) {
      ring.failedAt = now();
      try {
        onFailure?.(issuer, cause);
      } catch {
        // A log that fails must not turn a key failure into another kind of error.
      }
      throw new TokenError('token.keys_unavailable', { cause });
    }
  }
}
