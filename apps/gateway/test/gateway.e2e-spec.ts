import { until } from '@anlan/platform/testing';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { ask, raw, read, readJson, startGateway, startUpstream, type Running, type Upstream } from './gateway.kit';

const MB = 1024 * 1024;
const FILES = '/api/enforcement/v1/files';
const STREAM = '/api/enforcement/v1/operations/0198a3c4-7d10-7c3e-9b52-3f8e1a6d0c47/stream';
const echo = (req: IncomingMessage, res: ServerResponse): void => {
  const chunks: Buffer[] = [];
  req.on('data', (c: Buffer) => chunks.push(c)).on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    res.writeHead(201, { 'content-type': 'application/json', etag: '"1"', connection: 'keep-alive, x-inner', 'keep-alive': 'timeout=5', 'x-inner': '1', 'set-cookie': ['a=1', 'b=2'] });
    res.end(JSON.stringify({ method: req.method, url: req.url, headers: req.headers, body }));
  });
};
type Echo = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

let upstream: Upstream;
let issuer: Upstream;
let gateway: Running;

beforeAll(async () => {
  upstream = await startUpstream(echo);
  issuer = await startUpstream(echo);
  gateway = await startGateway({ UPSTREAMS: JSON.stringify({ enforcement: upstream.url }), ISSUER_URL: issuer.url, UPSTREAM_TIMEOUT_MS: '700' });
});
afterAll(async () => {
  await gateway.app.close();
  await Promise.all([upstream.close(), issuer.close()]);
});
beforeEach(() => (upstream.handler = echo));

describe('a request that is passed on', () => {
  it('arrives as it was sent, and the answer as it was given, without what concerns one hop only', async () => {
    const answer = await ask(`${gateway.url}/api/enforcement/v1/hazards?q=a%20b&status=x,y`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k-1', 'if-match': '"3"', te: 'trailers', 'proxy-authorization': 'secret', 'x-inner': '1', connection: 'close, x-inner', expect: '100-continue' },
      send: (body) => body.end('{"title":"疏散通道"}'),
    });
    const seen = await readJson<Echo>(answer);
    expect(seen).toMatchObject({ method: 'POST', url: '/api/enforcement/v1/hazards?q=a%20b&status=x,y', body: '{"title":"疏散通道"}' });
    expect(seen.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'k-1', 'if-match': '"3"' });
    for (const name of ['te', 'proxy-authorization', 'x-inner', 'expect']) expect(seen.headers).not.toHaveProperty(name);
    expect(answer.statusCode).toBe(201);
    expect(answer.headers).toMatchObject({ etag: '"1"', 'set-cookie': ['a=1', 'b=2'] });
    expect(answer.headers).not.toHaveProperty('x-inner');
    expect(answer.headers['keep-alive']).not.toBe('timeout=5');
  });

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('may be a %s', async (method) => {
    const answer = await ask(`${gateway.url}/api/enforcement/v1/x`, { method });
    const body = await read(answer);
    expect(answer.statusCode).toBe(201);
    if (method !== 'HEAD') expect(JSON.parse(body)).toMatchObject({ method, body: '' });
  });

  it('given forged forwarding headers, then the upstream sees the real address and host', async () => {
    const { headers } = await readJson<Echo>(
      await ask(`${gateway.url}/api/enforcement/v1/x`, { headers: { 'x-forwarded-for': '6.6.6.6', 'x-real-ip': '6.6.6.6', forwarded: 'for=6.6.6.6', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' } }),
    );
    expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': `127.0.0.1:${gateway.port}`, 'x-forwarded-proto': 'http', 'x-forwarded-port': String(gateway.port) });
    expect(JSON.stringify(headers)).not.toMatch(/6\.6\.6\.6|evil/);
  });

  it('carries a trace: the caller\'s own, or a new one where there is none or a broken one', async () => {
    const own = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    for (const [sent, expected] of [[own, own], [undefined, /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/], ['nonsense', /^00-[0-9a-f]{32}-/]] as const) {
      const answer = await ask(`${gateway.url}/api/enforcement/v1/x`, { headers: sent ? { traceparent: sent } : {} });
      const { headers } = await readJson<Echo>(answer);
      if (expected instanceof RegExp) expect(headers['traceparent']).toMatch(expected);
      else expect(headers['traceparent']).toBe(expected);
      expect(answer.headers['traceresponse']).toBe(headers['traceparent']);
    }
  });

  it('to the issuer names the public address, so that tokens carry it', async () => {
    const { url, headers, body } = await readJson<Echo>(
      await ask(`${gateway.url}/realms/district-440310/protocol/openid-connect/token`, {
        method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, send: (b) => b.end('grant_type=client_credentials'),
      }),
    );
    expect(url).toBe('/realms/district-440310/protocol/openid-connect/token');
    expect(body).toBe('grant_type=client_credentials');
    expect(headers).toMatchObject({ host: 'public.example:8080', 'x-forwarded-host': 'public.example:8080', 'x-forwarded-proto': 'http', 'x-forwarded-port': '8080' });
    expect((await ask(`${gateway.url}/resources/a/login.css`)).statusCode).toBe(201);
  });
});

describe('an upload', () => {
  it.each([['with its length', true], ['in chunks of unknown number', false]])('of 20 MB %s reaches the service while it is still being sent', async (_, known) => {
    const hash = createHash('sha256');
    let received = 0;
    upstream.handler = (req, res) => {
      req.on('data', (c: Buffer) => (hash.update(c), (received += c.length)));
      req.on('end', () => res.writeHead(201).end('{}'));
    };
    const parts = Array.from({ length: 20 }, () => randomBytes(MB));
    let early = 0;
    const answer = await ask(gateway.url + FILES, {
      method: 'POST',
      headers: { 'content-type': 'application/pdf', ...(known ? { 'content-length': 20 * MB } : {}) },
      send: (body) => {
        void (async () => {
          for (const part of parts.slice(0, 3)) body.write(part);
          await until('the service has received some of it', () => received > 0);
          early = received;
          for (const part of parts.slice(3)) body.write(part);
          body.end();
        })();
      },
    });
    expect(answer.statusCode).toBe(201);
    expect(early).toBeGreaterThan(0);
    expect(early).toBeLessThanOrEqual(3 * MB);
    expect(hash.digest('hex')).toBe(createHash('sha256').update(Buffer.concat(parts)).digest('hex'));
  });

  it('that the service refuses before it has read it gets that answer, not a broken line', async () => {
    upstream.handler = (_req, res) => res.writeHead(403, { 'content-type': 'application/problem+json' }).end('{"code":"request.forbidden"}');
    for (let i = 0; i < 3; i++) {
      const answer = await fetch(gateway.url + FILES, { method: 'POST', headers: { 'content-type': 'application/pdf' }, body: randomBytes(20 * MB) });
      expect([answer.status, await answer.json()]).toEqual([403, { code: 'request.forbidden' }]);
    }
  });

  it('that is answered while the client is still sending reaches also a client that wants its connection closed', async () => {
    upstream.handler = (req, res) => (req.resume(), res.writeHead(403, { 'content-type': 'application/problem+json' }).end('{"code":"request.forbidden"}'));
    const socket = connect(gateway.port, '127.0.0.1');
    let text = '';
    const failures: Error[] = [];
    socket.on('data', (data: Buffer) => (text += data.toString('utf8'))).on('error', (e) => failures.push(e));
    const closed = once(socket, 'close');
    socket.write(`POST ${FILES} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/pdf\r\ncontent-length: ${20 * MB}\r\n\r\n`);
    for (let i = 0; i < 20; i += 1) await new Promise<void>((done) => socket.write(randomBytes(MB), () => setTimeout(done, 10)));
    await closed;
    expect(failures).toEqual([]);
    expect(text).toMatch(/^HTTP\/1\.1 403 [^]*request\.forbidden/);
  });

  it('that is answered early by a service that then dies breaks the line to its client, and no more than that', async () => {
    upstream.handler = (req, res) => {
      req.resume();
      res.writeHead(403, { 'content-type': 'application/problem+json', 'content-length': '1000' }).write('{');
      setTimeout(() => res.destroy(), 50);
    };
    const socket = connect(gateway.port, '127.0.0.1').on('error', () => undefined);
    const closed = once(socket, 'close');
    socket.resume().write(`POST ${FILES} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/pdf\r\ncontent-length: ${20 * MB}\r\n\r\n`);
    socket.write(randomBytes(MB));
    await closed;
    upstream.handler = echo;
    expect((await ask(`${gateway.url}/api/enforcement/v1/x`)).statusCode).toBe(201);
  }, 15_000);

  it('of more than 40 MB is 413, announced or not', async () => {
    let got = 0;
    upstream.handler = (req) => void req.on('data', (c: Buffer) => (got += c.length));
    const announced = await fetch(gateway.url + FILES, { method: 'POST', headers: { 'content-type': 'application/pdf' }, body: Buffer.alloc(41 * MB) });
    expect([announced.status, await announced.json()]).toMatchObject([413, { code: 'request.too_large', detail: expect.stringContaining(String(40 * MB)) }]);
    expect(got).toBe(0);
    const chunked = await ask(gateway.url + FILES, {
      method: 'POST', headers: { 'content-type': 'application/pdf' }, send: (body) => void Readable.from(Array.from({ length: 42 }, () => Buffer.alloc(MB))).pipe(body as never),
    });
    expect([chunked.statusCode, await readJson(chunked)]).toMatchObject([413, { code: 'request.too_large' }]);
  });

  it('that is no upload by its contract is held to 1 MB', async () => {
    const answer = await fetch(`${gateway.url}/api/enforcement/v1/hazards`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: Buffer.alloc(2 * MB, 32) });
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'request.too_large', detail: expect.stringContaining(String(MB)) }]);
  });

  it('whose client goes away leaves the service with a broken line, and the gateway unharmed', async () => {
    let aborted = false;
    upstream.handler = (req) => void req.on('data', () => undefined).on('close', () => (aborted = !req.complete));
    const lost = ask(gateway.url + FILES, {
      method: 'POST', headers: { 'content-type': 'application/pdf', 'content-length': MB },
      send: (body) => (body.write(randomBytes(1000)), setTimeout(() => (body as unknown as { destroy(): void }).destroy(), 50)),
    });
    await expect(lost).rejects.toThrow();
    await until('the service sees the broken line', () => aborted);
    upstream.handler = echo;
    expect((await ask(`${gateway.url}/api/enforcement/v1/x`)).statusCode).toBe(201);
  });
});

describe('server-sent events', () => {
  it('arrive one by one, as they are sent, and end when the client goes', async () => {
    let stream: ServerResponse | undefined;
    let ended = false;
    upstream.handler = (_req, res) => {
      stream = res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' });
      stream.flushHeaders();
      stream.on('close', () => (ended = true));
    };
    const answer = await ask(gateway.url + STREAM, { headers: { accept: 'text/event-stream' } });
    expect(answer.headers['content-type']).toBe('text/event-stream');
    let text = '';
    answer.on('data', (c: Buffer) => (text += c.toString('utf8'))).on('error', () => undefined);
    for (const n of [1, 2, 3]) {
      stream?.write(`event: progress\ndata: ${n}\n\n`);
      await until(`event ${n} has arrived`, () => text.endsWith(`data: ${n}\n\n`));
    }
    answer.destroy();
    await until('the stream has ended for the service', () => ended);
  });

  it('given more of them than there are short connections, then short requests still pass', async () => {
    let open = 0;
    upstream.handler = (req, res) => {
      if (!req.url?.endsWith('/stream')) return echo(req, res);
      open++;
      res.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    };
    const streams = await Promise.all(Array.from({ length: 80 }, () => ask(gateway.url + STREAM)));
    expect(open).toBe(80);
    expect((await ask(`${gateway.url}/api/enforcement/v1/x`)).statusCode).toBe(201);
    for (const s of streams) s.on('error', () => undefined).destroy();
  });
});

describe('an upstream that fails', () => {
  const problem = async (answer: Response) => ({ status: answer.status, retryAfter: answer.headers.get('retry-after'), contentType: answer.headers.get('content-type'), ...((await answer.json()) as object) });

  it('in the middle of an answer breaks the line, so that nobody takes half for whole', async () => {
    upstream.handler = (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/csv' }).write('a,b\n1,2\n');
      setTimeout(() => res.destroy(), 50);
    };
    const answer = await fetch(`${gateway.url}/api/enforcement/v1/hazards`);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    upstream.handler = echo;
    expect((await fetch(`${gateway.url}/api/enforcement/v1/x`)).status).toBe(201);
  });

  it('after a write was sent is 502: the outcome is not known', async () => {
    upstream.handler = (req) => req.socket.destroy();
    const answer = await fetch(`${gateway.url}/api/enforcement/v1/hazards`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en' }, body: '{}' });
    expect(await problem(answer)).toMatchObject({ status: 502, code: 'gateway.lost', type: '/docs/errors#gateway.lost', traceId: expect.stringMatching(/^[0-9a-f]{32}$/), title: expect.stringMatching(/outcome is not known/) });
  });

  it('once on a read is asked again; a second time it is 503', async () => {
    let times = 0;
    upstream.handler = (req, res) => (++times === 1 ? req.socket.destroy() : echo(req, res));
    expect((await fetch(`${gateway.url}/api/enforcement/v1/x`)).status).toBe(201);
    upstream.handler = (req) => (times++, req.socket.destroy());
    times = 0;
    expect(await problem(await fetch(`${gateway.url}/api/enforcement/v1/x`))).toMatchObject({ status: 503, code: 'request.unavailable', retryAfter: '2' });
    expect(times).toBe(2);
  });

  it('to answer in time is 504', async () => {
    upstream.handler = () => undefined;
    expect(await problem(await fetch(`${gateway.url}/api/enforcement/v1/x`))).toMatchObject({ status: 504, code: 'gateway.timeout' });
  });

  it('to be there is 503 with Retry-After, in the language of the caller; and it is found again when it is back', async () => {
    const { port } = upstream.server.address() as { port: number };
    await upstream.close();
    const down = async (language: string) => problem(await fetch(`${gateway.url}/api/enforcement/v1/x`, { method: 'POST', headers: { 'accept-language': language } }));
    expect(await down('zh-CN')).toMatchObject({ status: 503, code: 'request.unavailable', contentType: expect.stringMatching(/^application\/problem\+json/), retryAfter: '2', title: '依赖的服务暂时不可用：enforcement' });
    expect(await down('en-GB,en')).toMatchObject({ title: 'A part this depends on is not available: enforcement' });
    upstream.server.listen(port, '127.0.0.1');
    await until('the service is found again', async () => (await fetch(`${gateway.url}/api/enforcement/v1/x`)).status === 201);
  });
});

describe('what the gateway does not pass on', () => {
  it.each([
    '/admin', '/admin/', '/admin/realms', '/admin/master/console/', '/realms/master', '/realms/master/protocol/openid-connect/token', '/realms/m%61ster/account', '/realms/Master',
    '/api/tenancy/v1/tenants', '/api/training/v1/x', '/api/unheard-of/v1/x', '/api/', '/api', '/metrics', '/api/enforcement', '/.env',
    '/api/enforcement/..%2f..%2fadmin', '/api/enforcement/../../admin/realms', '/api/enforcement/%2e%2e/admin', '/api/enforcement/v1/..\\..', '//evil.example/x', '/api//enforcement/v1', '/realms/..%2fadmin',
    '/realms/../admin/realms', '/resources/..;/admin', '/api/enforcement/%00', '/api/enforcement/%', '/api/enforcement/%e0%a4%a',
  ])('%s is 404', async (path) => {
    let reached = 0;
    upstream.handler = issuer.handler = (req, res) => (reached++, echo(req, res));
    const { text } = await raw(gateway.port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 404 [^]*"code":"request\.route_not_found"[^]*"traceId":"[0-9a-f]{32}"/);
    expect(reached).toBe(0);
  });

  it('an absolute address in the request line leads nowhere else', async () => {
    const { text } = await raw(gateway.port, `GET ${issuer.url}/admin/realms HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 404 /);
  });
});
