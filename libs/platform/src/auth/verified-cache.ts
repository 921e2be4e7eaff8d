import type { VerifiedToken } from './token-claims';

interface Kept {
  token: VerifiedToken;
  since: number;
  until: number;
}

/** Verified tokens by the hash of their text, least recently used out first. Holds no token text, only its hash. */
export class VerifiedCache {
  readonly #kept = new Map<string, Kept>();

  constructor(private readonly capacity: number) {}

  get(hash: string, now: number): VerifiedToken | undefined {
    const kept = this.#kept.get(hash);
    if (!kept) return undefined;
    this.#kept.delete(hash);
    // A clock set back before `since` would stretch the time, so it ends it.
    if (now >= kept.until || now < kept.since) return undefined;
    this.#kept.set(hash, kept);
    return kept.token;
  }

  set(hash: string, token: VerifiedToken, now: number, until: number): void {
    this.#kept.delete(hash);
    if (this.capacity <= 0 || until <= now) return;
    if (this.#kept.size >= this.capacity) {
      const oldest = this.#kept.keys().next();
      if (!oldest.done) this.#kept.delete(oldest.value);
    }
    this.#kept.set(hash, { token, since: now, until });
  }

  delete(hash: string): void {
    this.#kept.delete(hash);
  }

  forget(issuer: string): void {
    for (const [hash, kept] of this.#kept) if (kept.token.issuer === issuer) this.#kept.delete(hash);
  }

  get size(): number {
    return this.#kept.size;
  }
}
