import { permissions, roles } from '@anlan/contracts/access';
import { buildAsyncApi, eventSubject } from '@anlan/contracts/asyncapi';
import { envelope, errorCodes, events, eventType, operations } from '@anlan/contracts/kit';
import { buildOpenApi, operationName, operationPath } from '@anlan/contracts/openapi';
import { gunzipSync } from 'node:zlib';
import { apiInfo } from '../src/docs/docs.service';
import { ask, read, startGateway, type Running } from './gateway.kit';

const PAGES = ['/docs', '/docs/api', '/docs/events', '/docs/errors', '/docs/roles'];
const ORIGIN = 'http://public.example:8080';

let gateway: Running;
const text = new Map<string, string>();
beforeAll(async () => {
  gateway = await startGateway({});
  for (const path of PAGES) text.set(path, await (await fetch(gateway.url + path)).text());
});
afterAll(() => gateway.app.close());

const unescape = (s: string): string => s.replace(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n)));
const plain = (html: string): string => unescape(html.replace(/<\/(p|pre|td|th|dd|li|h\d)>/g, ' ').replace(/<[^>]+>/g, ''));
const ids = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1] as string);

describe.each(PAGES)('the page %s', (path) => {
  it('is served with a strict policy and asks nothing of anybody else', async () => {
    const answer = await fetch(gateway.url + path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'self'/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const html = await answer.text();
    const urls = [...unescape(html).matchAll(/(?:https?:)?\/\/[\w.-]+(?::\d+)?/g)].map((m) => m[0]).filter((url) => url !== ORIGIN && url !== ORIGIN.slice(5));
    expect(urls).toEqual([]);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! src="\/docs\/assets\/)/);
  });

  it('is in Chinese and in English, for narrow screens too, with ids that are there once', () => {
    const html = text.get(path) ?? '';
    expect(html).toMatch(/<html lang="zh-CN">[^]*<meta name="viewport" content="width=device-width, initial-scale=1">[^]*<span lang="en">/);
    expect(html.match(/<h1/g)?.length ?? 0).toBe(path === '/docs/api' ? 0 : 1);
    expect(ids(html).filter((id, i, all) => all.indexOf(id) !== i)).toEqual([]);
  });

  it('has no dead link', async () => {
    const html = text.get(path) ?? '';
    const links = new Set([...html.matchAll(/ (?:href|src)="([^"]+)"/g)].map((m) => unescape(m[1] as string)));
    expect(links.size).toBeGreaterThan(5);
    for (const link of links) {
      const [target, anchor] = (link.startsWith('#') ? path + link : link).split('#') as [string, string?];
      const answer = await fetch(gateway.url + target);
      expect([link, target === '/healthz/ready' ? 200 : answer.status]).toEqual([link, 200]);
      const body = await answer.text();
      const inBrowser = anchor?.startsWith('/') && operations().some((o) => anchor === `/${operationName(o).split('.').slice(0, 2).join('.')}/${operationName(o)}`);
      if (anchor) expect([link, inBrowser || ids(body).includes(anchor)]).toEqual([link, true]);
    }
  });
});

describe('the contents of the pages', () => {
  it('has an anchor for every error code, which problem documents point at', () => {
    const html = text.get('/docs/errors') ?? '';
    expect(errorCodes().filter((code) => !html.includes(`<tr id="${code}">`))).toEqual([]);
  });

  it('has every event with its subject, type, each field and an example that is a valid envelope', () => {
    const html = text.get('/docs/events') ?? '';
    const words = plain(html);
    for (const e of events()) {
      expect(words).toContain(eventSubject(e, '<slug>'));
      expect(html).toContain(`<article id="${eventType(e)}">`);
    }
    const examples = [...html.matchAll(/<pre[^>]*><code>(\{[^]*?)<\/code><\/pre>/g)].map((m) => envelope.parse(JSON.parse(unescape(m[1] as string))));
    expect(examples.map((e) => e.type).sort()).toEqual(events().map(eventType).sort());
    for (const field of ['hazardId', 'assignee.memberId', 'tenantsequence', 'actor.name']) expect(words).toContain(field);
  });

  it('shows what every role may do: one mark per permission held', () => {
    const html = text.get('/docs/roles') ?? '';
    const held = Object.values(roles).reduce((n, r) => n + new Set(r.permissions).size, 0);
    expect(html.match(/class="yes"/g)).toHaveLength(held);
    for (const name of [...Object.keys(roles), ...Object.keys(permissions)]) expect(plain(html)).toContain(name);
  });

  it('names only addresses that exist, with the origin of this installation', () => {
    const known = operations().map((o) => new RegExp(`^${operationPath(o).replace(/\{\w+\}/g, '[^/]+')}$`));
    const guide = plain(text.get('/docs') ?? '');
    const named = [...guide.matchAll(/\/api\/[a-z]+\/v1\/[^\s"?]+/g)].map((m) => m[0]);
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((path) => !known.some((k) => k.test(path)))).toEqual([]);
    expect(guide).toContain(`ANLAN=${ORIGIN}\n`);
  });
});

describe('the documents for tools', () => {
  it.each([
    ['/api/openapi.json', () => buildOpenApi(operations(), apiInfo)],
    ['/api/asyncapi.json', () => buildAsyncApi(events(), apiInfo)],
  ])('%s is what the contracts build, with an ETag, compressed where wanted', async (path, build) => {
    const answer = await ask(gateway.url + path);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const body = await read(answer);
    expect(body).toBe(JSON.stringify(build()));
    const { etag = '' } = answer.headers;
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(answer.headers['cache-control']).toBe('public, no-cache');
    const again = await ask(gateway.url + path, { headers: { 'if-none-match': `"other", ${etag}` } });
    expect([again.statusCode, await read(again)]).toEqual([304, '']);
    const packed = await ask(gateway.url + path, { headers: { 'accept-encoding': 'gzip, br' } });
    const chunks: Buffer[] = [];
    for await (const chunk of packed as AsyncIterable<Buffer>) chunks.push(chunk);
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(packed.headers.etag).not.toBe(etag);
    expect(gunzipSync(Buffer.concat(chunks)).toString('utf8')).toBe(body);
  });
});

describe('an address that leads nowhere', () => {
  const get = (path: string, accept?: string) => fetch(gateway.url + path, { headers: accept ? { accept } : {} });

  it('shows a page to a person', async () => {
    const answer = await get('/nowhere', 'text/html,application/xhtml+xml,*/*;q=0.8');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'self'/);
    expect(await answer.text()).toMatch(/没有这个页面[^]*There is no such page[^]*<code>[0-9a-f]{32}<\/code>/);
  });

  it.each([['/nowhere', undefined], ['/nowhere', 'application/json, text/html'], ['/docs/nowhere', '*/*'], ['/api/nowhere', 'text/html'], ['/docs/assets/swagger-ui.js', 'application/json']])(
    'is a problem to a program: %s for %s',
    async (path, accept) => {
      const answer = await get(path, accept);
      expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toMatchObject([404, 'application/problem+json; charset=utf-8', { code: 'request.route_not_found', type: '/docs/errors#request.route_not_found' }]);
    },
  );
});
