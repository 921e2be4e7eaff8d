import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tenant, World } from './api.kit';

export interface RealmKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/** The key a realm of the development issuer signs with, out of its state file. */
export function realmKey(dataDir: string, realm: string): RealmKey {
  const state = JSON.parse(readFileSync(join(dataDir, 'issuer', `${realm}.json`), 'utf8')) as { keys: { kid: string; active: boolean; privateJwk: JsonWebKey }[] };
  const active = state.keys.find((k) => k.active);
  if (!active) throw new Error(`${realm} has no active key`);
  return { kid: active.kid, key: createPrivateKey({ key: active.privateJwk, format: 'jwk' }) };
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function mint({ kid, key }: RealmKey, claims: object, header: object = {}): string {
  const text = `${part({ alg: 'RS256', typ: 'JWT', kid, ...header })}.${part(claims)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}

export interface Forger {
  readonly own: RealmKey;
  /** the claims of a good token */
  readonly claims: Record<string, unknown>;
  /** a token that is right but for these claims; undefined takes a claim out */
  signed(change: Record<string, unknown>, header?: object): string;
}

export async function forgerOf(w: World, tenant: Tenant): Promise<Forger> {
  const own = realmKey(w.stack.dataDir, tenant.realm);
  const claims = JSON.parse(Buffer.from((await tenant.admin.bearer()).split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
  return { own, claims, signed: (change, header) => mint(own, { ...claims, ...change }, header) };
}

const now = (): number => Math.floor(Date.now() / 1000);
export const expiredToken = (f: Forger): string => f.signed({ exp: now() - 5 });

/** Everything that must not be let in, by name. `strangers` is a realm of the issuer that is no tenant, `others` another tenant's. */
export function forgeries(f: Forger, others: Tenant, othersKey: RealmKey, strangers: { issuer: string; key: RealmKey }): Record<string, string> {
  const { own, claims, signed } = f;
  const good = signed({});
  const [head = '', body = '', signature = ''] = good.split('.');
  const mine: RealmKey = { kid: own.kid, key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey };
  const pem = createPublicKey(own.key).export({ type: 'spki', format: 'pem' });
  const hs = `${part({ alg: 'HS256', typ: 'JWT', kid: own.kid })}.${body}`;
  return {
    'garbage': 'garbage',
    'three parts of garbage': 'a.b.c',
    'no JSON': `${Buffer.from('{').toString('base64url')}.${body}.${signature}`,
    'claims that are null': `${head}.${part(null)}.${signature}`,
    'no signature': `${head}.${body}.`,
    'another body under a good signature': `${head}.${part({ ...claims, sub: 'someone-else' })}.${signature}`,
    'another audience': signed({ aud: 'account' }),
    'no audience': signed({ aud: undefined }),
    'no exp': signed({ exp: undefined }),
    'an exp that is text': signed({ exp: String(now() + 60) }),
    'expired': expiredToken(f),
    'nbf in the future': signed({ nbf: now() + 120 }),
    'iat in the future': signed({ iat: now() + 120 }),
    'an ID token': signed({ typ: 'ID' }),
    'a refresh token': signed({ typ: 'Refresh' }),
    'no subject': signed({ sub: undefined }),
    'no client': signed({ azp: undefined }),
    'alg none': `${part({ alg: 'none', typ: 'JWT', kid: own.kid })}.${body}.`,
    'alg none with a signature': `${part({ alg: 'none', typ: 'JWT', kid: own.kid })}.${body}.${signature}`,
    'HS256 with the public key as its secret': `${hs}.${createHmac('sha256', pem).update(hs).digest('base64url')}`,
    'RS256 with the key of nobody': mint(mine, claims),
    'an unknown kid': mint({ ...own, kid: 'unknown' }, claims),
    'a key in the header': mint(mine, claims, { jwk: createPublicKey(mine.key).export({ format: 'jwk' }) }),
    'a key address in the header': mint(own, claims, { kid: undefined, jku: 'http://127.0.0.1:1/keys' }),
    'a critical extension': signed({}, { crit: ['exp'] }),
    'an unknown issuer': signed({ iss: 'https://evil.example/realms/district-440310' }),
    'an issuer that begins like ours': signed({ iss: `${String(claims['iss'])}/../district-440310` }),
    'an issuer that is an object': signed({ iss: { a: 1 } }),
    'a realm that is no tenant': mint(strangers.key, { ...claims, iss: strangers.issuer }),
    'our issuer, the key of another tenant': mint(othersKey, claims),
    'our issuer, the key and kid of both': mint({ ...othersKey, kid: own.kid }, claims),
    'the issuer of another tenant, our key': signed({ iss: others.issuer }),
  };
}

/** A realm at the issuer that no tenant belongs to. */
export async function strangersRealm(w: World, realm: string): Promise<{ issuer: string; key: RealmKey }> {
  const { secrets, ports, dataDir } = w.stack;
  const base = `http://127.0.0.1:${ports['dev-issuer']}`;
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: secrets.issuerAdminClientId, client_secret: secrets.issuerAdminClientSecret });
  const answer = (await (await fetch(`${base}/realms/master/protocol/openid-connect/token`, { method: 'POST', body: form })).json()) as { access_token: string };
  const headers = { authorization: `Bearer ${answer.access_token}`, 'content-type': 'application/json' };
  const made = await fetch(`${base}/admin/realms`, { method: 'POST', headers, body: JSON.stringify({ realm, enabled: true }) });
  if (made.status !== 201) throw new Error(`realm ${realm}: ${made.status} ${await made.text()}`);
  return { issuer: `${w.origin}/realms/${realm}`, key: realmKey(dataDir, realm) };
}
