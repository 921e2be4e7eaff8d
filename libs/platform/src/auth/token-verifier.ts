import { hash } from 'node:crypto';
import type { Clock } from './clock';
import type { IssuerEntry, IssuerRegistry } from './issuer-registry';
import { type FetchKeys, keyFetcher } from './jwks';
import { KeySource } from './key-source';
import { checkSignature, decodeToken } from './keycloak-parts';
import { checkClaims, checkHeader, checkShape, toVerifiedToken, type VerifiedToken } from './token-claims';
import { TokenError } from './token-error';
import { VerifiedCache } from './verified-cache';

export interface TokenVerifierOptions {
  registry: IssuerRegistry;
  /** Must be among the token's `aud`, for example `anlan-api`. */
  audience: string;
  fetchKeys?: FetchKeys;
  now?: Clock;
  /** Where this process reaches an issuer; the issuer itself when absent. */
  internalUrl?: (issuer: string) => string;
  keyTimeoutMs?: number;
  maxTokenBytes?: number;
  /** Granted to `nbf` and `iat`. */
  clockSkewSeconds?: number;
  /** How long a verified token is taken without a new check; 60 at most. */
  positiveCacheSeconds?: number;
  positiveCacheEntries?: number;
  /** How long keys are used after the last answer of their endpoint. */
  staleKeysHours?: number;
  /** Told of every failed key fetch, for the log. */
  onKeyFailure?: (issuer: string, error: unknown) => void;
}

const LONGEST_CACHING_SECONDS = 60;

/** Decides whether a bearer token is good, and whose it is: the tenant follows from the issuer, through the registry. */
export class TokenVerifier {
  readonly #registry: IssuerRegistry;
  readonly #audience: string;
  readonly #now: Clock;
  readonly #maxBytes: number;
  readonly #skewMs: number;
  readonly #cacheMs: number;
  readonly #cache: VerifiedCache;
  readonly #keys: KeySource;
  #epoch = 0;

  constructor(options: TokenVerifierOptions) {
    this.#registry = options.registry;
    this.#audience = options.audience;
    this.#now = options.now ?? Date.now;
    this.#maxBytes = options.maxTokenBytes ?? 16_384;
    this.#skewMs = (options.clockSkewSeconds ?? 10) * 1000;
    this.#cacheMs = Math.min(options.positiveCacheSeconds ?? LONGEST_CACHING_SECONDS, LONGEST_CACHING_SECONDS) * 1000;
    this.#cache = new VerifiedCache(options.positiveCacheEntries ?? 10_000);
    this.#keys = new KeySource({
      fetchKeys: options.fetchKeys ?? keyFetcher(),
      internalUrl: options.internalUrl ?? ((issuer) => issuer),
      now: this.#now,
      timeoutMs: options.keyTimeoutMs ?? 3_000,
      staleMs: (options.staleKeysHours ?? 24) * 3_600_000,
      onFailure: options.onKeyFailure,
    });
  }

  /** Takes the bare token, without `Bearer `. @throws TokenError and nothing else */
  async verify(rawToken: string): Promise<VerifiedToken> {
    if (rawToken === undefined || rawToken === null || rawToken === '') throw new TokenError('token.missing');
    if (typeof rawToken !== 'string') throw new TokenError('token.malformed');
    // A good token is ASCII, so its length is its size; anything else fails on its shape.
    if (rawToken.length > this.#maxBytes) throw new TokenError('token.too_large');
    const digest = hash('sha256', rawToken, 'base64');
    const cached = this.#cache.get(digest, this.#now());
    if (cached) {
      const entry = await this.#tenantOf(cached.issuer);
      if (isSameTenant(cached, entry)) return refuseSuspended(entry, cached);
      this.#cache.delete(digest);
    }
    return this.#verifyAnew(rawToken, digest);
  }

  /** Forgets the issuer's keys and verified tokens, for a tenant that changed or keys that leaked. */
  invalidate(issuer: string): void {
    this.#epoch += 1;
    this.#cache.forget(issuer);
    this.#keys.forget(issuer);
  }

  async #verifyAnew(raw: string, digest: string): Promise<VerifiedToken> {
    const epoch = this.#epoch;
    checkShape(raw);
    const token = decodeToken(raw, this.#now);
    const { alg, kid } = checkHeader(token);
    const claims = checkClaims(token, this.#audience, this.#now(), this.#skewMs);
    // Before any fetch: an address from a token is asked only if the registry knows it.
    const entry = await this.#tenantOf(claims.iss);
    const key = await this.#keys.find(claims.iss, kid);
    await checkSignature(token, alg, claims.iss, this.#audience, key);
    const verified = toVerifiedToken(claims, entry, this.#audience);
    const now = this.#now();
    if (epoch === this.#epoch) this.#cache.set(digest, verified, now, Math.min(verified.expiresAt, now + this.#cacheMs));
    // Told only to holders of a genuine token, and read again because the key may have taken seconds.
    const current = await this.#tenantOf(claims.iss);
    if (!isSameTenant(verified, current)) throw new TokenError('token.issuer_unknown');
    return refuseSuspended(current, verified);
  }

  async #tenantOf(issuer: string): Promise<IssuerEntry> {
    let entry: IssuerEntry | undefined;
    try {
      entry = await this.#registry.lookup(issuer);
    } catch (cause) {
      // Like missing keys, this is our trouble and not the caller's: 503 makes him try again.
      throw new TokenError('token.keys_unavailable', { cause });
    }
    if (!entry) throw new TokenError('token.issuer_unknown');
    return entry;
  }
}

function isSameTenant(token: VerifiedToken, entry: IssuerEntry): boolean {
  return token.tenantId === entry.tenantId && token.slug === entry.slug && token.tenantKind === entry.kind;
}

function refuseSuspended(entry: IssuerEntry, token: VerifiedToken): VerifiedToken {
  if (entry.state === 'suspended') throw new TokenError('token.tenant_suspended');
  return token;
}
