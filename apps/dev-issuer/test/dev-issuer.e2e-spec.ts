import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn, SignInError, type SignInOptions } from '../../../libs/platform/src/testing/sign-in';
import { AdminApi, buildIssuer, claimsOf, headerOf, refusedStart, startIssuer, token, type RunningIssuer } from './issuer-process';

const realm = 'district-440310';
const redirectUri = 'http://127.0.0.1:9/callback';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const audience = {
  name: 'anlan-api-audience',
  protocol: 'openid-connect',
  protocolMapper: 'oidc-audience-mapper',
  config: { 'included.custom.audience': 'anlan-api', 'access.token.claim': 'true' },
};
const password = (value: string, temporary = false) => [{ type: 'password', value, temporary }];

const representation = {
  realm,
  displayName: '坪山区应急管理局',
  enabled: true,
  accessTokenLifespan: 300,
  passwordPolicy: 'length(8)',
  roles: { realm: [{ name: 'admin' }, { name: 'officer' }] },
  clients: [
    {
      clientId: 'anlan-console',
      publicClient: true,
      redirectUris: ['http://127.0.0.1/*', 'https://anlan.example/console/*'],
      webOrigins: ['+'],
      attributes: { 'pkce.code.challenge.method': 'S256' },
      protocolMappers: [audience],
    },
    { clientId: 'api', secret: 'api-secret', serviceAccountsEnabled: true, standardFlowEnabled: false, attributes: { 'access.token.lifespan': '1800' }, protocolMappers: [audience] },
    { clientId: 'self-admin', secret: 'self-secret', serviceAccountsEnabled: true, standardFlowEnabled: false },
  ],
  users: [
    { username: 'li.na', firstName: '李娜', enabled: true, credentials: password('Password-1'), realmRoles: ['officer'] },
    { username: 'new.one', firstName: '新人', enabled: true, credentials: password('Start-1234', true) },
    { username: 'leaver', firstName: '离职', enabled: true, credentials: password('Password-2') },
    { username: 'mistyped', firstName: '手误', enabled: true, credentials: password('Password-3') },
  ],
};

describe('the development issuer', () => {
  let dir: string;
  let issuerProcess: RunningIssuer;
  let api: AdminApi;
  let issuer: string;

  const as = (username: string, secret: string, more: Partial<SignInOptions> = {}) =>
    signIn({ issuer, clientId: 'anlan-console', redirectUri, username, password: secret, ...more });
  const refresh = (refreshToken: string) => token(issuer, { grant_type: 'refresh_token', client_id: 'anlan-console', refresh_token: refreshToken });
  const idOf = async (username: string): Promise<string> => (await api.call('GET', `/${realm}/users?exact=true&username=${username}`)).body[0].id;
  const start = async (port = '0') => {
    issuerProcess = await startIssuer(dir, { SERVICE_PORT: port });
    api = new AdminApi(issuerProcess.url);
    issuer = `${issuerProcess.url}/realms/${realm}`;
  };
  const verified = async (jwt: string): Promise<boolean> => {
    const { keys } = (await (await fetch(`${issuer}/protocol/openid-connect/certs`)).json()) as { keys: { kid: string }[] };
    const key = keys.find(({ kid }) => kid === headerOf(jwt).kid);
    const [head, body, signature] = jwt.split('.');
    return key !== undefined && verify('RSA-SHA256', Buffer.from(`${head}.${body}`), createPublicKey({ key, format: 'jwk' }), Buffer.from(signature ?? '', 'base64url'));
  };

  beforeAll(async () => {
    buildIssuer();
    dir = await mkdtemp(join(tmpdir(), 'anlan-issuer-'));
    await start();
    expect((await api.call('POST', '', representation)).status).toBe(201);
  }, 120_000);

  afterAll(async () => {
    await issuerProcess.stop();
    await rm(dir, { recursive: true, force: true });
  });

  describe('start', () => {
    const good = { ISSUER_STATE_DIR: '/nonexistent/anlan', SERVICE_PORT: '0' };
    it.each([
      ['production', { ANLAN_ENV: 'production' }, /production/],
      ['an address that is not loopback', { SERVICE_HOST: '0.0.0.0' }, /loopback/],
    ])('refuses %s', async (_name, env, why) => {
      const { code, said } = await refusedStart({ ...good, ...env });
      expect(code).toBe(1);
      expect(said).toMatch(why);
    });

    it('answers its health check', async () => {
      expect((await fetch(`${issuerProcess.url}/healthz`)).status).toBe(200);
    });

    it('announces addresses under PUBLIC_URL, whichever way it is asked', async () => {
      const other = await mkdtemp(join(tmpdir(), 'anlan-issuer-'));
      const behind = await startIssuer(other, { PUBLIC_URL: 'http://anlan.example:8080/' });
      const discovery = await (await fetch(`${behind.url}/realms/master/.well-known/openid-configuration`)).json();
      expect(await behind.stop()).toBe(0);
      await rm(other, { recursive: true });
      expect(discovery).toMatchObject({
        issuer: 'http://anlan.example:8080/realms/master',
        token_endpoint: 'http://anlan.example:8080/realms/master/protocol/openid-connect/token',
        jwks_uri: 'http://anlan.example:8080/realms/master/protocol/openid-connect/certs',
      });
    });
  });

  describe('sign-in', () => {
    it('given a right password, then gives tokens with the claims of Keycloak', async () => {
      const { accessToken, idToken, refreshToken } = await as('li.na', 'Password-1');
      const claims = claimsOf(accessToken);
      expect(claims).toMatchObject({ iss: issuer, typ: 'Bearer', azp: 'anlan-console', preferred_username: 'li.na', name: '李娜' });
      expect(claims.sub).toMatch(uuid);
      expect(claims.jti).toMatch(uuid);
      expect([claims.aud].flat()).toContain('anlan-api');
      expect(claims.realm_access.roles).toEqual(expect.arrayContaining(['officer', `default-roles-${realm}`]));
      expect(claims.exp - claims.iat).toBe(300);
      expect(claims.scope.split(' ')).toContain('openid');
      expect(claimsOf(idToken)).toMatchObject({ iss: issuer, aud: 'anlan-console', typ: 'ID', sub: claims.sub, sid: claims.sid, name: '李娜' });
      expect(headerOf(accessToken)).toMatchObject({ alg: 'RS256', typ: 'JWT' });
      expect(await verified(accessToken)).toBe(true);
      expect(refreshToken.length).toBeGreaterThan(20);
    });

    it('given a wrong password, then says so in both languages and gives nothing away about usernames', async () => {
      const known = await as('li.na', 'nonsense').catch((error: SignInError) => error);
      const unknown = await as('nobody', 'nonsense').catch((error: SignInError) => error);
      expect(known).toBeInstanceOf(SignInError);
      expect((known as SignInError).page).toMatch(/用户名或密码不正确.*Invalid username or password/);
      expect((unknown as SignInError).page).toBe((known as SignInError).page);
    });

    it('given ten wrong passwords, then refuses that user for a minute, even with the right one', async () => {
      for (let i = 0; i < 10; i += 1) await as('mistyped', 'nonsense').catch(() => undefined);
      await expect(as('mistyped', 'Password-3')).rejects.toThrow(/失败次数过多/);
      await expect(as('li.na', 'Password-1')).resolves.toBeDefined();
    });

    it('given a temporary password, then asks for a new one and holds it to the rules', async () => {
      await expect(as('new.one', 'Start-1234')).rejects.toThrow('asks for a new password');
      await expect(as('new.one', 'Start-1234', { newPassword: 'short' })).rejects.toThrow(/太短/);
      await expect(as('new.one', 'Start-1234', { newPassword: 'Start-1234' })).rejects.toThrow(/不能与原密码相同/);
      await as('new.one', 'Start-1234', { newPassword: 'Better-5678' });
      await expect(as('new.one', 'Start-1234')).rejects.toThrow(SignInError);
      await expect(as('new.one', 'Better-5678')).resolves.toBeDefined();
    });

    it('given no PKCE or a foreign redirect address, then refuses', async () => {
      const auth = (query: Record<string, string>) => {
        const all = { client_id: 'anlan-console', response_type: 'code', scope: 'openid', redirect_uri: redirectUri, ...query };
        return fetch(`${issuer}/protocol/openid-connect/auth?${new URLSearchParams(all).toString()}`, { redirect: 'manual' });
      };
      expect((await auth({})).headers.get('location')).toContain('error=invalid_request');
      const challenge = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
      const foreign = await auth({ ...challenge, redirect_uri: 'https://evil.example/' });
      expect(foreign.status).toBe(400);
      expect(foreign.headers.get('location')).toBeNull();
    });

    it('shows a page in Chinese and English that says what it is and loads nothing', async () => {
      const query = { client_id: 'anlan-console', response_type: 'code', scope: 'openid', redirect_uri: redirectUri, code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
      const first = await fetch(`${issuer}/protocol/openid-connect/auth?${new URLSearchParams(query).toString()}`, { redirect: 'manual' });
      const login = new URL(first.headers.get('location') ?? '', issuer);
      const cookie = first.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
      const page = await fetch(login, { headers: { cookie } });
      const html = await page.text();
      expect(html).toContain('坪山区应急管理局');
      expect(html).toContain('开发用身份服务');
      expect(html).toContain('development identity service');
      expect(html).toContain('name="viewport"');
      expect(html).not.toMatch(/(src|href)=|@import|url\(/);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      const stranger = await fetch(login, { method: 'POST', body: new URLSearchParams({ username: 'li.na', password: 'Password-1' }) });
      expect(stranger.status).toBe(400);
    });
  });

  describe('tokens', () => {
    it('given a refresh token, then rotates it, and a second use ends the session', async () => {
      const { refreshToken } = await as('li.na', 'Password-1');
      const second = await refresh(refreshToken);
      expect(second.status).toBe(200);
      expect(second.body['refresh_token']).not.toBe(refreshToken);
      expect((await refresh(refreshToken)).body['error']).toBe('invalid_grant');
      expect((await refresh(String(second.body['refresh_token']))).status).toBe(400);
    });

    it('given client credentials in the body or the header, then gives a token of the service account', async () => {
      const { body } = await token(issuer, { grant_type: 'client_credentials', client_id: 'api', client_secret: 'api-secret' });
      const claims = claimsOf(String(body['access_token']));
      expect(claims).toMatchObject({ azp: 'api', client_id: 'api', preferred_username: 'service-account-api', typ: 'Bearer' });
      expect(claims.sub).toMatch(uuid);
      expect(claims.exp - claims.iat).toBe(1800);
      expect([claims.aud].flat()).toContain('anlan-api');
      const basic = await fetch(`${issuer}/protocol/openid-connect/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from('api:api-secret').toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      expect(basic.status).toBe(200);
      expect((await token(issuer, { grant_type: 'client_credentials', client_id: 'api', client_secret: 'wrong' })).status).toBe(401);
    });

    it('answers userinfo for its own tokens only', async () => {
      const { accessToken } = await as('li.na', 'Password-1');
      const info = (bearer: string) => fetch(`${issuer}/protocol/openid-connect/userinfo`, { headers: { authorization: `Bearer ${bearer}` } });
      expect(await (await info(accessToken)).json()).toMatchObject({ preferred_username: 'li.na', name: '李娜' });
      expect((await info(await api.token())).status).toBe(401);
      const [head, body] = accessToken.split('.');
      expect((await info(`${head}.${body}.AAAA`)).status).toBe(401);
    });

    it('given a disabled user, then refuses refresh and sign-in until enabled again', async () => {
      const { refreshToken } = await as('leaver', 'Password-2');
      const id = await idOf('leaver');
      expect((await api.call('PUT', `/${realm}/users/${id}`, { enabled: false })).status).toBe(204);
      expect((await refresh(refreshToken)).body['error']).toBe('invalid_grant');
      await expect(as('leaver', 'Password-2')).rejects.toThrow(/停用/);
      await api.call('PUT', `/${realm}/users/${id}`, { enabled: true });
      await expect(as('leaver', 'Password-2')).resolves.toBeDefined();
    });

    it('given an administrator ends the sessions, then the refresh token is void', async () => {
      const { refreshToken } = await as('li.na', 'Password-1');
      expect((await api.call('POST', `/${realm}/users/${await idOf('li.na')}/logout`)).status).toBe(204);
      expect((await refresh(refreshToken)).status).toBe(400);
    });

    it('given a disabled realm, then refuses every grant and still publishes its keys', async () => {
      const { refreshToken } = await as('li.na', 'Password-1');
      await api.call('PUT', `/${realm}`, { enabled: false });
      const credentials = { grant_type: 'client_credentials', client_id: 'api', client_secret: 'api-secret' };
      expect((await token(issuer, credentials)).status).toBe(403);
      expect((await refresh(refreshToken)).status).toBe(403);
      await expect(as('li.na', 'Password-1')).rejects.toThrow(SignInError);
      expect((await fetch(`${issuer}/protocol/openid-connect/certs`)).status).toBe(200);
      await api.call('PUT', `/${realm}`, { enabled: true });
      expect((await token(issuer, credentials)).status).toBe(200);
    });

    it('given a sign-out with an ID token, then goes straight back and the refresh token is void', async () => {
      const { idToken, refreshToken } = await as('li.na', 'Password-1');
      const query = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: 'https://anlan.example/console/', state: 's1' });
      const out = await fetch(`${issuer}/protocol/openid-connect/logout?${query.toString()}`, { redirect: 'manual' });
      expect(out.headers.get('location')).toBe('https://anlan.example/console/?state=s1');
      expect((await refresh(refreshToken)).status).toBe(400);
      const foreign = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: 'https://evil.example/' });
      expect((await fetch(`${issuer}/protocol/openid-connect/logout?${foreign.toString()}`, { redirect: 'manual' })).status).toBe(400);
    });

    it('given new signing keys, then old tokens still verify and new ones have the new key', async () => {
      const before = (await as('li.na', 'Password-1')).accessToken;
      const { body } = await api.call('POST', `/${realm}/keys/rotate`);
      const after = (await as('li.na', 'Password-1')).accessToken;
      expect(headerOf(after).kid).toBe(body.kid);
      expect(headerOf(before).kid).not.toBe(body.kid);
      expect([await verified(before), await verified(after)]).toEqual([true, true]);
      expect((await api.call('GET', `/${realm}/keys`)).body.active.RS256).toBe(body.kid);
    });
  });

  describe('administration', () => {
    it('answers like Keycloak to what is missing, double or not allowed', async () => {
      expect((await api.call('GET', '/absent')).status).toBe(404);
      expect((await api.call('POST', '', representation)).status).toBe(409);
      expect((await api.call('POST', '', { realm: '../escape', enabled: true })).status).toBe(400);
      expect((await api.call('POST', `/${realm}/users`, { username: 'LI.NA' })).body).toEqual({ errorMessage: 'User exists with same username' });
      expect((await api.call('POST', `/${realm}/roles`, { name: 'admin' })).status).toBe(409);
      expect((await api.call('POST', `/${realm}/clients`, { clientId: 'api' })).status).toBe(409);
      expect((await api.call('GET', `/${realm}/users/absent`)).body).toEqual({ error: 'User not found' });
      expect((await api.call('PUT', `/${realm}/users/${await idOf('li.na')}/reset-password`, { type: 'password', value: 'short' })).status).toBe(400);
      expect((await api.call('GET', `/${realm}`, undefined, 'nonsense')).status).toBe(401);
      expect((await api.call('GET', `/${realm}`, undefined, (await as('li.na', 'Password-1')).accessToken)).status).toBe(403);
    });

    it('given two requests for the same new user at once, then makes one', async () => {
      const body = { username: 'twice', credentials: password('Password-9') };
      const answers = await Promise.all([1, 2].map(() => api.call('POST', `/${realm}/users`, body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it('given a client with the role realm-admin, then it may administer its own realm and no other', async () => {
      const credentials = { grant_type: 'client_credentials', client_id: 'self-admin', client_secret: 'self-secret' };
      const bearer = String((await token(issuer, credentials)).body['access_token']);
      expect((await api.call('GET', `/${realm}`, undefined, bearer)).status).toBe(403);
      await api.call('POST', `/${realm}/roles`, { name: 'realm-admin' });
      const { body: role } = await api.call('GET', `/${realm}/roles/realm-admin`);
      const [client] = (await api.call('GET', `/${realm}/clients?clientId=self-admin`)).body;
      const { body: account } = await api.call('GET', `/${realm}/clients/${client.id}/service-account-user`);
      await api.call('POST', `/${realm}/users/${account.id}/role-mappings/realm`, [role]);
      expect((await api.call('GET', `/${realm}`, undefined, bearer)).status).toBe(200);
      expect((await api.call('GET', '/master', undefined, bearer)).status).toBe(403);
      expect((await api.call('POST', '', { realm: 'district-1', enabled: true }, bearer)).status).toBe(403);
    });

    it('given a new secret, then the old one is refused', async () => {
      const { location } = await api.call('POST', `/${realm}/clients`, { clientId: 'rotating', serviceAccountsEnabled: true, secret: 'first-secret' });
      const { body } = await api.call('POST', `/${realm}/clients/${location?.split('/').pop()}/client-secret`);
      const attempt = (secret: string) => token(issuer, { grant_type: 'client_credentials', client_id: 'rotating', client_secret: secret });
      expect((await attempt('first-secret')).status).toBe(401);
      expect((await attempt(body.value)).status).toBe(200);
    });

    it('makes and removes realms, each within half a second', async () => {
      const started = Date.now();
      expect((await api.call('POST', '', { realm: 'district-440399', enabled: true })).status).toBe(201);
      expect(Date.now() - started).toBeLessThan(500);
      expect((await api.call('DELETE', '/district-440399')).status).toBe(204);
      expect((await fetch(`${issuerProcess.url}/realms/district-440399/.well-known/openid-configuration`)).status).toBe(404);
      await expect(stat(join(dir, 'district-440399.json'))).rejects.toThrow('ENOENT');
    });
  });

  it('given kill -9 right after an acknowledged change, then realm, users and keys are all there again', async () => {
    const { accessToken } = await as('li.na', 'Password-1');
    const port = new URL(issuerProcess.url).port;
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, i) => api.call('POST', `/${realm}/users`, { username: `crash-${i}`, enabled: true })),
    );
    expect(made.every(({ status }) => status === 201)).toBe(true);
    await issuerProcess.stop('SIGKILL');
    // What a write that was cut short leaves behind.
    await writeFile(join(dir, `${realm}.json.tmp`), '{"version":1,"rea');
    await start(port);
    expect(await verified(accessToken)).toBe(true);
    expect((await api.call('GET', `/${realm}/users?search=crash-&max=100`)).body).toHaveLength(20);
    await expect(as('new.one', 'Better-5678')).resolves.toBeDefined();
    const file = join(dir, `${realm}.json`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain('Better-5678');
  });
});
