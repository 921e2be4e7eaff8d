import { SignInError } from '@anlan/platform/testing';
import { until, type World } from '../api/api.kit';
import { expectProblem } from '../api/problem.kit';
import { addresses, administer, as, claimsOf, codeOf, credentials, exchange, grant, headerOf, person, refresh, signedIn, statuses, type Person } from './identity.kit';

/** The time within which something taken away is gone, by the documents. Normally it is gone at once. */
const PROMISED_MS = 60_000;

/** What both identity services have to do alike, at the public address of the whole platform. */
export function identityCases(world: () => World): void {
  const gone = (token: string | undefined) => until('the end of access', async () => (await statuses(world(), token)).every((status) => status === 403), PROMISED_MS);
  let officer: Person;
  beforeAll(async () => {
    officer = await person(world(), world().pingshan, 'enforcement-officer');
  });

  describe('sign-in', () => {
    it('given a code, then it is worth tokens once, and only with its verifier', async () => {
      const w = world();
      const { issuer } = w.pingshan;
      const without = await codeOf(w, officer);
      expect(await exchange(w, issuer, without, {})).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
      const wrong = await codeOf(w, officer);
      expect(await exchange(w, issuer, wrong, { code_verifier: without.verifier })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
      const right = await codeOf(w, officer);
      const { status, body } = await exchange(w, issuer, right, { code_verifier: right.verifier });
      expect(status).toBe(200);
      expect(claimsOf(body.access_token ?? '')).toMatchObject({ iss: issuer, azp: 'anlan-console', typ: 'Bearer', preferred_username: officer.username });
      expect([claimsOf(body.access_token ?? '')['aud']].flat()).toContain('anlan-api');
      expect(await statuses(w, body.access_token)).toEqual([200, 200]);
      expect(await exchange(w, issuer, right, { code_verifier: right.verifier })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    });

    it('given no PKCE challenge, a plain one or a foreign address, then there is no way to a code', async () => {
      const w = world();
      const start = async (query: Record<string, string>) => {
        const all = { client_id: 'anlan-console', response_type: 'code', scope: 'openid', state: 's', redirect_uri: `${w.origin}/callback`, ...query };
        return fetch(`${w.pingshan.issuer}/protocol/openid-connect/auth?${new URLSearchParams(all).toString()}`, { redirect: 'manual' });
      };
      const challenge = 'x'.repeat(43);
      for (const query of [{}, { code_challenge: challenge, code_challenge_method: 'plain' }] as Record<string, string>[]) {
        expect((await start(query)).headers.get('location')).toContain('error=invalid_request');
      }
      const foreign = await start({ code_challenge: challenge, code_challenge_method: 'S256', redirect_uri: 'https://evil.example/callback' });
      expect([foreign.status, foreign.headers.get('location')]).toEqual([400, null]);
    });

    it('given a password and no page, then no client gets a token for it', async () => {
      const { issuer } = world().pingshan;
      for (const client_id of ['anlan-console', 'admin-cli']) {
        const { status, body } = await grant(issuer, { grant_type: 'password', client_id, username: officer.username, password: officer.password });
        expect(status).toBeGreaterThanOrEqual(400);
        expect(body.access_token).toBeUndefined();
      }
    });

    it('given ten wrong passwords, then the right one is refused too, and nobody else is', async () => {
      const w = world();
      const mistyped = await person(w, w.pingshan, 'leader');
      for (let i = 0; i < 10; i += 1) await expect(signedIn(w, mistyped, { password: `Falsch-${i}-2026` })).rejects.toThrow(SignInError);
      await expect(signedIn(w, mistyped)).rejects.toThrow(SignInError);
      await expect(signedIn(w, officer)).resolves.toBeDefined();
    });
  });

  describe('sessions', () => {
    it('given a refresh token, then it is good once and brings its successor', async () => {
      const { issuer } = world().pingshan;
      const { accessToken, refreshToken } = await signedIn(world(), officer);
      const second = await refresh(issuer, refreshToken);
      expect(second.status).toBe(200);
      expect(await statuses(world(), second.body.access_token)).toEqual([200, 200]);
      // Keycloak tells generations of refresh tokens apart by the second.
      await until('the second after the sign-in', async () => Math.floor(Date.now() / 1000) > Number(claimsOf(accessToken)['iat']));
      const third = await refresh(issuer, second.body.refresh_token);
      expect(third.status).toBe(200);
      expect(await refresh(issuer, refreshToken)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    });

    it('given a sign-out, then it leads back to the console and the refresh token is void', async () => {
      const w = world();
      const { idToken, refreshToken } = await signedIn(w, officer);
      const query = { id_token_hint: idToken, post_logout_redirect_uri: `${w.origin}/console/`, state: 'back' };
      const out = await fetch(`${w.pingshan.issuer}/protocol/openid-connect/logout?${new URLSearchParams(query).toString()}`, { redirect: 'manual' });
      expect(out.headers.get('location')).toBe(`${w.origin}/console/?state=back`);
      expect(await refresh(w.pingshan.issuer, refreshToken)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
      const elsewhere = { ...query, post_logout_redirect_uri: 'https://evil.example/' };
      const foreign = await fetch(`${w.pingshan.issuer}/protocol/openid-connect/logout?${new URLSearchParams(elsewhere).toString()}`, { redirect: 'manual' });
      expect([foreign.status, foreign.headers.get('location')]).toEqual([400, null]);
    });
  });

  describe('programs', () => {
    it('given client credentials, then a token of the account; with another secret, after a new secret and after revocation, none', async () => {
      const w = world();
      const { admin, issuer } = w.pingshan;
      const clients = '/api/tenancy/v1/clients';
      const made = await admin.made<{ id: string; version: number; clientId: string; clientSecret: string }>(clients, { name: '一体化平台', roles: ['section-officer'] });
      const { body } = await credentials(issuer, made);
      expect(claimsOf(body.access_token ?? '')).toMatchObject({ iss: issuer, azp: made.clientId, typ: 'Bearer', preferred_username: `service-account-${made.clientId}` });
      expect(await statuses(w, body.access_token)).toEqual([200, 200]);
      expect((await credentials(issuer, { ...made, clientSecret: 'guessed-secret' })).status).toBe(401);
      expect((await credentials(w.binjiang.issuer, made)).status).toBe(401);
      const renewed = await admin.made<typeof made>(`${clients}/${made.id}/actions/rotate-secret`);
      expect([(await credentials(issuer, made)).status, (await credentials(issuer, renewed)).status]).toEqual([401, 200]);
      const revoked = await admin.call('delete', `${clients}/${made.id}`, { version: renewed.version });
      expect(revoked.status).toBe(204);
      expect((await credentials(issuer, renewed)).status).toBe(401);
      await gone(body.access_token);
    });
  });

  describe('keys', () => {
    it('given a new signing key, then tokens of both keys are taken by every service, the new ones at once', async () => {
      const w = world();
      const before = (await signedIn(w, officer)).accessToken;
      expect(await statuses(w, before)).toEqual([200, 200]);
      const key = { name: 'rotated', providerId: 'rsa-generated', providerType: 'org.keycloak.keys.KeyProvider', config: { priority: ['200'] } };
      expect(await administer(w, w.pingshan, 'POST', '/components', key)).toBe(201);
      const { accessToken: after, refreshToken } = await signedIn(w, officer);
      expect(headerOf(after)['kid']).not.toBe(headerOf(before)['kid']);
      expect(await statuses(w, after)).toEqual([200, 200]);
      expect(await statuses(w, before)).toEqual([200, 200]);
      expect((await refresh(w.pingshan.issuer, refreshToken)).status).toBe(200);
      const published = (await (await fetch(`${w.pingshan.issuer}/protocol/openid-connect/certs`)).json()) as { keys: { kid: string }[] };
      expect(published.keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining([headerOf(before)['kid'], headerOf(after)['kid']]));
    });
  });

  describe('what is taken away', () => {
    it('given a disabled person, then access and refresh end, and signing in is refused until enabled again', async () => {
      const w = world();
      const leaver = await person(w, w.pingshan, 'section-officer');
      const { accessToken, refreshToken } = leaver.first;
      expect(await statuses(w, accessToken)).toEqual([200, 200]);
      const url = `/api/tenancy/v1/members/${leaver.memberId}`;
      const version = async () => (await w.pingshan.admin.read<{ version: number }>(url)).version;
      await w.pingshan.admin.made(`${url}/actions/disable`, undefined, { version: await version() });
      await gone(accessToken);
      expect(await refresh(w.pingshan.issuer, refreshToken)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
      await expect(signedIn(w, leaver)).rejects.toThrow(SignInError);
      await w.pingshan.admin.made(`${url}/actions/enable`, undefined, { version: await version() });
      const { accessToken: again } = await signedIn(w, leaver);
      await until('access again', async () => (await statuses(w, again)).every((status) => status === 200));
    });

    it('given a role that ends, then a token from before is refused in every service', async () => {
      const w = world();
      const former = await person(w, w.pingshan, 'section-officer');
      const { accessToken } = former.first;
      expect(await statuses(w, accessToken)).toEqual([200, 200]);
      const ended = await w.pingshan.admin.call('delete', `/api/tenancy/v1/assignments/${former.assignment.id}`, { version: former.assignment.version });
      expect(ended.status).toBe(204);
      await gone(accessToken);
      for (const path of addresses) expectProblem(await as(w, accessToken, path), 403, 'request.forbidden');
      const { accessToken: fresh } = await signedIn(w, former);
      expect(await statuses(w, fresh)).toEqual([403, 403]);
    });

    it('given a suspended tenant, then none of its tokens is taken and none is given; resumed, everything works', async () => {
      const w = world();
      const { binjiang, hangzhou } = w;
      const local = await person(w, binjiang, 'section-officer');
      const program = await binjiang.admin.made<{ clientId: string; clientSecret: string }>('/api/tenancy/v1/clients', { name: '暂停前', roles: ['section-officer'] });
      const tokens = [local.first.accessToken, await binjiang.admin.bearer(), (await credentials(binjiang.issuer, program)).body.access_token];
      const url = '/api/tenancy/v1/tenants/330108';
      const set = async (verb: string, body?: object) => hangzhou.admin.made(`${url}/actions/${verb}`, body, { version: (await hangzhou.admin.read<{ version: number }>(url)).version });

      await set('suspend', { reason: '测试' });
      for (const token of tokens) await gone(token);
      for (const path of addresses) expectProblem(await as(w, local.first.accessToken, path), 403, 'request.tenant_suspended');
      await expect(signedIn(w, local)).rejects.toThrow(SignInError);
      expect((await refresh(binjiang.issuer, local.first.refreshToken)).status).toBeGreaterThanOrEqual(400);
      expect((await credentials(binjiang.issuer, program)).status).toBe(401);
      expect(await statuses(w, officer.first.accessToken)).toEqual([200, 200]);

      await set('resume');
      const { accessToken } = await signedIn(w, local);
      await until('the district at work again', async () => (await statuses(w, accessToken)).every((status) => status === 200), PROMISED_MS);
      expect((await credentials(binjiang.issuer, program)).status).toBe(200);
    });
  });

  describe('two realms', () => {
    it("given one realm's tokens and codes, then the other realm's issuer takes none of them", async () => {
      const w = world();
      const { pingshan, binjiang } = w;
      const { accessToken, refreshToken } = await signedIn(w, officer);
      const info = async (issuer: string) => (await fetch(`${issuer}/protocol/openid-connect/userinfo`, { headers: { authorization: `Bearer ${accessToken}` } })).status;
      expect([await info(pingshan.issuer), await info(binjiang.issuer)]).toEqual([200, 401]);
      expect((await refresh(binjiang.issuer, refreshToken)).status).toBe(400);
      const code = await codeOf(w, officer);
      expect((await exchange(w, binjiang.issuer, code, { code_verifier: code.verifier })).status).toBe(400);
      await expect(signedIn(w, { ...officer, tenant: binjiang })).rejects.toThrow(SignInError);
    });

    it('given a token of one district, then it reads that district alone', async () => {
      const w = world();
      const counties = async (token: string) => (await as(w, token, '/api/tenancy/v1/divisions/mine?level=county')).body.items.map((d: { code: string }) => d.code);
      const local = await person(w, w.binjiang, 'section-officer');
      expect(await counties(officer.first.accessToken)).toEqual(['440310000000']);
      expect(await counties(local.first.accessToken)).toEqual(['330108000000']);
    });
  });
}
