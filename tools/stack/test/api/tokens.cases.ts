import { call, until, type World } from './api.kit';
import { expectProblem, problemFaults } from './problem.kit';
import { forgeries, forgerOf, realmKey, strangersRealm } from './tokens.kit';

const addresses = ['/api/tenancy/v1/units?limit=1', '/api/enforcement/v1/hazards?limit=1', '/api/tenancy/v1/divisions?parent=4403'];
const bearer = (token: string): { headers: Record<string, string> } => ({ headers: { authorization: `Bearer ${token}` } });

export function tokenCases(world: () => World): void {
  describe('tokens', () => {
    it('given no token or another scheme, then 401 says how to come back', async () => {
      for (const path of addresses) {
        for (const headers of [{}, { authorization: 'Basic YTpi' }, { authorization: 'Bearer ' }, { authorization: 'Bearer' }] as Record<string, string>[]) {
          const res = await call(world().origin, 'get', path, { headers });
          expectProblem(res, 401, 'request.unauthenticated');
          expect(res.headers['www-authenticate']).toBe('Bearer');
        }
      }
    });

    it('given a forged, foreign or worn-out token, then 401 in both services and the processes live on', async () => {
      const w = world();
      const before = w.stack.processes().map(({ name, pid, restarts }) => ({ name, pid, restarts }));
      const forger = await forgerOf(w, w.pingshan);
      const bad = forgeries(forger, w.binjiang, realmKey(w.stack.dataDir, w.binjiang.realm), await strangersRealm(w, 'district-999999'));
      // The forger's own hand is good: what is refused below is refused for its fault alone.
      for (const path of addresses) expect((await call(w.origin, 'get', path, bearer(forger.signed({})))).status).toBe(200);

      const wrong: string[] = [];
      for (const [name, token] of Object.entries(bad)) {
        for (const path of addresses) {
          const res = await call(w.origin, 'get', path, bearer(token));
          const right = res.status === 401 && res.body.code === 'request.unauthenticated' && /^Bearer\b/.test(String(res.headers['www-authenticate']));
          if (!right || problemFaults(res).length) wrong.push(`${name} at ${path}: ${res.status} ${res.headers['www-authenticate']} ${res.text} ${problemFaults(res).join()}`);
        }
      }

      expect(wrong).toEqual([]);
      expect(w.stack.processes().map(({ name, pid, restarts }) => ({ name, pid, restarts }))).toEqual(before);
      for (const path of addresses) expect((await w.pingshan.admin.get(path)).status).toBe(200);
    });

    it('given a token of 15 kB, then 401; of 100 kB, then the header limit is the problem; never a 5xx', async () => {
      const { origin, pingshan } = world();
      const { signed } = await forgerOf(world(), pingshan);
      for (const path of addresses) {
        expectProblem(await call(origin, 'get', path, bearer(`${'a'.repeat(15_000)}.b.c`)), 401, 'request.unauthenticated');
        const huge = await fetch(`${origin}${path}`, bearer(signed({ padding: 'x'.repeat(75_000) }))).catch((e: Error) => e);
        // The server may close on the rest of so large a request before the client has read the answer.
        if (!(huge instanceof Error)) expect({ status: huge.status, body: await huge.json() }).toMatchObject({ status: 431, body: { code: 'gateway.headers_too_large', status: 431 } });
      }
      expect((await pingshan.admin.get(addresses[0] ?? '')).status).toBe(200);
    });

    it('given claims of another tenant beside the issuer, then the issuer alone decides', async () => {
      const w = world();
      const { signed } = await forgerOf(w, w.binjiang);
      const token = signed({ tenant: w.pingshan.slug, tenant_id: w.pingshan.slug, realm_access: { roles: ['district-admin', 'platform-operator', 'city-admin'] } });
      const headers = { authorization: `Bearer ${token}`, 'x-tenant': w.pingshan.slug, 'x-tenant-id': w.pingshan.slug, 'x-forwarded-host': '440310.example' };
      const units = await call(w.origin, 'get', '/api/tenancy/v1/divisions/mine?level=county', { headers });
      expect(units.body.items.map((d: { code: string }) => d.code)).toEqual(['330108000000']);
      // Roles come from assignments, never from the token.
      expectProblem(await call(w.origin, 'get', '/api/tenancy/v1/tenants', { headers }), 403, 'request.forbidden');
    });

    it('given a member who was made in the realm only, then a good token of the tenant is 403', async () => {
      const w = world();
      const { signed } = await forgerOf(w, w.pingshan);
      for (const path of addresses) expectProblem(await call(w.origin, 'get', path, bearer(signed({ sub: '6a4f1b5e-0000-4000-8000-00000000dead' }))), 403, 'request.forbidden');
    });

    it('given a suspended tenant, then 403 in both services within two seconds, others work on, and resume opens it again', async () => {
      const { binjiang, hangzhou, pingshan, origin } = world();
      const token = await binjiang.admin.bearer();
      const url = '/api/tenancy/v1/tenants/330108';
      const suspend = async (verb: string, body?: object) => hangzhou.admin.post(`${url}/actions/${verb}`, body, { version: (await hangzhou.admin.get(url)).body.version });

      expect(await suspend('suspend', { reason: '测试' })).toMatchObject({ status: 200, body: { state: 'suspended' } });
      for (const path of addresses) {
        const res = await until(`403 at ${path}`, async () => {
          const answer = await call(origin, 'get', path, bearer(token));
          return answer.status !== 200 && answer;
        }, 2_000);
        expectProblem(res, 403, 'request.tenant_suspended');
        expect((await pingshan.admin.get(path)).status).toBe(200);
      }
      expect((await suspend('suspend', { reason: '再次' })).status).toBe(409);
      expectProblem(await pingshan.admin.get('/api/tenancy/v1/tenants/330108'), 403, 'request.forbidden');

      expect(await suspend('resume')).toMatchObject({ status: 200, body: { state: 'active' } });
      for (const path of addresses) await until(`200 at ${path}`, async () => (await call(origin, 'get', path, bearer(token))).status === 200, 2_000);
      expectProblem(await suspend('resume'), 409, 'tenant.state_not_allowed');
    });
  });
}
