import { createHmac, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { IdentityAdmin } from '../src/identity/identity-admin';
import type { IdentityError } from '../src/identity/identity.errors';
import { identityTarget, type IdentityTarget } from './identity-target';

// A real Keycloak on a busy machine takes its time.
jest.setTimeout(60_000);

const keys = { first: randomBytes(32), second: randomBytes(32), stranger: randomBytes(32) };
const template = resolve(__dirname, '../../../infra/keycloak');
const managementRoles = ['manage-realm', 'manage-users', 'manage-clients'] as const;
const code = (call: Promise<unknown>): Promise<string> => call.then(() => 'no error', (error: IdentityError) => error.code);

/** What the documents promise of the secret; on its own, so that a change of the derivation is seen. */
const secretOf = (key: Buffer, realm: string) => createHmac('sha256', key).update(`realm-service-account:${realm}`).digest('base64url');

describe('who may do what at the identity service', () => {
  let target: IdentityTarget;
  const made = new Map<string, IdentityAdmin>();

  const adminWith = (realmKey: Buffer, previousRealmKey?: Buffer, adminUrl = target.url) =>
    new IdentityAdmin({ adminUrl, publicUrl: target.url, clientId: target.clientId, clientSecret: target.clientSecret, realmKey, previousRealmKey });
  const realmOf = async (name: string, identity = adminWith(keys.first)) => {
    const realm = `district-${name}-${process.pid}`;
    await identity.ensureRealm({ realm, displayName: '权限区应急管理局', roles: ['officer', 'auditor'] });
    made.set(realm, identity);
    return { realm, identity };
  };
  const bearer = async (realm: string, clientId: string, secret: string) => {
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret });
    const answer = await fetch(`${target.url}/realms/${realm}/protocol/openid-connect/token`, { method: 'POST', body });
    return { status: answer.status, token: ((await answer.json()) as { access_token?: string }).access_token };
  };
  const ask = async (token: string | undefined, method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return (await fetch(`${target.url}/admin/realms${path}`, { method, headers, body: body && JSON.stringify(body) })).status;
  };

  beforeAll(async () => {
    target = await identityTarget();
  }, 120_000);

  afterAll(async () => {
    for (const [realm, identity] of made) await identity.deleteRealm(realm);
    await target.stop();
  });

  it('given the client of master, then it made the realm and may do nothing in it, nor in another', async () => {
    const { realm } = await realmOf('creator');
    const { realm: other } = await realmOf('creator-other');
    // Fetched after the realms were made: Keycloak has by then given their maker every right in them.
    const { token } = await bearer('master', target.clientId, target.clientSecret);
    for (const path of [`/${realm}`, `/${other}`, '/master']) {
      expect(await ask(token, 'GET', `${path}/users`)).toBe(403);
      expect(await ask(token, 'POST', `${path}/users`, { username: 'intruder' })).toBe(403);
      expect(await ask(token, 'GET', `${path}/clients`)).toBe(403);
      expect(await ask(token, 'PUT', path, { displayName: '改名' })).toBe(403);
      expect(await ask(token, 'DELETE', path)).toBe(403);
    }
  });

  it("given a realm's service account, then its secret is derived and its rights end at its realm", async () => {
    const { realm } = await realmOf('own');
    const { realm: other } = await realmOf('other');
    const { token } = await bearer(realm, 'anlan-tenancy', secretOf(keys.first, realm));
    expect(await ask(token, 'GET', `/${realm}/users`)).toBe(200);
    for (const path of [`/${other}/users`, `/${other}/clients`, '/master/users']) expect(await ask(token, 'GET', path)).toBe(403);
    expect(await ask(token, 'GET', '/absent/users')).toBe(404);
    expect(await ask(token, 'POST', '', { realm: 'district-escape', enabled: true })).toBe(403);
    expect((await bearer(other, 'anlan-tenancy', secretOf(keys.first, realm))).status).toBe(401);
  });

  it.each([
    ['manage-users', 'ensureUser', (i: IdentityAdmin, realm: string) => i.ensureUser({ realm, username: 'somebody', displayName: '某人', roles: [] })],
    ['manage-clients', 'ensureServiceClient', (i: IdentityAdmin, realm: string) => i.ensureServiceClient({ realm, clientId: 'api', name: '接口', roles: [] })],
    ['manage-realm', 'ensureRealm', (i: IdentityAdmin, realm: string) => i.ensureRealm({ realm, displayName: '新名应急管理局', roles: ['officer', 'leader'] })],
  ] as const)('given a service account without %s, then %s is refused: none of its rights is to spare', async (missing, _what, work) => {
    const folder = mkdtempSync(join(tmpdir(), 'anlan-template-'));
    cpSync(template, folder, { recursive: true });
    const path = join(folder, 'realm-template.json');
    const text = readFileSync(path, 'utf8');
    const rights = managementRoles.filter((role) => role !== missing);
    const parsed = JSON.parse(text) as { users: [{ clientRoles: Record<string, readonly string[]> }] };
    expect(parsed.users[0].clientRoles['realm-management']).toEqual(managementRoles);
    parsed.users[0].clientRoles['realm-management'] = rights;
    writeFileSync(path, JSON.stringify(parsed));
    process.env['REALM_TEMPLATE'] = path;
    try {
      const { realm, identity } = await realmOf(`without-${missing}`);
      // It cannot delete itself without the right to manage the realm; the target goes away with it.
      if (missing === 'manage-realm') made.delete(realm);
      expect(await code(work(identity, realm))).toBe('identity.refused');
    } finally {
      delete process.env['REALM_TEMPLATE'];
      rmSync(folder, { recursive: true });
    }
  });

  it('given a realm of another installation, then everything is refused as a conflict that says so, and nothing is changed', async () => {
    const { realm } = await realmOf('theirs', adminWith(keys.stranger));
    const ours = adminWith(keys.first, keys.second);
    const error = await ours.ensureRealm({ realm, displayName: '占用', roles: [] }).catch((caught: IdentityError) => caught);
    expect(error).toMatchObject({ code: 'identity.conflict', answer: expect.stringContaining(realm) });
    expect(await code(ours.ensureUser({ realm, username: 'nobody', displayName: '无', roles: [] }))).toBe('identity.conflict');
    expect(await code(ours.deleteRealm(realm))).toBe('identity.conflict');
    expect((await bearer(realm, 'anlan-tenancy', secretOf(keys.stranger, realm))).status).toBe(200);
  });

  it('given a new key beside the previous one, then the secret is renewed at the first use, and the previous key is done with', async () => {
    const { realm } = await realmOf('rotated');
    expect(await code(adminWith(keys.second).ensureUser({ realm, username: 'early', displayName: '早', roles: [] }))).toBe('identity.conflict');
    const rotating = adminWith(keys.second, keys.first);
    // Many at once: one renewal.
    await Promise.all(['a1', 'a2', 'a3'].map((username) => rotating.ensureUser({ realm, username, displayName: '同时', roles: ['officer'] })));
    expect((await bearer(realm, 'anlan-tenancy', secretOf(keys.first, realm))).status).toBe(401);
    const after = adminWith(keys.second);
    expect(await after.hasRealm(realm)).toBe(true);
    await after.ensureUser({ realm, username: 'late', displayName: '晚', roles: ['officer'] });
    made.set(realm, after);
  });

  it('given a lost answer to the request that made the realm, then the next try finds it its own', async () => {
    const realm = `district-lost-${process.pid}`;
    const relay = await cutAfter(target.url, (method, path) => method === 'POST' && path === '/admin/realms');
    try {
      const through = adminWith(keys.first, undefined, relay.url);
      const wanted = { realm, displayName: '断点区应急管理局', roles: ['officer'] };
      expect(await code(through.ensureRealm(wanted))).toBe('identity.unavailable');
      made.set(realm, adminWith(keys.first));
      expect(await through.ensureRealm(wanted)).toEqual({ created: false });
      expect(relay.asked.filter((line) => line.startsWith('POST /realms/master/'))).toHaveLength(1);
    } finally {
      relay.server.closeAllConnections();
      relay.server.close();
    }
  });

  it('given several realms, then the client of master signs in once for each that is made, and for nothing else', async () => {
    const relay = await cutAfter(target.url, () => false);
    try {
      const through = adminWith(keys.first, undefined, relay.url);
      const { realm } = await realmOf('counted-1', through);
      await realmOf('counted-2', through);
      await through.ensureUser({ realm, username: 'someone', displayName: '某', roles: ['officer'] });
      await through.ensureRealm({ realm, displayName: '权限区应急管理局', roles: ['officer', 'auditor', 'leader'] });
      expect(relay.asked.filter((line) => line === 'POST /admin/realms')).toHaveLength(2);
      expect(relay.asked.filter((line) => line.startsWith('POST /realms/master/'))).toHaveLength(2);
    } finally {
      relay.server.closeAllConnections();
      relay.server.close();
      for (const name of ['counted-1', 'counted-2']) made.set(`district-${name}-${process.pid}`, adminWith(keys.first));
    }
  });
});

/** Hands requests on and notes them; the connection is cut after the target has done the first that `cut` names. */
async function cutAfter(to: string, cut: (method: string, path: string) => boolean): Promise<{ url: string; asked: string[]; server: Server }> {
  const asked: string[] = [];
  let done = false;
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const { method = '', url: path = '' } = req;
      asked.push(`${method} ${path}`);
      const headers = Object.fromEntries(['authorization', 'content-type'].flatMap((name) => (req.headers[name] ? [[name, String(req.headers[name])]] : [])));
      const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
      void fetch(`${to}${path}`, { method, headers, body, redirect: 'manual' }).then(async (answer) => {
        const bytes = Buffer.from(await answer.arrayBuffer());
        if (!done && cut(method, path)) {
          done = true;
          req.socket.destroy();
          return;
        }
        const location = answer.headers.get('location');
        res.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain', ...(location ? { location } : {}) }).end(bytes);
      });
    });
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server };
}
