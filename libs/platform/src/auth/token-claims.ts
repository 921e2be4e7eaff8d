import type { IssuerEntry, TenantKind } from './issuer-registry';
import { isRecord } from './is-record';
import { isAllowedAlgorithm, type KeycloakToken } from './keycloak-parts';
import { TokenError } from './token-error';

/** A caller whose token stood every check. Shared between requests, therefore frozen to the bottom. */
export interface VerifiedToken {
  readonly tenantId: string;
  readonly slug: string;
  readonly tenantKind: TenantKind;
  readonly issuer: string;
  /** `sub`: the user (or service account) within the issuer */
  readonly subject: string;
  /** `azp`: the client the token was issued to */
  readonly clientId: string;
  readonly username: string;
  readonly name: string;
  /** Realm roles and the audience's client roles, each once. */
  readonly roles: string[];
  /** `exp` in milliseconds since the epoch */
  readonly expiresAt: number;
  readonly claims: Record<string, unknown>;
}

export interface CheckedHeader {
  alg: string;
  kid: string;
}

/** The claims that every accepted token has, with their types proven. */
export interface CheckedClaims {
  iss: string;
  sub: string;
  azp: string;
  exp: number;
  all: Record<string, unknown>;
}

const SHAPE = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)$/;
const LONGEST_NAME = 512;
/** The last second of the year 9999: beyond it a time is milliseconds by mistake, and would never come. */
const LAST_SECOND = 253_402_300_799;

/** @throws TokenError `token.malformed` unless three base64url parts, the signature in its one canonical spelling. */
export function checkShape(raw: string): void {
  const signature = SHAPE.exec(raw)?.[3];
  // Stray low bits would give one token several spellings, each a cache entry of its own.
  if (signature === undefined || Buffer.from(signature, 'base64url').toString('base64url') !== signature) {
    throw new TokenError('token.malformed');
  }
}

export function checkHeader(token: KeycloakToken): CheckedHeader {
  const { header, signed } = token;
  if (!isRecord(header) || signed === undefined) throw new TokenError('token.malformed');
  if (!isAllowedAlgorithm(header['alg'])) throw new TokenError('token.algorithm');
  // RFC 7515: an extension that is marked critical and not understood must be refused; we understand none.
  if ('crit' in header) throw new TokenError('token.malformed');
  const typ = header['typ'];
  if (typ !== undefined && (typeof typ !== 'string' || !/^(application\/)?(at\+)?jwt$/i.test(typ))) {
    throw new TokenError('token.type');
  }
  if (!isName(header['kid'])) throw new TokenError('token.key_unknown');
  return { alg: header['alg'], kid: header['kid'] };
}

/** `now` and `skew` in milliseconds. The skew is granted to `nbf` and `iat`, never to `exp`. */
export function checkClaims(token: KeycloakToken, audience: string, now: number, skew: number): CheckedClaims {
  const all = token.content;
  if (!isRecord(all)) throw new TokenError('token.malformed');
  const { iss, sub, azp, typ, exp, nbf, iat, aud, cnf } = all;
  // A token bound to a key or certificate (RFC 7800) is good only with its proof, which nobody shows us.
  if (typ !== 'Bearer' || cnf !== undefined) throw new TokenError('token.type');
  if (!isTime(exp) || !isName(sub)) throw new TokenError('token.malformed');
  for (const start of [nbf, iat]) {
    if (start === undefined) continue;
    if (!isTime(start)) throw new TokenError('token.malformed');
    if (start * 1000 > now + skew) throw new TokenError('token.not_yet_valid');
  }
  if (token.isExpired()) throw new TokenError('token.expired');
  const meant: unknown[] = Array.isArray(aud) ? aud : [aud];
  if (!meant.includes(audience) || !isName(azp)) throw new TokenError('token.audience');
  if (!isName(iss)) throw new TokenError('token.issuer_unknown');
  return { iss, sub, azp, exp, all };
}

export function toVerifiedToken(claims: CheckedClaims, entry: IssuerEntry, audience: string): VerifiedToken {
  const { preferred_username: login, name, realm_access: realm, resource_access: clients } = claims.all;
  const username = isName(login) ? login : claims.sub;
  const client = isRecord(clients) && Object.hasOwn(clients, audience) ? clients[audience] : undefined;
  const roles = [...rolesOf(realm), ...rolesOf(client)];
  return freeze({
    tenantId: entry.tenantId,
    slug: entry.slug,
    tenantKind: entry.kind,
    issuer: claims.iss,
    subject: claims.sub,
    clientId: claims.azp,
    username,
    name: isName(name) ? name : username,
    roles: [...new Set(roles)],
    expiresAt: claims.exp * 1000,
    claims: claims.all,
  });
}

function rolesOf(access: unknown): string[] {
  const roles = isRecord(access) ? access['roles'] : undefined;
  return Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string') : [];
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= LAST_SECOND;
}

function freeze<T extends object>(root: T): T {
  const pending: object[] = [root];
  for (let next = pending.pop(); next; next = pending.pop()) {
    Object.freeze(next);
    for (const value of Object.values(next)) if (typeof value === 'object' && value !== null) pending.push(value);
  }
  return root;
}
