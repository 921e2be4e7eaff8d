import { createHash, createPublicKey, generateKeyPair, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { RealmState, SigningKey } from './realm.types';

const generate = promisify(generateKeyPair);

async function newSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generate('rsa', { modulusLength: 2048 });
  const privateJwk = privateKey.export({ format: 'jwk' });
  // RFC 7638 thumbprint: the members in this order.
  const thumb = JSON.stringify({ e: privateJwk.e, kty: 'RSA', n: privateJwk.n });
  const kid = createHash('sha256').update(thumb).digest('base64url');
  return { kid, privateJwk, active: true, createdAt: Date.now() };
}

/** Keeps key pairs ready: RSA generation takes up to a second and would otherwise be most of creating a realm. */
export class KeyPool {
  private readonly ready: Promise<SigningKey>[] = [];

  constructor(private readonly size = 2) {}

  fill(): void {
    while (this.ready.length < this.size) {
      const key = newSigningKey();
      // Awaited later by take(); without this an early failure would count as unhandled.
      key.catch(() => undefined);
      this.ready.push(key);
    }
  }

  async take(): Promise<SigningKey> {
    const key = await (this.ready.shift() ?? newSigningKey());
    this.fill();
    return { ...key, createdAt: Date.now() };
  }
}

/** Private keys as oidc-provider wants them: the signing one first, each restricted to RS256. */
export function providerJwks(realm: RealmState): { keys: JsonWebKey[] } {
  const keys = [...realm.keys].sort((a, b) => Number(b.active) - Number(a.active));
  return { keys: keys.map((key) => ({ ...key.privateJwk, kid: key.kid, alg: 'RS256', use: 'sig' })) };
}

export function publicKeyOf(key: SigningKey): KeyObject {
  const { n, e } = key.privateJwk;
  return createPublicKey({ key: { kty: 'RSA', ...(n && { n }), ...(e && { e }) }, format: 'jwk' });
}

export interface VerifiedToken {
  iss: string;
  sub: string;
  exp: number;
  azp?: string;
  scope?: string;
  realm_access?: { roles?: string[] };
}

const part = (text: string | undefined): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

/** The issuer a token claims to come from, unverified: only good for choosing the keys to verify it with. */
export function claimedIssuer(token: string): string | undefined {
  const iss = part(token.split('.')[1])?.['iss'];
  return typeof iss === 'string' ? iss : undefined;
}

/** Checks an access token of this realm: RS256, known key, issuer, type and expiry. Undefined if anything is amiss. */
export function verifyAccessToken(realm: RealmState, issuer: string, token: string): VerifiedToken | undefined {
  const [head, body, signature, ...rest] = token.split('.');
  const header = part(head);
  const claims = part(body);
  if (!header || !claims || !signature || rest.length > 0 || header['alg'] !== 'RS256') return undefined;
  const key = realm.keys.find((candidate) => candidate.kid === header['kid']);
  if (!key) return undefined;
  const signed = Buffer.from(`${head}.${body}`);
  if (!verify('RSA-SHA256', signed, publicKeyOf(key), Buffer.from(signature, 'base64url'))) return undefined;
  if (claims['iss'] !== issuer || claims['typ'] !== 'Bearer' || typeof claims['sub'] !== 'string') return undefined;
  if (typeof claims['exp'] !== 'number' || claims['exp'] * 1000 <= Date.now()) return undefined;
  return claims as unknown as VerifiedToken;
}
