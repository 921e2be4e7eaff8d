import { createTrust, loadTrust, startNatsServer, writeTrust, type NatsServerProcess } from '@anlan/platform/nats';
import { until } from '@anlan/platform/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, raw, read, readJson, startGateway, startUpstream, tokenOf, type Running, type Upstream } from './gateway.kit';

const STREAM = '/api/enforcement/v1/operations/0198a3c4-7d10-7c3e-9b52-3f8e1a6d0c47/stream';
const json = (status: number, body: unknown): RequestListener => (req, res) => {
  req.resume();
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

describe('limits', () => {
  let upstream: Upstream;
  let gateway: Running;
  beforeAll(async () => {
    upstream = await startUpstream(json(200, {}));
    gateway = await startGateway({ UPSTREAMS: JSON.stringify({ enforcement: upstream.url }), RATE_LIMIT_PER_MINUTE: '5', HEADERS_TIMEOUT_MS: '300' });
  });
  afterAll(async () => {
    await gateway.app.close();
    await upstream.close();
  });
  const get = (headers: Record<string, string>, path = '/api/enforcement/v1/x') => ask(gateway.url + path, { headers });

  it('given more requests than the limit, then 429 with Retry-After, whatever address the client claims', async () => {
    const authorization = tokenOf('district-440310');
    for (let i = 0; i < 5; i++) expect((await get({ authorization, 'x-forwarded-for': `10.0.0.${i}` })).statusCode).toBe(200);
    const refused = await get({ authorization, 'x-forwarded-for': '10.9.9.9', 'accept-language': 'en' });
    expect([refused.statusCode, await readJson(refused)]).toMatchObject([429, { code: 'request.too_many', traceId: expect.stringMatching(/^[0-9a-f]{32}$/), title: expect.stringMatching(/try again in \d+ seconds/) }]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('given another realm from the same address, then it has an allowance of its own', async () => {
    expect((await get({ authorization: tokenOf('district-440309') })).statusCode).toBe(200);
  });

  it('given unknown addresses only, then they count too', async () => {
    const statuses: (number | undefined)[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await get({ authorization: tokenOf('district-440308') }, `/nowhere-${i}`)).statusCode);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429]);
  });

  it('given a busy client, then health still answers', async () => {
    for (let i = 0; i < 20; i++) expect((await get({}, '/healthz/live')).statusCode).toBe(200);
  });

  it('given headers of 20 KB, then 431 as a problem', async () => {
    const { text } = await raw(gateway.port, `GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 431 [^]*application\/problem\+json[^]*"code":"gateway\.headers_too_large"/);
  });

  it('given headers that never end, then 408 and the line is closed, soon', async () => {
    const { text, closedAfterMs } = await raw(gateway.port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ', 4_000);
    expect(text).toMatch(/^HTTP\/1\.1 408 [^]*"code":"gateway\.slow_request"/);
    expect(closedAfterMs).toBeLessThan(2_000);
  });

  it.each([['no HTTP at all', 'hello\r\n\r\n'], ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'], ['a length and chunks', 'POST /api/enforcement/v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n']])(
    'given %s, then 400 and the line is closed',
    async (_, bytes) => {
      const { text, closedAfterMs } = await raw(gateway.port, bytes);
      expect(text).toMatch(/^HTTP\/1\.1 400 [^]*"code":"gateway\.bad_request"/);
      expect(closedAfterMs).not.toBeNull();
    },
  );
});

describe('readiness', () => {
  let dir: string;
  let nats: NatsServerProcess;
  let tenancy: Upstream;
  let relay: Upstream;
  let issuer: Upstream;
  let gateway: Running;
  const healthy = json(200, { status: 'ready', parts: { database: 'ok', nats: 'ok' } });

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'anlan-gateway-'));
    const trust = createTrust();
    await writeTrust(join(dir, 'trust'), trust);
    nats = await startNatsServer({ trust, dir: join(dir, 'nats') });
    [tenancy, relay, issuer] = await Promise.all([startUpstream(healthy), startUpstream(json(200, { status: 'ready' })), startUpstream(json(200, { realm: 'master' }))]);
    gateway = await startGateway({
      UPSTREAMS: JSON.stringify({ tenancy: tenancy.url }), INTERNAL_HEALTH: JSON.stringify({ relay: relay.url }), ISSUER_URL: issuer.url,
      NATS_URL: nats.url, NATS_CREDS: join(dir, 'trust', 'services.creds'),
    });
  });
  afterAll(async () => {
    await gateway.app.close();
    await Promise.all([tenancy.close(), relay.close(), issuer.close(), nats.stop()]);
    await rm(dir, { recursive: true, force: true });
  });
  beforeEach(() => {
    tenancy.handler = healthy;
    relay.handler = json(200, { status: 'ready' });
  });

  type Ready = { status: string; parts: Record<string, string>; reasons: Record<string, string> };
  const ready = async (): Promise<[number | undefined, Ready]> => {
    const answer = await ask(`${gateway.url}/healthz/ready`);
    return [answer.statusCode, await readJson<Ready>(answer)];
  };
  const untilReady = async (found: (status: number | undefined, body: Ready) => boolean) => until('the expected readiness', async () => found(...(await ready())), { withinMs: 8_000 });

  it('given every part well, then 200 and every part is named', async () => {
    await untilReady((status) => status === 200);
    expect(await ready()).toEqual([200, { status: 'ready', parts: { tenancy: 'ok', database: 'ok', relay: 'ok', identity: 'ok', nats: 'ok' }, reasons: {} }]);
  });

  it('given a service without its database, then 503 names both', async () => {
    tenancy.handler = json(503, { status: 'not ready', parts: { database: 'down', nats: 'ok' } });
    await untilReady((status) => status === 503);
    expect(await ready()).toMatchObject([503, { status: 'not ready', parts: { tenancy: 'down', database: 'down', relay: 'ok', nats: 'ok' }, reasons: { tenancy: 'its database', database: 'as seen by tenancy' } }]);
  });

  it('given a part that is silent, then 503 within the time limit, and no address of it in the answer', async () => {
    relay.handler = () => undefined;
    const startedAt = Date.now();
    await untilReady((_, { parts }) => parts['relay'] === 'down');
    expect(Date.now() - startedAt).toBeLessThan(4_000);
    const [status, body] = await ready();
    expect([status, body]).toMatchObject([503, { parts: { tenancy: 'ok', relay: 'down' }, reasons: { relay: 'timeout' } }]);
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|http/);
  });

  it('given fifty questions at once, then each part is asked once', async () => {
    await untilReady((status) => status === 200);
    let asked = 0;
    tenancy.handler = (req, res) => (asked++, healthy(req, res));
    // Until the last answer is no longer kept: only then do fifty questions meet an empty cache.
    await until('the last answer is forgotten', async () => (await ready(), asked > 0));
    const before = asked;
    await Promise.all(Array.from({ length: 50 }, ready));
    expect(asked - before).toBeLessThanOrEqual(1);
  });

  it('given NATS gone, then 503 names it; and 200 again when it is back', async () => {
    const port = nats.port;
    const trust = join(dir, 'trust');
    await nats.stop('SIGKILL');
    await untilReady((status, { parts }) => status === 503 && parts['nats'] === 'down');
    nats = await startNatsServer({ trust: await loadTrust(trust), dir: join(dir, 'nats'), port });
    await untilReady((status) => status === 200);
  }, 20_000);
});

describe('the end of a gateway', () => {
  it('lets what is under way finish, ends event streams cleanly, and takes nothing new', async () => {
    let finish: (() => void) | undefined;
    const upstream = await startUpstream((req, res) => {
      if (req.url?.endsWith('/stream')) return void res.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
      finish = () => res.end('done');
    });
    const gateway = await startGateway({ UPSTREAMS: JSON.stringify({ enforcement: upstream.url }) });
    const stream = ask(gateway.url + STREAM).then(read);
    const slow = ask(`${gateway.url}/api/enforcement/v1/slow`).then(read);
    await until('the slow request is under way', () => finish !== undefined);
    let ended = false;
    const closed = gateway.app.close().then(() => (ended = true));
    expect(await stream).toBe('data: 1\n\n');
    await until('it takes nothing new', () => ask(`${gateway.url}/healthz/live`).then(() => false, () => true));
    expect(ended).toBe(false);
    finish?.();
    expect(await slow).toBe('done');
    await closed;
    await expect(ask(`${gateway.url}/healthz/live`)).rejects.toThrow(/ECONNREFUSED/);
    await upstream.close();
  });

  it('does not wait for ever', async () => {
    const upstream = await startUpstream(() => undefined);
    const gateway = await startGateway({ UPSTREAMS: JSON.stringify({ enforcement: upstream.url }), SHUTDOWN_GRACE_MS: '300' });
    const stuck = ask(`${gateway.url}/api/enforcement/v1/stuck`);
    const broken = expect(stuck).rejects.toThrow();
    await until('the service is being asked', async () => (await new Promise<number>((done) => upstream.server.getConnections((_, n) => done(n)))) > 0);
    const startedAt = Date.now();
    await gateway.app.close();
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    await broken;
    await upstream.close();
  });
});
