import { constants, createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';
import type { IssuerEntry, IssuerRegistry } from './issuer-registry';

export const AUDIENCE = 'anlan-api';
export const START = Date.UTC(2026, 6, 1, 0, 0, 0);

export class FakeClock {
  ms = START;
  readonly now = (): number => this.ms;
  advance(seconds: number): void {
    this.ms += seconds * 1000;
  }
}

export interface TestKey {
  kid: string;
  alg: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

export function makeKey(kid: string, alg = 'RS256', modulusLength = 2048): TestKey {
  const pair =
    alg === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength });
  return { kid, alg, ...pair };
}

export function jwkOf(key: TestKey, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...createPublicKey(key.privateKey).export({ format: 'jwk' }), kid: key.kid, alg: key.alg, use: 'sig', ...more };
}

export function b64(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

/** A token whose header says `header.alg`, signed the way the key's own algorithm works. */
export function mint(key: TestKey, claims: Record<string, unknown>, header: Record<string, unknown> = {}): string {
  const signed = `${b64({ typ: 'JWT', alg: key.alg, kid: key.kid, ...header })}.${b64(claims)}`;
  const how =
    key.alg === 'PS256'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
      : key.alg === 'ES256'
        ? { dsaEncoding: 'ieee-p1363' as const }
        : {};
  return `${signed}.${sign('sha256', Buffer.from(signed), { key: key.privateKey, ...how }).toString('base64url')}`;
}

/** The classic confusion: the public key, known to everyone, used as an HMAC secret. */
export function mintWithPublicKeyAsSecret(key: TestKey, claims: Record<string, unknown>): string {
  const signed = `${b64({ typ: 'JWT', alg: 'HS256', kid: key.kid })}.${b64(claims)}`;
  const secret = key.publicKey.export({ type: 'spki', format: 'pem' });
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** Claims in Keycloak's shape, good for five minutes from `ms`. */
export function claimsFor(issuer: string, ms: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  const at = Math.floor(ms / 1000);
  return {
    iss: issuer,
    sub: '3f0a9f0e-8a38-4d8c-9d0b-1a2b3c4d5e6f',
    aud: [AUDIENCE, 'account'],
    azp: 'anlan-console',
    typ: 'Bearer',
    iat: at,
    exp: at + 300,
    preferred_username: 'zhang.wei',
    name: '张伟',
    realm_access: { roles: ['leader', 'offline_access'] },
    resource_access: { [AUDIENCE]: { roles: ['leader', 'exporter'] }, account: { roles: ['view-profile'] } },
    ...more,
  };
}

export class FakeRegistry implements IssuerRegistry {
  readonly entries = new Map<string, IssuerEntry>();
  lookups = 0;
  lookup(issuer: string): Promise<IssuerEntry | undefined> {
    this.lookups += 1;
    return Promise.resolve(this.entries.get(issuer));
  }
}

export interface KeyServer {
  issuer: string;
  fetches: number;
  answer: RequestListener;
  close(): Promise<void>;
}

/** A loopback issuer; `answer` can be changed at any time. */
export async function startKeyServer(answer: RequestListener): Promise<KeyServer> {
  const server = createServer((request, response) => {
    handle.fetches += 1;
    if (request.url !== '/realms/district-440310/protocol/openid-connect/certs') response.statusCode = 404;
    handle.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const handle: KeyServer = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/district-440310`,
    fetches: 0,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return handle;
}

export const json =
  (body: unknown, status = 200): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

export const html =
  (status = 200): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end('<!doctype html><title>维护中</title>');

export const silent: RequestListener = () => undefined;

/** Sends headers and half a document, then nothing. */
export const stalled: RequestListener = (_, response) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).write('{"keys":[');

/** Sends `megabytes` as fast as the reader takes them; tells how many bytes the reader took. */
export function huge(megabytes: number, taken: { bytes: number }): RequestListener {
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    let left = megabytes * 16;
    const pump = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        taken.bytes += chunk.length;
        if (!response.write(chunk)) return void response.once('drain', pump);
      }
      response.end();
    };
    pump();
  };
}

/** A document of keys with a byte more every few milliseconds: never silent, never done. */
export const dripping: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{"keys":[');
  const timer = setInterval(() => response.write(' '), 5);
  response.once('close', () => clearInterval(timer));
};

/** 100 kB that unpack to 100 MB. */
export const bomb: RequestListener = (_, response) =>
  void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end((packed ??= gzipSync(Buffer.alloc(100 * 1024 * 1024, 0x20))));
let packed: Buffer | undefined;

/** Good keys, declared to be something else. */
export const mislabelled =
  (type: string | undefined, body: unknown): RequestListener =>
  (_, response) =>
    void response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(JSON.stringify(body));
