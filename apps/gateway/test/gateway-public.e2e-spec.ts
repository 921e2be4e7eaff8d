import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { ask, readJson, startGateway, startUpstream, tokenOf, type Running, type Upstream } from './gateway.kit';

const REPORTS = (slug: string): string => `/api/enforcement/v1/public/${slug}/reports`;
const echo: RequestListener = (req, res) => {
  req.resume().on('end', () => res.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ headers: req.headers })));
};

/** What people without a sign-in call: who they are stays at the gateway, and they get only so far. */
describe('at a public address', () => {
  let upstream: Upstream;
  let gateway: Running;
  let n = 0;
  /** somebody at an address of his own, behind a proxy that is believed */
  const from = (ip: string, path: string, method = 'POST', headers: Record<string, string> = {}) =>
    ask(gateway.url + path, { method, headers: { 'x-forwarded-for': ip, ...(method === 'POST' && { 'content-type': 'application/json' }), ...headers }, ...(method === 'POST' && { send: (body) => body.end('{}') }) });
  const somebody = (): string => `10.${(n >> 8) & 255}.${(n += 1) & 255}.7`;

  beforeAll(async () => {
    upstream = await startUpstream(echo);
    gateway = await startGateway({ UPSTREAMS: JSON.stringify({ enforcement: upstream.url, tenancy: upstream.url }), TRUSTED_PROXIES: '127.0.0.1' });
  });
  afterAll(async () => {
    await gateway.app.close();
    await upstream.close();
  });

  it('given whatever a browser says of a person, then no service hears it; elsewhere it does', async () => {
    const said = { authorization: tokenOf('district-440310'), cookie: 'a=1', 'user-agent': 'Mozilla/5.0 (phone of zhangsan)', referer: 'http://x/mail', origin: 'http://x', 'accept-language': 'en', 'follow-code': 'AAAA' };
    const seen = async (path: string) => (await readJson<{ headers: IncomingHttpHeaders }>(await from('10.9.9.9', path, 'POST', said))).headers;
    const heard = await seen(REPORTS('440309'));
    expect(heard).toMatchObject({ 'accept-language': 'en', 'follow-code': 'AAAA', 'content-type': 'application/json' });
    for (const name of ['authorization', 'cookie', 'user-agent', 'referer', 'origin', 'x-forwarded-for']) expect(heard).not.toHaveProperty(name);
    expect(JSON.stringify(heard)).not.toContain('10.9.9.9');
    expect(await seen('/api/enforcement/v1/hazards')).toMatchObject({ authorization: said.authorization, 'x-forwarded-for': '10.9.9.9' });
  });

  it('given ten reports from one address, then the next is told when to come again; others, and other operations, are let through', async () => {
    const ip = somebody();
    for (let i = 0; i < 10; i += 1) expect((await from(ip, REPORTS('440310'))).statusCode).toBe(201);
    const refused = await from(ip, REPORTS('440310'), 'POST', { 'accept-language': 'en' });
    expect([refused.statusCode, await readJson(refused)]).toMatchObject([429, { code: 'request.too_many', title: expect.stringMatching(/try again in \d+ seconds/) }]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(600);
    expect((await from(ip, REPORTS('440309'))).statusCode).toBe(429);
    expect((await from(somebody(), REPORTS('440310'))).statusCode).toBe(201);
    expect((await from(ip, `${REPORTS('440310')}/JB440310-2026-0001`, 'GET')).statusCode).toBe(201);
  });

  it('given a flood from many addresses, then it is that tenant\'s limit that holds, and another tenant takes reports', async () => {
    const statuses: (number | undefined)[] = [];
    for (let i = 0; i < 125; i += 1) statuses.push((await from(somebody(), REPORTS('330108'))).statusCode);
    expect(statuses.filter((s) => s === 201)).toHaveLength(120);
    expect(statuses.slice(-5)).toEqual([429, 429, 429, 429, 429]);
    expect((await from(somebody(), REPORTS('330109'))).statusCode).toBe(201);
  });

  it('given one address that floods, then it uses up nothing of what the tenant takes from others', async () => {
    const ip = somebody();
    for (let i = 0; i < 140; i += 1) await from(ip, REPORTS('330110'));
    expect((await from(somebody(), REPORTS('330110'))).statusCode).toBe(201);
  });
});
