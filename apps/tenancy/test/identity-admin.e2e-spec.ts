import { signIn, SignInError, type SignedIn } from '@anlan/platform/testing';
import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IdentityAdmin } from '../src/identity/identity-admin';
import { IdentityError } from '../src/identity/identity.errors';
import { identityTarget, type IdentityTarget } from './identity-target';

// A real Keycloak on a busy machine takes its time.
jest.setTimeout(60_000);

// Its own name, so that a run against a shared Keycloak disturbs nobody.
const realm = `district-test-${process.pid}`;
const redirectUri = 'http://127.0.0.1:9/callback';
const roles = ['admin', 'officer', 'integrator', 'district-admin'];
const realmKey = randomBytes(32);

interface Claims {
  sid: string;
  aud: string | string[];
  iat: number;
  exp: number;
  realm_access: { roles: string[] };
}
const claimsOf = (jwt: string): Claims => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Claims;
const ownRoles = (jwt: string): string[] => claimsOf(jwt).realm_access.roles.filter((role) => roles.includes(role)).sort();
const code = (call: Promise<unknown>): Promise<string> => call.then(() => 'no error', (error: IdentityError) => error.code);

describe('IdentityAdmin', () => {
  let target: IdentityTarget;
  let identity: IdentityAdmin;

  const as = (username: string, password: string, newPassword?: string) =>
    signIn({ issuer: identity.issuerOf(realm), clientId: 'anlan-console', redirectUri, username, password, ...(newPassword && { newPassword }) });
  const grant = async (form: Record<string, string>) => {
    const response = await fetch(`${identity.issuerOf(realm)}/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams(form) });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const service = (clientId: string, secret: string) => grant({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret });

  beforeAll(async () => {
    target = await identityTarget();
    identity = new IdentityAdmin({ adminUrl: target.url, publicUrl: target.url, clientId: target.clientId, clientSecret: target.clientSecret, realmKey });
    await identity.ensureRealm({ realm, displayName: '坪山区应急管理局', roles: ['admin', 'officer'] });
  }, 120_000);

  afterAll(async () => {
    await identity.deleteRealm(realm);
    await target.stop();
  });

  it('given a realm that exists, when ensured again with more roles, then adds them and keeps the rest', async () => {
    const { id } = await identity.ensureUser({ realm, username: 'keeps', displayName: '留存', password: 'Password-1', roles: ['admin'] });
    expect(await identity.ensureRealm({ realm, displayName: '坪山区“应急”局 "q"', roles })).toEqual({ created: false });
    await identity.setUserRoles(realm, id, ['integrator', 'admin']);
    expect(ownRoles((await as('keeps', 'Password-1')).accessToken)).toEqual(['admin', 'integrator']);
  });

  it('given the platform moved to another address, when ensured again, then the console may sign in from there', async () => {
    const moved = new IdentityAdmin({ adminUrl: target.url, publicUrl: 'http://anlan.example:8080/', clientId: target.clientId, clientSecret: target.clientSecret, realmKey });
    expect(moved.issuerOf(realm)).toBe(`http://anlan.example:8080/realms/${realm}`);
    await moved.ensureRealm({ realm, displayName: '坪山区应急管理局', roles });
    await identity.ensureUser({ realm, username: 'mover', displayName: '迁移', password: 'Password-1', roles: [] });
    const at = (redirect: string) => signIn({ issuer: identity.issuerOf(realm), clientId: 'anlan-console', redirectUri: redirect, username: 'mover', password: 'Password-1' });
    await expect(at('http://anlan.example:8080/console/callback')).resolves.toBeDefined();
    await expect(at('http://evil.example/callback')).rejects.toThrow(SignInError);
  });

  it('given a new user with a temporary password, then signs in once with it, and tokens say who it is', async () => {
    const user = { realm, username: 'Zhang.Wei', displayName: '张伟', phone: '13800000000', email: 'zw@example.org', temporaryPassword: 'Start-1234', roles: ['admin'] };
    const first = await identity.ensureUser(user);
    const again = await identity.ensureUser({ ...user, displayName: '张伟（主任）', roles: ['officer'] });
    expect([first.created, again]).toEqual([true, { id: first.id, created: false }]);
    const { accessToken, idToken } = await as('zhang.wei', 'Start-1234', 'Better-5678');
    expect(claimsOf(accessToken)).toMatchObject({ sub: first.id, iss: identity.issuerOf(realm), typ: 'Bearer', azp: 'anlan-console', preferred_username: 'zhang.wei', name: '张伟（主任）', email: 'zw@example.org' });
    expect([claimsOf(accessToken).aud].flat()).toContain('anlan-api');
    expect(claimsOf(accessToken).exp - claimsOf(accessToken).iat).toBe(300);
    expect(claimsOf(idToken).sid).toBe(claimsOf(accessToken).sid);
    expect(ownRoles(accessToken)).toEqual(['officer']);
    await expect(as('zhang.wei', 'Start-1234')).rejects.toThrow(SignInError);
  });

  it('given roles to set, then the set is exact and an unknown role changes nothing', async () => {
    const { id } = await identity.ensureUser({ realm, username: 'roles', displayName: '角色', password: 'Password-1', roles: ['admin', 'officer'] });
    expect(await code(identity.setUserRoles(realm, id, ['integrator', 'absent']))).toBe('identity.not_found');
    expect(ownRoles((await as('roles', 'Password-1')).accessToken)).toEqual(['admin', 'officer']);
    await identity.setUserRoles(realm, id, ['integrator']);
    const { accessToken } = await as('roles', 'Password-1');
    expect(ownRoles(accessToken)).toEqual(['integrator']);
    expect(claimsOf(accessToken).realm_access.roles).toContain(`default-roles-${realm}`);
  });

  it('given a reset password, then the old one is void and a weak one is refused', async () => {
    const { id } = await identity.ensureUser({ realm, username: 'reset', displayName: '重置', password: 'Password-1', roles: [] });
    expect(await code(identity.resetPassword(realm, id, { value: 'short', temporary: true }))).toBe('identity.refused');
    expect(await code(identity.resetPassword(realm, id, { value: 'Password-1', temporary: true }))).toBe('identity.refused');
    await identity.resetPassword(realm, id, { value: 'One-time-99', temporary: true });
    await expect(as('reset', 'Password-1')).rejects.toThrow(SignInError);
    await expect(as('reset', 'One-time-99', 'Password-2')).resolves.toBeDefined();
  });

  it('given a reset password, then sessions end, and one-time codes stay unless they are to begin anew', async () => {
    const { id } = await identity.ensureUser({ realm, username: 'phoneless', displayName: '丢了手机', password: 'Password-1', roles: ['district-admin'] });
    const first = await as('phoneless', 'Password-1');
    // The development issuer asks for no codes and has none to forget.
    const withCodes = first.totpSecret !== undefined;
    const ended = async ({ refreshToken }: SignedIn) => (await grant({ grant_type: 'refresh_token', client_id: 'anlan-console', refresh_token: refreshToken })).body['error'];
    await identity.resetPassword(realm, id, { value: 'One-time-98', temporary: false });
    expect(await ended(first)).toBe('invalid_grant');
    const second = await as('phoneless', 'One-time-98').catch((error: SignInError) => error.message);
    if (withCodes) expect(second).toContain('asks for a one-time code');
    else expect(second).toHaveProperty('accessToken');
    await identity.resetPassword(realm, id, { value: 'One-time-99', temporary: true, oneTimeCode: true });
    const anew = await as('phoneless', 'One-time-99', 'Password-2');
    expect(anew.totpSecret !== undefined).toBe(withCodes);
    if (withCodes) expect(anew.totpSecret).not.toBe(first.totpSecret);
    await identity.resetPassword(realm, id, { value: 'One-time-97', temporary: true, oneTimeCode: true });
    expect(await ended(anew)).toBe('invalid_grant');
  });

  it('given a disabled user, then sessions end and signing in is refused until enabled', async () => {
    const { id } = await identity.ensureUser({ realm, username: 'leaver', displayName: '离职', password: 'Password-1', roles: [] });
    const { refreshToken } = await as('leaver', 'Password-1');
    await identity.setUserEnabled(realm, id, false);
    expect((await grant({ grant_type: 'refresh_token', client_id: 'anlan-console', refresh_token: refreshToken })).body['error']).toBe('invalid_grant');
    await expect(as('leaver', 'Password-1')).rejects.toThrow(SignInError);
    await identity.setUserEnabled(realm, id, true);
    await expect(as('leaver', 'Password-1')).resolves.toBeDefined();
    await identity.deleteUser(realm, id);
    await identity.deleteUser(realm, id);
    expect(await code(identity.setUserEnabled(realm, id, true))).toBe('identity.not_found');
  });

  it('given a service client, then it gets tokens for the API, and a rotated secret replaces the old one', async () => {
    const wanted = { realm, clientId: 'api-1', name: '一体化平台', roles: ['integrator'] };
    const client = await identity.ensureServiceClient(wanted);
    expect(await identity.ensureServiceClient(wanted)).toEqual(client);
    const { body } = await service('api-1', client.clientSecret);
    const claims = claimsOf(body['access_token'] ?? '');
    expect(claims).toMatchObject({ sub: client.serviceAccountUserId, azp: 'api-1', client_id: 'api-1', typ: 'Bearer' });
    expect([claims.aud].flat()).toContain('anlan-api');
    expect(ownRoles(body['access_token'] ?? '')).toEqual(['integrator']);
    const { clientSecret } = await identity.rotateClientSecret(realm, client.id);
    expect([(await service('api-1', client.clientSecret)).status, (await service('api-1', clientSecret)).status]).toEqual([401, 200]);
    await identity.deleteClient(realm, client.id);
    await identity.deleteClient(realm, client.id);
    expect((await service('api-1', clientSecret)).status).toBe(401);
  });

  it('given a realm told to give no tokens, then neither people nor programs get one until it may again', async () => {
    const client = await identity.ensureServiceClient({ realm, clientId: 'api-2', name: '暂停', roles: [] });
    await identity.ensureUser({ realm, username: 'paused', displayName: '暂停', password: 'Password-1', roles: [] });
    const { refreshToken } = await as('paused', 'Password-1');
    const refresh = () => grant({ grant_type: 'refresh_token', client_id: 'anlan-console', refresh_token: refreshToken });
    await identity.setTokensGiven(realm, false);
    await identity.setTokensGiven(realm, false);
    expect((await service('api-2', client.clientSecret)).status).toBe(401);
    expect((await refresh()).status).toBe(401);
    await expect(as('paused', 'Password-1')).rejects.toThrow(SignInError);
    // Whoever administers it is not locked out with them.
    await identity.ensureUser({ realm, username: 'paused', displayName: '暂停中', roles: [] });
    await identity.setTokensGiven(realm, true);
    expect((await service('api-2', client.clientSecret)).status).toBe(200);
    await expect(as('paused', 'Password-1')).resolves.toBeDefined();
  });

  it('given ten calls at once for the same user, then there is one user', async () => {
    const user = { realm, username: 'at-once', displayName: '并发', roles: ['officer'] };
    const made = await Promise.all(Array.from({ length: 10 }, () => identity.ensureUser(user)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made.filter(({ created }) => created)).toHaveLength(1);
  });

  it('given what does not exist or is not allowed, then says which kind of error', async () => {
    expect(await code(identity.ensureUser({ realm: 'absent', username: 'nobody', displayName: '无', roles: [] }))).toBe('identity.not_found');
    expect(await code(identity.ensureUser({ realm, username: 'bad name', displayName: '无', roles: [] }))).toBe('identity.refused');
    expect(await code(identity.setTokensGiven('absent', true))).toBe('identity.not_found');
    await expect(identity.deleteRealm('absent')).resolves.toBeUndefined();
  });
});

describe('IdentityAdmin without a sound identity service', () => {
  let server: Server | undefined;

  const behind = async (listener: RequestListener): Promise<IdentityAdmin> => {
    server = createServer(listener).listen(0, '127.0.0.1');
    await new Promise((done) => server?.once('listening', done));
    const adminUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new IdentityAdmin({ adminUrl, publicUrl: adminUrl, clientId: 'c', clientSecret: 's', realmKey });
  };
  const withToken = (listener: RequestListener): RequestListener => (req, res) => {
    if (req.url?.startsWith('/realms/')) res.end(JSON.stringify({ access_token: 't', expires_in: 60 }));
    else void listener(req, res);
  };

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  it('given nobody listens, then it is unavailable', async () => {
    const identity = await behind(() => undefined);
    await new Promise((done) => server?.close(done));
    expect(await code(identity.setTokensGiven('r', true))).toBe('identity.unavailable');
  });

  it('given a connection that breaks once, then an idempotent call goes through and a creating one is not repeated', async () => {
    const seen: string[] = [];
    const identity = await behind(
      withToken((req, res) => {
        seen.push(`${req.method} ${req.url}`);
        if (req.method === 'POST' || seen.length === 1) req.socket.destroy();
        else res.writeHead(req.method === 'GET' ? 200 : 204).end(req.method === 'GET' ? '[]' : undefined);
      }),
    );
    await identity.setTokensGiven('r', true);
    expect(seen).toEqual(['GET /admin/realms/r/clients', 'GET /admin/realms/r/clients']);
    seen.length = 1;
    expect(await code(identity.ensureUser({ realm: 'r', username: 'u1', displayName: 'U', roles: [] }))).toBe('identity.unavailable');
    expect(seen.filter((line) => line.startsWith('POST'))).toHaveLength(1);
  });

  it('given an answer of HTML, then it is unavailable and not a crash', async () => {
    const identity = await behind(withToken((_req, res) => res.end('<html>maintenance</html>')));
    expect(await code(identity.setUserEnabled('r', 'u', true))).toBe('identity.unavailable');
  });

  it('given a service that never answers, then gives up after five seconds', async () => {
    const identity = await behind(() => undefined);
    const started = Date.now();
    const error = await identity.setTokensGiven('r', true).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(IdentityError);
    expect((error as IdentityError).message).toContain('5 s');
    expect(Date.now() - started).toBeLessThan(7_000);
  }, 10_000);

  it('given a token near its end, then fetches one token for many calls and a new one in time', async () => {
    let tokens = 0;
    const identity = await behind((req, res) => {
      if (!req.url?.startsWith('/realms/')) return void res.end('[]');
      tokens += 1;
      // The first has 29 s to live, which is less than the margin.
      res.end(JSON.stringify({ access_token: `t${tokens}`, expires_in: tokens === 1 ? 29 : 600 }));
    });
    await identity.setTokensGiven('r', true);
    await Promise.all(Array.from({ length: 5 }, () => identity.setTokensGiven('r', true)));
    expect(tokens).toBe(2);
  });
});
