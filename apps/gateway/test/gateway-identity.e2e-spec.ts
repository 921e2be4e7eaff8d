import type { IncomingMessage, ServerResponse } from 'node:http';
import { ask, raw, readJson, startGateway, startUpstream, type Running, type Upstream } from './gateway.kit';

/** What the upstream saw: `rawHeaders` keeps doubled ones apart. */
type Seen = { method: string; url: string; headers: Record<string, string>; rawHeaders: string[] };

let upstream: Upstream;
let issuer: Upstream;
let gateway: Running;
let seen: Seen[];

beforeAll(async () => {
  const record = (req: IncomingMessage, res: ServerResponse): void => {
    const found = { method: req.method ?? '', url: req.url ?? '', headers: req.headers as Record<string, string>, rawHeaders: req.rawHeaders };
    seen.push(found);
    req.resume().on('end', () => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found)));
  };
  upstream = await startUpstream(record);
  issuer = await startUpstream(record);
  gateway = await startGateway({ UPSTREAMS: JSON.stringify({ tenancy: upstream.url, enforcement: upstream.url }), ISSUER_URL: issuer.url });
});
afterAll(async () => {
  await gateway.app.close();
  await Promise.all([upstream.close(), issuer.close()]);
});
beforeEach(() => (seen = []));

const send = (path: string, method = 'GET'): Promise<{ text: string }> => raw(gateway.port, `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);

describe('of the identity service', () => {
  const realm = '/realms/district-440310';
  it.each([
    realm, `${realm}/`, `${realm}/.well-known/openid-configuration`, `${realm}/protocol/openid-connect/auth?client_id=x&redirect_uri=https%3A%2F%2Fx`, `${realm}/protocol/openid-connect/token`,
    `${realm}/protocol/openid-connect/certs`, `${realm}/protocol/openid-connect/logout`, `${realm}/login-actions/authenticate?session_code=x`, `${realm}/login-actions/required-action`, `${realm}/account`, `${realm}/account/`,
    `${realm}/broker/gov/endpoint?code=x`, '/realms/platform', '/realms/masters', '/resources/a1b2c/login/anlan/css/styles.css', '/resources/a1b2c/common/keycloak/img/favicon.ico',
  ])('%s is what people and clients need', async (path) => {
    expect((await send(path)).text).toMatch(/^HTTP\/1\.1 200 /);
    expect(seen.map(({ url }) => url)).toEqual([path]);
  });

  it.each([
    // its administration, by every spelling
    '/admin', '/admin/', '/admin/realms', '/admin/realms/district-440310/users', '/admin/master/console', '/admin/serverinfo', '//admin/realms', '/./admin/realms', '/%61dmin/realms', '/admin%2frealms', '/ADMIN/realms', '/auth/admin/realms',
    '/realms/../admin/realms', '/realms/%2e%2e/admin/realms', '/realms/..%2fadmin/realms', '/realms/%2e%2e%2fadmin', '/realms/..;/admin/realms', '/realms/.;/../admin', '/realms/district-440310/../../admin/realms', '/realms/district-440310/..%5c..%5cadmin',
    '/realms/%252e%252e/admin/realms', '/realms/x/..%c0%af../admin', '/resources/../admin/realms', '/resources/%2e%2e/admin/realms', '/resources/..;/admin/realms', '/resources//admin', '/resources\\..\\admin', '/realms\\..\\admin',
    // the realm of its administrators
    '/realms/master', '/realms/master/', '/realms/master?x', '/realms/Master', '/realms/MASTER/protocol/openid-connect/token', '/realms/m%61ster/protocol/openid-connect/token', '/realms/master%2fprotocol', '/realms/master;a=b',
    '/realms/master;a=b/protocol/openid-connect/token', '/realms/master%3ba=b/protocol/openid-connect/token', '/realms/;a=b/master', '/realms/master%20/account', '/realms/master%09/account', '/realms/%20master/account', '/realms/master./account',
    '/realms//master', '//realms/master', '/realms/./master', '/realms/%2e/master', '/%72ealms/master', '/realms/district-440310/../master', '/realms/district-440310;/../master', '/realms/%6d%61%73%74%65%72', '/realms/master#x', '/realms',
    // what a realm has for its administrators and for programs that register themselves
    `${realm}/clients-registrations/default`, `${realm}/clients-registrations/openid-connect`, `${realm}/protocol;x/openid-connect/token`, `${realm};x/account`, `${realm}/protocol/saml`, `${realm}/protocol/docker-v2/auth`, `${realm}/authz/protection/resource_set`,
    `${realm}/protocol%2fopenid-connect/token`, `${realm}/accounting`, `${realm}/metrics`,
    // health, figures and other roots
    '/metrics', '/health', '/health/ready', '/healthz', '/q/health', '/js/keycloak.js', '/welcome', '/robots.txt', '/management/health',
    // those of the services
    '/api/tenancy/../healthz/ready', '/api/tenancy/..%2fhealthz/ready', '/api/tenancy/%2e%2e/metrics', '/api/tenancy/..;/healthz/ready', '/api/..;/healthz', '/api/%2e%2e/metrics', '/api/relay/v1/x', '/api/gateway/v1/x', '/api/dev-issuer/admin/realms', '/api/identity/admin',
    '/api/realms/master', '/api/__proto__/v1/x', '/api/constructor/v1/x',
  ])('%s stays inside', async (path) => {
    for (const method of ['GET', 'POST']) {
      const { text } = await send(path, method);
      expect(text).toMatch(/^HTTP\/1\.1 404 /);
      expect(seen).toEqual([]);
    }
  });

  it.each(['TRACE', 'CONNECT', 'PROPFIND', 'PURGE', 'get'])('the method %s is not passed on', async (method) => {
    const { text } = await send(`${realm}/account`, method);
    expect(text).not.toMatch(/^HTTP\/1\.1 2/);
    expect(seen).toEqual([]);
  });

  it('the health of the gateway itself says nothing of addresses', async () => {
    const body = await (await fetch(`${gateway.url}/healthz/ready`)).text();
    expect(body).not.toMatch(/127\.0\.0\.1|https?:/);
  });
});

describe('a header that only a proxy or a service may set', () => {
  const forged = [
    'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Forwarded-Port', 'X-Forwarded-Prefix', 'X-Forwarded-Server', 'X-Forwarded-Scheme', 'X-Forwarded-Ssl', 'X-Forwarded-User', 'X-Forwarded-Client-Cert', 'X-Forwarded', 'Forwarded',
    'X_Forwarded_For', 'X-Forwarded_Host', 'X-Real-IP', 'X-Client-IP', 'X-Cluster-Client-IP', 'True-Client-IP', 'CF-Connecting-IP', 'X-Original-URL', 'X-Original-Host', 'X-Rewrite-URL', 'X-Host', 'X-HTTP-Method-Override', 'X-Method-Override',
    'X-Tenant', 'X-Tenant-Id', 'X_Tenant_Id', 'X-Anlan-Tenant', 'X-User', 'X-User-Id', 'X-Remote-User', 'Remote-User', 'X-Auth-Request-User', 'X-Roles', 'SSL-Client-Cert', 'SSL_CLIENT_CERT', 'X-SSL-Client-Cert', 'X-Client-Cert', 'X-Envoy-Original-Path',
  ];
  it.each([['a service', '/api/tenancy/v1/tenants'], ['the identity service', '/realms/district-440310/protocol/openid-connect/token']])('never reaches %s as a client said it', async (_, path) => {
    const lines = forged.map((name) => `${name}: evil-440300.example`).join('\r\n');
    const { text } = await raw(gateway.port, `GET ${path} HTTP/1.1\r\nHost: x\r\n${lines}\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(JSON.stringify(seen)).not.toContain('evil');
    expect(seen[0]?.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1' });
    expect(seen[0]?.rawHeaders.filter((name) => /^x.forwarded.for$/i.test(name))).toHaveLength(1);
  });

  it('is not lost either when a client names it as one that concerns one hop only', async () => {
    const { headers } = await readJson<Seen>(await ask(`${gateway.url}/realms/district-440310`, { headers: { connection: 'close, x-forwarded-for, x-forwarded-host, x-forwarded-proto, host, traceparent' } }));
    expect(headers).toMatchObject({ host: 'public.example:8080', 'x-forwarded-host': 'public.example:8080', 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
    expect(headers['traceparent']).toBeTruthy();
  });

  it('of ours that is no claim passes: a request keeps its own', async () => {
    const { headers } = await readJson<Seen>(await ask(`${gateway.url}/api/tenancy/v1/x`, { headers: { 'x-request-id': 'r-1', 'accept-language': 'en', authorization: 'Bearer a.b.c' } }));
    expect(headers).toMatchObject({ 'x-request-id': 'r-1', 'accept-language': 'en', authorization: 'Bearer a.b.c' });
  });
});

describe('a request that two programs could read differently', () => {
  const at = (head: string, body = ''): string => `POST /api/tenancy/v1/x HTTP/1.1\r\nConnection: close\r\n${head}\r\n\r\n${body}`;
  it.each<[string, string]>([
    ['two tokens', at('Host: x\r\nAuthorization: Bearer a.b.c\r\nAuthorization: Bearer d.e.f\r\nContent-Length: 0')],
    ['two tokens, in other letters', at('Host: x\r\nAUTHORIZATION: Bearer a.b.c\r\nauthorization: Bearer d.e.f\r\nContent-Length: 0')],
    ['two hosts', at('Host: x\r\nHost: y\r\nContent-Length: 0')],
    ['no host', at('Content-Length: 0')],
    ['two lengths', at('Host: x\r\nContent-Length: 1\r\nContent-Length: 2', 'ab')],
    ['two lengths in one', at('Host: x\r\nContent-Length: 1, 2', 'ab')],
    ['a length with a sign', at('Host: x\r\nContent-Length: +1', 'a')],
    ['a length and chunks', at('Host: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked', '0\r\n\r\n')],
    ['chunks and a length', at('Host: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4', '0\r\n\r\n')],
    ['an unknown coding', at('Host: x\r\nTransfer-Encoding: xchunked', '0\r\n\r\n')],
    ['chunks that are not last', at('Host: x\r\nTransfer-Encoding: chunked, identity', '0\r\n\r\n')],
    ['a coding behind a tabulator and vertical space', at('Host: x\r\nTransfer-Encoding:\u000bchunked', '0\r\n\r\n')],
    ['a blank before the colon', at('Host: x\r\nTransfer-Encoding : chunked', '0\r\n\r\n')],
    ['a folded line', at('Host: x\r\nX-A: b\r\n Transfer-Encoding: chunked\r\nContent-Length: 0\r\nX\u0000: y')],
    ['a header with a zero byte', at('Host: x\r\nX-A: b\u0000c\r\nContent-Length: 0')],
    ['a size of a chunk that is none', at('Host: x\r\nTransfer-Encoding: chunked', 'g\r\nab\r\n0\r\n\r\n')],
  ])('with %s is refused, and reaches nobody', async (_, bytes) => {
    const { text } = await raw(gateway.port, bytes, 2_000);
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(seen).toEqual([]);
  });

  it('hidden in the body of another is only its body', async () => {
    const inner = 'GET /admin/realms HTTP/1.1\r\nHost: x\r\n\r\n';
    const { text } = await raw(gateway.port, at(`Host: x\r\nContent-Type: text/plain\r\nContent-Length: ${inner.length}`, inner));
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(seen.map(({ url }) => url)).toEqual(['/api/tenancy/v1/x']);
  });

  it('behind another on one connection is judged by itself', async () => {
    const { text } = await raw(gateway.port, 'GET /api/tenancy/v1/x HTTP/1.1\r\nHost: x\r\n\r\nGET /realms/master HTTP/1.1\r\nHost: x\r\n\r\nGET /admin/realms HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 404']);
    expect(seen.map(({ url }) => url)).toEqual(['/api/tenancy/v1/x']);
  });

  it('as a switch to another protocol is answered as it stands, and stays what it was', async () => {
    const { text } = await raw(gateway.port, 'GET /api/tenancy/v1/x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n');
    expect(text).not.toMatch(/^HTTP\/1\.1 101/);
    for (const name of ['upgrade', 'http2-settings']) expect(seen[0]?.headers ?? {}).not.toHaveProperty(name);
  });
});
