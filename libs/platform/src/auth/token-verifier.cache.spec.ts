import {
  AUDIENCE, claimsFor, FakeClock, FakeRegistry, json, jwkOf, type KeyServer, makeKey, mint, startKeyServer,
} from './auth.fixtures';
import { IssuerDirectory } from './issuer-directory';
import { TokenVerifier, type TokenVerifierOptions } from './token-verifier';
import { VerifiedCache } from './verified-cache';

const key = makeKey('k1');
const active = { tenantId: 't-1', slug: '440310', kind: 'district', state: 'active' } as const;
let server: KeyServer;
let clock: FakeClock;
let registry: FakeRegistry;

beforeAll(async () => {
  server = await startKeyServer(json({ keys: [jwkOf(key)] }));
});
afterAll(() => server.close());
beforeEach(() => {
  server.fetches = 0;
  server.answer = json({ keys: [jwkOf(key)] });
  clock = new FakeClock();
  registry = new FakeRegistry();
  registry.entries.set(server.issuer, active);
});

const make = (more: Partial<TokenVerifierOptions> = {}): TokenVerifier =>
  new TokenVerifier({ registry, audience: AUDIENCE, now: clock.now, ...more });
const token = (more: Record<string, unknown> = {}): string => mint(key, claimsFor(server.issuer, clock.ms, more));

describe('verified tokens', () => {
  test('are taken from the cache without parsing anything', async () => {
    const verifier = make();
    const raw = token();
    const first = await verifier.verify(raw);
    const parse = jest.spyOn(JSON, 'parse');
    try {
      expect(await verifier.verify(raw)).toBe(first);
      expect(parse).not.toHaveBeenCalled();
      await verifier.verify(token({ jti: 'other' }));
      expect(parse).toHaveBeenCalled();
    } finally {
      parse.mockRestore();
    }
  });
  test('are checked anew after 60 seconds, whatever the configuration', async () => {
    const verifier = make({ positiveCacheSeconds: 3_600 });
    const raw = token();
    const first = await verifier.verify(raw);
    clock.advance(59);
    expect(await verifier.verify(raw)).toBe(first);
    clock.advance(1);
    expect(await verifier.verify(raw)).not.toBe(first);
  });
  test('never outlive exp', async () => {
    const verifier = make();
    const raw = token({ exp: clock.ms / 1000 + 5 });
    await verifier.verify(raw);
    clock.advance(5);
    await expect(verifier.verify(raw)).rejects.toMatchObject({ code: 'token.expired' });
  });
  test('of a suspended tenant are refused at once, and taken again when it resumes', async () => {
    const verifier = make();
    const raw = token();
    await verifier.verify(raw);
    registry.entries.set(server.issuer, { ...active, state: 'suspended' });
    for (const each of [raw, token({ jti: 'new' })]) {
      await expect(verifier.verify(each)).rejects.toMatchObject({ code: 'token.tenant_suspended', status: 403 });
    }
    registry.entries.set(server.issuer, active);
    await verifier.verify(raw);
  });
  test('of a forger do not reveal that a tenant is suspended', async () => {
    registry.entries.set(server.issuer, { ...active, state: 'suspended' });
    const forged = mint(makeKey('k1'), claimsFor(server.issuer, clock.ms));
    await expect(make().verify(forged)).rejects.toMatchObject({ code: 'token.signature', status: 401 });
  });
  test('of a removed tenant are refused at once', async () => {
    const verifier = make();
    const raw = token();
    await verifier.verify(raw);
    registry.entries.delete(server.issuer);
    await expect(verifier.verify(raw)).rejects.toMatchObject({ code: 'token.issuer_unknown', status: 401 });
  });
  test('follow the registry when an issuer is given to another tenant', async () => {
    const verifier = make();
    const raw = token();
    await verifier.verify(raw);
    registry.entries.set(server.issuer, { ...active, tenantId: 't-2' });
    expect((await verifier.verify(raw)).tenantId).toBe('t-2');
  });
  test('are forgotten by invalidate, with the keys', async () => {
    const verifier = make();
    const raw = token();
    await verifier.verify(raw);
    server.answer = json({ keys: [jwkOf(makeKey('k2'))] });
    await verifier.verify(raw);
    expect(server.fetches).toBe(1);
    verifier.invalidate(server.issuer);
    await expect(verifier.verify(raw)).rejects.toMatchObject({ code: 'token.key_unknown' });
    expect(server.fetches).toBe(2);
  });
  test('verified while invalidate ran are not kept', async () => {
    const verifier = make();
    const raw = token();
    server.answer = (request, response) => {
      verifier.invalidate(server.issuer);
      json({ keys: [jwkOf(key)] })(request, response);
    };
    const first = await verifier.verify(raw);
    server.answer = json({ keys: [jwkOf(key)] });
    expect(await verifier.verify(raw)).not.toBe(first);
  });
  test('a registry that fails is our trouble: 503', async () => {
    const verifier = make({ registry: { lookup: () => Promise.reject(new Error('down')) } });
    await expect(verifier.verify(token())).rejects.toMatchObject({ code: 'token.keys_unavailable', status: 503 });
  });
});

describe('a flood of unknown issuers', () => {
  test('causes no fetch and hardly a load', async () => {
    let loads = 0;
    let fetches = 0;
    const directory = new IssuerDirectory({ now: clock.now, load: () => Promise.resolve(void (loads += 1)) });
    directory.put({ ...active, issuer: server.issuer });
    const verifier = make({
      registry: directory,
      fetchKeys: () => Promise.resolve(((fetches += 1), { keys: [jwkOf(key)] })),
    });
    const floods = Array.from({ length: 1_000 }, (_, n) => token({ iss: `http://127.0.0.1:1/realms/r${n}` }));
    const codes = await Promise.all(floods.map((raw) => verifier.verify(raw).catch((e: { code: string }) => e.code)));
    expect(new Set(codes)).toEqual(new Set(['token.issuer_unknown']));
    expect([fetches, loads]).toEqual([0, 5]);
    expect((await verifier.verify(token())).tenantId).toBe('t-1');
  });
});

describe('VerifiedCache', () => {
  test('is bounded and drops the least recently used first', async () => {
    const one = await make().verify(token());
    const cache = new VerifiedCache(3);
    for (const hash of ['a', 'b', 'c']) cache.set(hash, one, 0, 100);
    cache.get('a', 1);
    cache.set('d', one, 1, 100);
    expect(cache.size).toBe(3);
    expect(['a', 'b', 'c', 'd'].map((hash) => cache.get(hash, 2) === one)).toEqual([true, false, true, true]);
  });
  test('gives nothing at its end, nor when the clock was set back', async () => {
    const one = await make().verify(token());
    const cache = new VerifiedCache(3);
    cache.set('a', one, 50, 100);
    expect(cache.get('a', 100)).toBeUndefined();
    cache.set('a', one, 50, 100);
    expect(cache.get('a', 49)).toBeUndefined();
    expect(cache.size).toBe(0);
  });
});
