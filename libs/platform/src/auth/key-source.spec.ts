import type { RequestListener } from 'node:http';
import { until } from '../testing/until';
import {
  AUDIENCE, b64, bomb, claimsFor, dripping, FakeClock, FakeRegistry, html, huge, json, jwkOf, type KeyServer, makeKey, mint, mislabelled,
  silent, stalled, startKeyServer, type TestKey,
} from './auth.fixtures';
import { keyFetcher } from './jwks';
import { TokenVerifier } from './token-verifier';

const old = makeKey('old');
const fresh = makeKey('fresh');
const unavailable = { code: 'token.keys_unavailable', status: 503 };
let server: KeyServer;
let clock: FakeClock;
let verifier: TokenVerifier;
let failures: unknown[];
let serial = 0;

beforeEach(async () => {
  server = await startKeyServer(json({ keys: [jwkOf(old)] }));
  clock = new FakeClock();
  failures = [];
  verifier = make(400);
});
afterEach(() => server.close());

function make(keyTimeoutMs: number): TokenVerifier {
  const registry = new FakeRegistry();
  registry.entries.set(server.issuer, { tenantId: 't-1', slug: '440310', kind: 'district', state: 'active' });
  const onKeyFailure = (_: string, error: unknown): void => void failures.push(error);
  return new TokenVerifier({ registry, audience: AUDIENCE, now: clock.now, keyTimeoutMs, onKeyFailure });
}
// Every token differs, so that no answer comes from the cache of verified tokens.
const token = (key: TestKey = old, kid = key.kid): string =>
  mint(key, claimsFor(server.issuer, clock.ms, { jti: (serial += 1) }), { kid });
const codes = (tokens: string[]): Promise<string[]> =>
  Promise.all(tokens.map((raw) => verifier.verify(raw).then(() => 'ok', (error: { code: string }) => error.code)));

describe('fetching', () => {
  test('50 cold requests at once make one fetch', async () => {
    expect(new Set(await codes(Array.from({ length: 50 }, () => token())))).toEqual(new Set(['ok']));
    expect(server.fetches).toBe(1);
  });
  test('1,000 unknown kids, one after another and at once, make at most two', async () => {
    await verifier.verify(token());
    const one = token();
    const flood = Array.from({ length: 500 }, (_, n) => one.replace(/^[^.]*/, b64({ alg: 'RS256', kid: `x${n}` })));
    const seen = new Set(await codes(flood));
    for (const raw of flood) seen.add((await codes([raw]))[0] ?? '');
    expect(seen).toEqual(new Set(['token.key_unknown']));
    expect(server.fetches).toBe(2);
    clock.advance(11);
    await codes(flood);
    expect(server.fetches).toBe(3);
  });
  test('a rotated key is picked up by one fetch, for all who come with it', async () => {
    await verifier.verify(token());
    server.answer = json({ keys: [jwkOf(fresh), jwkOf(old)] });
    const mixed = Array.from({ length: 40 }, (_, n) => token(n % 2 ? fresh : old));
    expect(new Set(await codes(mixed))).toEqual(new Set(['ok']));
    expect(server.fetches).toBe(2);
  });
  test('keys are refreshed in the background after ten minutes', async () => {
    await verifier.verify(token());
    clock.advance(601);
    server.answer = json({ keys: [jwkOf(fresh)] });
    expect(await codes([token(old)])).toEqual(['ok']);
    await until('the withdrawn key is unknown', async () => (await codes([token(old)]))[0] === 'token.key_unknown');
    expect(await codes([token(fresh)])).toEqual(['ok']);
    // one cold, one in the background; an unknown kid within ten seconds of it asks no more
    expect(server.fetches).toBe(2);
  });
  test('after a quiet hour a withdrawn key is not trusted again', async () => {
    await verifier.verify(token());
    clock.advance(3_600);
    server.answer = json({ keys: [jwkOf(fresh)] });
    expect(await codes([token(old)])).toEqual(['token.key_unknown']);
  });
});

describe('a rotated key while somebody sends unknown kids without end', () => {
  test('is accepted within ten seconds, and the flood makes one fetch in each ten', async () => {
    await verifier.verify(token());
    const flood = (): Promise<string[]> => codes(Array.from({ length: 50 }, (_, n) => token(old, `x${serial}-${n}`)));
    await flood();
    server.answer = json({ keys: [jwkOf(fresh), jwkOf(old)] });
    let seconds = 0;
    while ((await codes([token(fresh)]))[0] !== 'ok') {
      await flood();
      clock.advance(1);
      seconds += 1;
    }
    expect(seconds).toBeLessThanOrEqual(10);
    expect(server.fetches).toBe(3);
  });
});

describe('a key endpoint of the development issuer', () => {
  test.each([[true, unavailable], [false, undefined]])('given refuseDevelopment %p, then %p', async (refuseDevelopment, refusal) => {
    server.answer = (_, response) => void response.writeHead(200, { 'content-type': 'application/jwk-set+json; charset=utf-8', 'x-anlan-development-issuer': 'true' }).end(JSON.stringify({ keys: [jwkOf(old)] }));
    const registry = new FakeRegistry();
    registry.entries.set(server.issuer, { tenantId: 't-1', slug: '440310', kind: 'district', state: 'active' });
    const outcome = new TokenVerifier({ registry, audience: AUDIENCE, now: clock.now, fetchKeys: keyFetcher({ refuseDevelopment }) }).verify(token());
    await (refusal ? expect(outcome).rejects.toMatchObject(refusal) : expect(outcome).resolves.toMatchObject({ tenantId: 't-1' }));
  });
});

describe('a bad key endpoint', () => {
  const taken = { bytes: 0 };
  const elsewhere: RequestListener = (request, response) =>
    request.url === '/elsewhere'
      ? json({ keys: [jwkOf(old), jwkOf(fresh)] })(request, response)
      : void response.writeHead(302, { location: '/elsewhere' }).end();
  const shapes = [null, 1, 'keys', [], {}, { keys: null }, { keys: {} }, { keys: [] }, { keys: [null, 1, [], 'x'] }];
  const weak = makeKey('old', 'RS256', 1024);
  const bad: [string, RequestListener][] = [
    ['hangs', silent],
    ['hangs in the middle of its answer', stalled],
    ['answers HTML with 200', html()],
    ['answers 500', json({ keys: [jwkOf(old)] }, 500)],
    ['answers 100 MB', huge(100, taken)],
    ['answers 100 MB, packed into 100 kB', bomb],
    ['answers a byte at a time', dripping],
    ['answers good keys as HTML', mislabelled('text/html', { keys: [jwkOf(old)] })],
    ['answers good keys as a picture', mislabelled('image/png; x=application/json', { keys: [jwkOf(old)] })],
    ['answers good keys as nothing', mislabelled(undefined, { keys: [jwkOf(old)] })],
    ['answers 204', (_, response) => void response.writeHead(204).end()],
    ['promises more than it sends', (_, response) => void response.writeHead(200, { 'content-type': 'application/json', 'content-length': 9_999 }).end('{"keys":[')],
    ['answers a megabyte of headers', (_, response) => void response.writeHead(200, { 'content-type': 'application/json', 'x-fat': 'x'.repeat(1_000_000) }).end('{}')],
    ['nests its answer without end', (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('['.repeat(500_000))],
    ['redirects in a circle', (request, response) => void response.writeHead(302, { location: request.url ?? '/' }).end()],
    ['redirects to keys elsewhere', elsewhere],
    ['closes the connection', (request) => void request.socket.destroy()],
    ['answers nothing', (_, response) => void response.end()],
    ...shapes.map((shape): [string, RequestListener] => [`answers ${JSON.stringify(shape)}`, json(shape)]),
    ['answers keys for encryption', json({ keys: [jwkOf(old, { use: 'enc' })] })],
    ['answers keys that must not verify', json({ keys: [jwkOf(old, { use: undefined, key_ops: ['encrypt'] })] })],
    ['answers a symmetric key', json({ keys: [{ kty: 'oct', kid: 'old', k: 'c2VjcmV0', alg: 'HS256' }] })],
    ['answers a key without numbers', json({ keys: [{ kty: 'RSA', kid: 'old' }] })],
    ['answers numbers of wrong types', json({ keys: [{ ...jwkOf(old), n: 5, e: {} }] })],
    ['answers a key of 16,384 bits', json({ keys: [{ ...jwkOf(old), n: Buffer.alloc(2048, 0xff).toString('base64url') }] })],
    ['answers a key of 1024 bits', json({ keys: [jwkOf(weak)] })],
  ];
  test.each(bad)('that %s when cold: 503, and good again afterwards', async (_, answer) => {
    server.answer = answer;
    await expect(verifier.verify(token())).rejects.toMatchObject(unavailable);
    expect(failures).toHaveLength(1);
    server.answer = json({ keys: [jwkOf(old)] });
    clock.advance(2);
    expect(await codes([token()])).toEqual(['ok']);
  });
  test.each(bad)('that %s later: the old keys serve on', async (_, answer) => {
    await verifier.verify(token());
    server.answer = answer;
    clock.advance(1_300);
    expect(await codes([token(), token()])).toEqual(['ok', 'ok']);
    await until('the refresh has failed', () => failures.length === 1);
    await expect(verifier.verify(token(fresh))).rejects.toMatchObject(unavailable);
  });
  test('100 MB are not read: the connection is closed soon after the first', () => {
    expect(taken.bytes).toBeGreaterThan(1_000_000);
    expect(taken.bytes).toBeLessThan(2 * 30_000_000);
  });
  test('one bad key among good ones does no harm', async () => {
    server.answer = json({ keys: [null, { kty: 'RSA', kid: 'old' }, jwkOf(old, { use: 'enc' }), jwkOf(old)] });
    expect(await codes([token()])).toEqual(['ok']);
  });
  test('is not asked once per request', async () => {
    server.answer = html();
    for (let n = 0; n < 30; n += 1) await codes([token(), token()]);
    expect(server.fetches).toBe(1);
    clock.advance(2);
    await codes([token()]);
    expect(server.fetches).toBe(2);
  });
  test('is not asked once per request when old keys serve on', async () => {
    await verifier.verify(token());
    server.answer = html();
    clock.advance(700);
    for (let n = 0; n < 30; n += 1) {
      expect(await codes([token(), token()])).toEqual(['ok', 'ok']);
      await until('the refresh has failed', () => failures.length > 0);
    }
    await codes([token(old, 'nobody')]);
    expect(server.fetches).toBe(2);
  });
  test('a log that throws changes nothing', async () => {
    failures.push = () => {
      throw new Error('disk full');
    };
    server.answer = html();
    await expect(verifier.verify(token())).rejects.toMatchObject(unavailable);
  });
});

describe('an endpoint that is down', () => {
  test('before anything was fetched: 503, for every token alike, and no more than one attempt a second', async () => {
    const { issuer } = server;
    await server.close();
    expect(new Set(await codes(Array.from({ length: 20 }, () => token())))).toEqual(new Set(['token.keys_unavailable']));
    await expect(verifier.verify(mint(fresh, claimsFor(issuer, clock.ms)))).rejects.toMatchObject(unavailable);
    expect(failures).toHaveLength(1);
  });
  test('for an hour: keys serve on, with at most one attempt in ten seconds', async () => {
    await verifier.verify(token());
    server.answer = (request) => void request.socket.destroy();
    for (let minute = 0; minute < 60; minute += 1) {
      clock.advance(60);
      expect(await codes([token(), token()])).toEqual(['ok', 'ok']);
      expect(await codes([token(old, 'nobody')])).toEqual([expect.stringMatching(/^token\.key/)]);
    }
    expect(server.fetches).toBeGreaterThan(10);
    expect(server.fetches).toBeLessThanOrEqual(61);
    server.answer = json({ keys: [jwkOf(fresh)] });
    clock.advance(60);
    await until('the new key is accepted', async () => (await codes([token(fresh)]))[0] === 'ok');
  });
  test('hanging: nobody waits for it more than once', async () => {
    verifier = make(1_500);
    await verifier.verify(token());
    server.answer = silent;
    clock.advance(1_300);
    await codes([token()]);
    const since = performance.now();
    for (let n = 0; n < 5; n += 1) expect(await codes([token()])).toEqual(['ok']);
    clock.advance(11);
    expect(await codes([token()])).toEqual(['ok']);
    expect(performance.now() - since).toBeLessThan(1_400);
  });
  test('for 24 hours: keys still serve; for 25: 503; then it is back', async () => {
    await verifier.verify(token());
    server.answer = html(502);
    clock.advance(24 * 3_600);
    expect(await codes([token()])).toEqual(['ok']);
    clock.advance(3_600);
    await expect(verifier.verify(token())).rejects.toMatchObject(unavailable);
    server.answer = json({ keys: [jwkOf(old)] });
    clock.advance(2);
    expect(await codes([token()])).toEqual(['ok']);
  });
});
