import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ask, raw, read, readJson, startGateway, type Running } from './gateway.kit';

const script = `console.log('安澜');${' '.repeat(2_000)}`;
let dir: string;
let gateway: Running;

/** A compiled console in small: what the real one's build writes, under the same names. */
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'anlan-console-'));
  mkdirSync(join(dir, 'dist', 'assets'), { recursive: true });
  writeFileSync(join(dir, 'secret.txt'), 'outside of the console');
  const file = (name: string, content: string): void => writeFileSync(join(dir, 'dist', name), content);
  file('index.html', '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><link rel="stylesheet" href="/first-paint.css" nonce="__CSP_NONCE__"><title>安澜</title>');
  file('first-paint.css', 'body{margin:0}');
  file('icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  file('assets/index-a1b2c3.js', script);
  writeFileSync(join(dir, 'dist', 'assets', 'index-a1b2c3.js.gz'), gzipSync(script));
  gateway = await startGateway({ CONSOLE_DIR: join(dir, 'dist') });
});
afterAll(async () => {
  await gateway.app.close();
  rmSync(dir, { recursive: true, force: true });
});

const nonceOf = (html: string): string => /nonce="([^"]+)"/.exec(html)?.[1] ?? '';

describe('the console page', () => {
  it.each(['/', '/440310', '/440310/hazards/1?tab=2', '/platform', '/platform/districts', '/p/440310'])('is at %s, kept by nobody, with a nonce that its policy names', async (path) => {
    const answer = await ask(gateway.url + path);
    const html = await read(answer);
    const nonce = nonceOf(html);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(Buffer.from(nonce, 'base64')).toHaveLength(18);
    expect(html).not.toContain('__CSP_NONCE__');
    expect(html.split(nonce)).toHaveLength(3);
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
  });

  it('given it is asked for twice, then the nonces differ', async () => {
    const nonces = await Promise.all([1, 2, 3].map(async () => nonceOf(await read(await ask(`${gateway.url}/440310`)))));
    expect(new Set(nonces).size).toBe(3);
  });

  it.each(['/44031', '/4403100', '/abcdef', '/index.html', '/p', '/platformx', '/440310.json'])('is not at %s', async (path) => {
    const answer = await ask(gateway.url + path);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, expect.stringContaining('application/problem+json')]);
    expect(await readJson(answer)).toMatchObject({ status: 404, code: 'request.route_not_found' });
  });

  it.each(['POST', 'PUT', 'DELETE'])('is not given for %s', async (method) => {
    const answer = await ask(`${gateway.url}/440310`, { method });
    expect(answer.statusCode).toBe(404);
    expect(await read(answer)).not.toContain('<');
  });
});

describe('files of the console', () => {
  it('given one named by its content, then it is kept for good, and comes compressed to who can read that', async () => {
    const plain = await ask(`${gateway.url}/assets/index-a1b2c3.js`);
    expect(plain.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-type': expect.stringContaining('javascript') });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(await read(plain)).toBe(script);
    const small = await ask(`${gateway.url}/assets/index-a1b2c3.js`, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(small.headers).toMatchObject({ 'content-encoding': 'gzip', vary: expect.stringMatching(/accept-encoding/i), 'content-type': expect.stringContaining('javascript'), 'cache-control': 'public, max-age=31536000, immutable' });
    const chunks: Buffer[] = [];
    for await (const chunk of small as AsyncIterable<Buffer>) chunks.push(chunk);
    expect(Buffer.concat(chunks).length).toBeLessThan(script.length / 2);
    expect(gunzipSync(Buffer.concat(chunks)).toString('utf8')).toBe(script);
  });

  it.each(['/first-paint.css', '/icon.svg'])('given %s, which keeps its name, then it is kept for an hour', async (path) => {
    const answer = await ask(gateway.url + path);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=3600']);
    expect(await read(answer)).not.toBe('');
  });

  it.each(['/assets/none.js', '/assets/', '/assets', '/assets/index-a1b2c3.js.map'])('given %s, which is not there, then a problem that nobody keeps', async (path) => {
    const answer = await ask(gateway.url + path);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([404, 'no-store']);
    expect(await readJson(answer)).toMatchObject({ status: 404, code: 'request.route_not_found', traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it.each(['/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '/assets/..\\..\\secret.txt', '//secret.txt', '/assets/.%00./secret.txt', '/p/../../secret.txt'])(
    'given %s, which leads out of the console, then it is refused',
    async (path) => {
      // As bytes: a client library would straighten the path before it sends it.
      const { text } = await raw(gateway.port, `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
      expect(text).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(text).not.toContain('outside of the console');
    },
  );
});

it('given no compiled console, then the gateway does not start, and says how to make it', async () => {
  await expect(startGateway({ CONSOLE_DIR: join(dir, 'nowhere') })).rejects.toThrow(/npm run build/);
});
