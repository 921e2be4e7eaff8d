import type { IncomingMessage, RequestListener } from 'node:http';
import { ask, read, readJson, startGateway, startUpstream, type Running, type Upstream } from './gateway.kit';

const KEY = 'geheim-0123456789';
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const answering = (status: number, body: string | Buffer = '', headers: Record<string, string> = {}): RequestListener => (_req, res) => void res.writeHead(status, headers).end(body);
const picture = answering(200, png, { 'content-type': 'image/png', 'set-cookie': 'theirs=1', 'access-control-allow-origin': '*' });

/** The background map through the gateway, with a tile service on this machine in place of the national one. */
describe('tiles', () => {
  let service: Upstream;
  let gateway: Running;
  let asked: IncomingMessage[];
  const start = async (more: Record<string, string> = {}): Promise<void> => {
    gateway = await startGateway({
      TILE_URL: `${service.url}/{layer}_w/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}`, TILE_KEY: KEY, TILE_LAYERS: 'vec,cva', TILE_ATTRIBUTION: '天地图', ...more,
    });
  };
  const tile = (path = 'vec/10/837/445', headers: Record<string, string> = {}, method = 'GET') => ask(`${gateway.url}/tiles/${path}`, { headers, method });

  const restart = async (more?: Record<string, string>): Promise<void> => {
    await gateway.app.close();
    await start(more);
  };

  beforeAll(async () => {
    service = await startUpstream(picture);
    await start();
  });
  afterAll(async () => {
    await gateway.app.close();
    await service.close();
  });
  beforeEach(() => {
    asked = [];
    service.handler = picture;
    service.server.removeAllListeners('request').on('request', (req, res) => {
      asked.push(req);
      service.handler(req, res);
    });
  });

  it('given a tile, then the service is asked with the key, and of its answer only the picture comes back', async () => {
    const answer = await tile('vec/10/837/445', { cookie: 'session=1', authorization: 'Bearer x', referer: 'http://x/440310/map' });
    expect(asked[0]?.url).toBe(`/vec_w/wmts?TILEMATRIX=10&TILEROW=445&TILECOL=837&tk=${KEY}`);
    for (const name of ['cookie', 'authorization', 'referer']) expect(asked[0]?.headers).not.toHaveProperty(name);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/png']);
    expect(answer.headers).toMatchObject({ 'cache-control': expect.stringMatching(/^public, max-age=86400/), 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' });
    expect(JSON.stringify(answer.headers)).not.toMatch(/theirs|geheim|allow-origin/);
    const chunks: Buffer[] = [];
    for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(png);
  });

  it.each(['ter/1/0/0', 'vec/19/0/0', 'vec/1/2/0', 'vec/1/0/-1', 'vec/1/0/0.png', 'vec/1/0', 'vec/1/0/0/0', '..%2fvec/1/0/0', 'vec/{key}/0/0', 'http:/127.0.0.1/0/0'])('given %s, then it is no tile and nobody is asked', async (path) => {
    const answer = await tile(path);
    expect([answer.statusCode, (await readJson(answer))['code']]).toEqual([404, 'request.route_not_found']);
    expect(asked).toEqual([]);
  });

  it('given a service that fails, then 503 to come back later, and not what it said; after three it is left alone', async () => {
    service.handler = answering(403, '{"msg":"非法key"}', { 'content-type': 'application/json' });
    for (let i = 0; i < 5; i += 1) {
      const answer = await tile();
      expect(answer.statusCode).toBe(503);
      expect(answer.headers).toMatchObject({ 'retry-after': '2', 'cache-control': 'no-store', 'content-type': expect.stringMatching(/^application\/problem\+json/) });
      const text = await read(answer);
      expect(JSON.parse(text)).toMatchObject({ code: 'request.unavailable' });
      expect(text).not.toMatch(/geheim|非法|127\.0\.0\.1/);
    }
    expect(asked).toHaveLength(3);
    await restart();
  });

  it('given a place without a tile, then 404 that may be kept, and the service counts as well', async () => {
    service.handler = answering(404, 'none');
    for (let i = 0; i < 5; i += 1) {
      const answer = await tile();
      expect([answer.statusCode, answer.headers['cache-control'], await read(answer)]).toEqual([404, 'public, max-age=3600', '']);
    }
    service.handler = picture;
    expect((await tile()).statusCode).toBe(200);
  });

  it('given a page of somebody else\'s, then it gets no tiles for our key; our own pages, and programs, do', async () => {
    for (const site of ['cross-site', 'same-site']) expect((await tile(undefined, { 'sec-fetch-site': site })).statusCode).toBe(403);
    expect(asked).toEqual([]);
    for (const site of ['same-origin', 'none']) expect((await tile(undefined, { 'sec-fetch-site': site })).statusCode).toBe(200);
  });

  it('given more tiles than a map can show, then 429 with Retry-After, and the rest of the platform answers', async () => {
    await restart({ TILE_RATE_PER_MINUTE: '5' });
    for (let i = 0; i < 5; i += 1) expect((await tile()).statusCode).toBe(200);
    const refused = await tile();
    expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
    expect((await ask(`${gateway.url}/api/config`)).statusCode).toBe(200);
    expect(asked).toHaveLength(5);
    await restart();
  });

  it('given the console, then it is told of layers, system and whose map it is, and of no address or key', async () => {
    const answer = await ask(`${gateway.url}/api/config`);
    const text = await read(answer);
    expect(JSON.parse(text)).toEqual({ version: expect.stringMatching(/^\d+\.\d+\.\d+/), tiles: { url: '/tiles/{layer}/{z}/{x}/{y}', layers: ['vec', 'cva'], crs: 'CGCS2000', attribution: '天地图', maxZoom: 18 } });
    expect(text).not.toMatch(/geheim|127\.0\.0\.1/);
    expect(answer.headers['cache-control']).toBe('public, max-age=60');
  });

  it('given no map service, then the console is told so, and there are no tiles', async () => {
    await gateway.app.close();
    gateway = await startGateway({});
    expect(await readJson(await ask(`${gateway.url}/api/config`))).toMatchObject({ tiles: null });
    expect((await tile()).statusCode).toBe(404);
  });
});
