import { constants, type KeyObject } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Clock } from './clock';
import type { SignatureKey } from './jwks';
import { TokenError } from './token-error';

/** keycloak-connect's `Token`: parts of a compact JWT, decoded but not verified. Fields are absent if it cannot be read. */
export interface KeycloakToken {
  header?: unknown;
  content?: unknown;
  signature?: Buffer;
  /** header.payload, what the signature covers */
  signed?: string;
  isExpired(): boolean;
}
type TokenClass = new (raw: string, clientId?: string) => KeycloakToken;

/** What `crypto.Verify.verify` takes: a key with the padding or encoding its algorithm wants. */
interface VerifyKey {
  key: KeyObject;
  padding?: number;
  saltLength?: number;
  dsaEncoding?: 'ieee-p1363';
}
interface GrantManager {
  rotation: { getJWK(kid: string): Promise<VerifyKey> };
  validateToken(token: KeycloakToken, expectedType: 'Bearer'): Promise<KeycloakToken>;
}
type GrantManagerClass = new (config: {
  realmUrl: string;
  clientId: string;
  bearerOnly: boolean;
  verifyTokenAudience: boolean;
}) => GrantManager;

// The package publishes types for its Express middleware alone, so the two parts we use are typed here.
const load = createRequire(__filename);
const Token = load('keycloak-connect/middleware/auth-utils/token') as TokenClass;
const Manager = load('keycloak-connect/middleware/auth-utils/grant-manager') as GrantManagerClass;

// GrantManager always verifies with SHA-256; what differs between the three is the key's kind and padding.
const ALGORITHMS: Record<string, (key: KeyObject) => VerifyKey | undefined> = {
  RS256: (key) => (isRsa(key) ? { key, padding: constants.RSA_PKCS1_PADDING } : undefined),
  PS256: (key) =>
    isRsa(key)
      ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : undefined,
  ES256: (key) =>
    key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? { key, dsaEncoding: 'ieee-p1363' } : undefined,
};
const isRsa = (key: KeyObject): boolean => key.asymmetricKeyType === 'rsa';

export function isAllowedAlgorithm(alg: unknown): alg is string {
  return typeof alg === 'string' && Object.hasOwn(ALGORITHMS, alg);
}

/** Decodes a token; its expiry follows our clock, and the very second of `exp` counts as expired. */
export function decodeToken(raw: string, now: Clock): KeycloakToken {
  const token = new Token(raw);
  token.isExpired = () => !((token.content as { exp: number }).exp * 1000 > now());
  return token;
}

/**
 * Runs GrantManager's own checks, signature included, on a token whose claims have passed ours.
 * @throws TokenError `token.algorithm` (the key is of another kind), `token.expired` or `token.signature`
 */
export async function checkSignature(
  token: KeycloakToken,
  alg: string,
  issuer: string,
  audience: string,
  found: SignatureKey,
): Promise<void> {
  const key = ALGORITHMS[alg]?.(found.key);
  if (!key || (found.alg !== undefined && found.alg !== alg)) throw new TokenError('token.algorithm');
  const manager = new Manager({ realmUrl: issuer, clientId: audience, bearerOnly: true, verifyTokenAudience: true });
  // Its own Rotation fetches without limits and dies on HTML; the key is already at hand here.
  manager.rotation = { getJWK: () => Promise.resolve(key) };
  try {
    await manager.validateToken(token, 'Bearer');
  } catch (cause) {
    throw new TokenError(token.isExpired() ? 'token.expired' : 'token.signature', { cause });
  }
}
