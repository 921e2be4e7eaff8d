import { createLogger } from '@anlan/platform/telemetry';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TileClient } from './tile-client';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const answering = (status: number, body: string | Buffer = '', headers: Record<string, string> = {}): RequestListener => (_req, res) => void res.writeHead(status, headers).end(body);
const picture = answering(200, png, { 'content-type': 'application/octet-stream' });
const unavailable = { code: 'request.unavailable', status: 503, params: { part: 'tiles' } };

describe('a tile service', () => {
  let server: Server;
  let handler: RequestListener;
  let asked: string[];
  let lines: string[];
  let now: number;
  let client: TileClient;
  const clientWaiting = (timeoutMs: number) => new TileClient({ timeoutMs, logger: createLogger('gateway', 'info', { write: (line: string) => void lines.push(line) }), now: () => now });
  const get = () => client.get(`http://127.0.0.1:${(server.address() as AddressInfo).port}/vec?tk=geheim`);

  beforeAll(async () => {
    server = createServer((req, res) => {
      asked.push(String(req.url));
      handler(req, res);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  beforeEach(() => {
    [asked, lines, now, handler] = [[], [], 1_000, picture];
    client = clientWaiting(10_000);
  });

  it('given a picture under any type, then it is one, by its bytes', async () => {
    expect(await get()).toEqual({ type: 'image/png', bytes: png });
    handler = answering(200, Buffer.from([0xff, 0xd8, 0xff, 0xe0]), { 'content-type': 'text/html' });
    expect(await get()).toMatchObject({ type: 'image/jpeg' });
    handler = answering(200, Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1'));
    expect(await get()).toMatchObject({ type: 'image/webp' });
  });

  it.each<[string, RequestListener]>([
    ['a page', answering(200, '<script>alert(1)</script>', { 'content-type': 'image/png' })],
    ['a drawing with a script', answering(200, '<svg onload="alert(1)"/>', { 'content-type': 'image/svg+xml' })],
    ['nothing', answering(200)],
    ['a picture larger than any tile', answering(200, Buffer.concat([png, Buffer.alloc(3 * 1024 * 1024)]))],
    ['a refusal of the key', answering(403, '{"msg":"geheim"}')],
    ['an error', answering(500)],
    ['a broken line', (req) => void req.socket.destroy()],
  ])('given %s, then it is a service that is not available', async (_, given) => {
    handler = given;
    await expect(get()).rejects.toMatchObject(unavailable);
  });

  it.each<[string, RequestListener]>([
    ['nothing', () => undefined],
    ['half a picture, and then nothing', (_req, res) => void res.writeHead(200, { 'content-length': '500' }).write(png)],
  ])('given %s for too long, then it is not waited for', async (_, given) => {
    handler = given;
    client = clientWaiting(200);
    await expect(get()).rejects.toMatchObject(unavailable);
  });

  it('given a redirect, then it is not followed', async () => {
    handler = (req, res) => (req.url === '/secret' ? picture(req, res) : answering(302, '', { location: '/secret' })(req, res));
    await expect(get()).rejects.toMatchObject(unavailable);
    expect(asked).toEqual(['/vec?tk=geheim']);
  });

  it.each([404, 204])('given %i, then there is no such tile, and nothing is wrong', async (status) => {
    handler = answering(status);
    for (let i = 0; i < 5; i += 1) expect(await get()).toBeUndefined();
    expect(asked).toHaveLength(5);
  });

  it('given three failures in a row, then it is asked again after half a minute, and one line says so, without the key', async () => {
    handler = answering(403, 'geheim');
    for (let i = 0; i < 6; i += 1) await expect(get()).rejects.toMatchObject(unavailable);
    expect(asked).toHaveLength(3);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('status 403');
    expect(lines[0]).not.toContain('geheim');
    now += 30_000;
    handler = picture;
    expect(await get()).toMatchObject({ type: 'image/png' });
  });

  it('given two failures between answers, then it is not left alone', async () => {
    for (let i = 0; i < 3; i += 1) {
      handler = answering(500);
      for (let j = 0; j < 2; j += 1) await expect(get()).rejects.toMatchObject(unavailable);
      handler = picture;
      expect(await get()).toBeDefined();
    }
  });

  it('given more under way than it is asked together, then the rest is told so at once', async () => {
    const waiting: (() => void)[] = [];
    handler = (req, res) => void waiting.push(() => picture(req, res));
    const all = Promise.allSettled(Array.from({ length: 70 }, get));
    while (waiting.length < 64) await new Promise((r) => setImmediate(r));
    for (const answer of waiting) answer();
    const statuses = (await all).map((r) => r.status);
    expect([statuses.filter((s) => s === 'fulfilled').length, asked.length]).toEqual([64, 64]);
  });
});
