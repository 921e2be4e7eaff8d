import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { DEVELOPMENT_ISSUER_HEADER } from '../config/development-issuer';
import { isRecord } from './is-record';

/** One public signature key of an issuer. */
export interface SignatureKey {
  kid: string;
  key: KeyObject;
  /** The one algorithm the issuer declares for this key, if it declares any. */
  alg: string | undefined;
}

/** Gets a JWKS document as parsed JSON; must give up when `signal` aborts. */
export type FetchKeys = (url: string, signal: AbortSignal) => Promise<unknown>;

const LARGEST_BODY = 1024 * 1024;
const MOST_KEYS = 100;
const SMALLEST_RSA_BITS = 2048;
/** Checking a signature takes time that grows with the square of the key. */
const LARGEST_RSA_BITS = 8192;

/**
 * Fetches a JWKS over HTTP. Rejects on a status other than 2xx, a redirect, a body over 1 MB (unpacked), anything not
 * declared JSON or not JSON, and with `refuseDevelopment` on whatever the development issuer answers.
 */
export function keyFetcher({ refuseDevelopment = false } = {}): FetchKeys {
  return async (url, signal) => {
    const response = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } });
    const fault = faultOf(response, refuseDevelopment);
    if (fault || !response.body) {
      await response.body?.cancel();
      throw new Error(`the key endpoint answered ${fault ?? 'nothing'}`);
    }
    return JSON.parse(await limitedText(response.body as AsyncIterable<Uint8Array>)) as unknown;
  };
}

function faultOf({ ok, status, headers }: Response, refuseDevelopment: boolean): string | undefined {
  if (!ok) return String(status);
  if (refuseDevelopment && headers.has(DEVELOPMENT_ISSUER_HEADER)) return 'as the development issuer, which must not serve production';
  const type = headers.get('content-type') ?? '';
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type) ? undefined : `with the type ${type.slice(0, 100) || 'of nothing'}`;
}

/** The declared length may be absent or a lie, so what arrives is counted. */
async function limitedText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the body, which closes the connection.
    if (size > LARGEST_BODY) throw new Error('the key endpoint answered more than 1 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The signature keys of a JWKS (RFC 7517). Keys of other uses, kinds or sizes are left out one by one; a document
 * without a single usable key is an error, because a realm always has one.
 */
export function parseJwks(document: unknown): Map<string, SignatureKey> {
  const list = isRecord(document) ? document['keys'] : undefined;
  if (!Array.isArray(list)) throw new Error('the key endpoint did not answer a JWKS');
  const keys = new Map<string, SignatureKey>();
  for (const jwk of list.slice(0, MOST_KEYS) as unknown[]) {
    const found = parseKey(jwk);
    if (found && !keys.has(found.kid)) keys.set(found.kid, found);
  }
  if (keys.size === 0) throw new Error('the key endpoint answered no usable signature key');
  return keys;
}

function parseKey(jwk: unknown): SignatureKey | undefined {
  if (!isRecord(jwk)) return undefined;
  const { kid, kty, use, key_ops: operations, alg } = jwk;
  if (typeof kid !== 'string' || kid === '') return undefined;
  if (kty !== 'RSA' && kty !== 'EC') return undefined;
  if (use !== undefined && use !== 'sig') return undefined;
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) return undefined;
  if (alg !== undefined && typeof alg !== 'string') return undefined;
  try {
    // Only the public members are handed over: an issuer that leaks private ones must not bring them into memory.
    const { n, e, crv, x, y } = jwk as JsonWebKey;
    const key = createPublicKey({ key: { kty, n, e, crv, x, y }, format: 'jwk' });
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    const odd = kty === 'RSA' && (bits < SMALLEST_RSA_BITS || bits > LARGEST_RSA_BITS);
    return odd ? undefined : { kid, key, alg };
  } catch {
    return undefined;
  }
}
