import { permissionsOf } from '@anlan/contracts/access';
import type { Response } from 'supertest';
import { call, type Caller, type Tenant } from './api.kit';
import { roleClient } from './cast.kit';
import { nobodys, pathWith, type ApiOperation, type OpenApi } from './openapi.kit';
import { namesRecord, pathNames } from './makers.kit';
import type { Ids } from './practice.kit';
import { expectProblem } from './problem.kit';
import { hazards, inDays } from './seed.kit';
import type { Stage } from './stage.kit';

const traceparent = '00-0123456789abcdef0123456789abcdef-0123456789abcdef-00';

/** The operations that name a record in their path: what names the same thing in every tenant is none. */
export const onRecords = (api: OpenApi): ApiOperation[] => api.operations.filter(namesRecord);
export const nobodysOf = (o: ApiOperation): Ids => Object.fromEntries(pathNames(o).map((n) => [n, nobodys(n)]));

/** The operation as it would be asked, in the same trace each time, so that two answers can be compared byte for byte. */
export async function ask(api: OpenApi, who: Caller, o: ApiOperation, ids: Ids): Promise<Response> {
  const body = o.jsonBody && api.sample(o.jsonBody);
  return who.call(o.method, pathWith(o.path, ids), { body, headers: { traceparent, 'if-match': '"1"' } });
}

/** An answer without what differs between any two answers. */
export function comparable(res: Response): { status: number; text: string; headers: Record<string, unknown> } {
  const { date: _date, 'keep-alive': _alive, traceresponse, ...headers } = res.headers as Record<string, unknown>;
  // The trace is the one that was asked in; each request is a span of its own in it.
  return { status: res.status, text: res.text, headers: { ...headers, traceresponse: String(traceresponse).slice(0, 35) } };
}

export function isolationCases(stage: () => Stage): void {
  const world = () => stage().world;
  const api = () => stage().api;
  const seed = () => stage().here.seed;
  const there = () => stage().there.seed;
  describe('isolation', () => {
    it('given every list, report and export, then 滨江 and 杭州 find nothing of 坪山, which finds it itself', async () => {
      const w = world();
      const lists = api().operations.filter((o) => o.method === 'get' && !o.path.includes('{') && o.permission !== 'public');
      const texts = async (t: Tenant): Promise<string> => {
        const answers: string[] = [];
        for (const o of lists) {
          for (const type of o.produces) {
            const big = o.parameters.some((p) => p.name === 'limit') ? '?limit=200' : '';
            answers.push((await t.admin.get(`${o.path}${big}`, { accept: type })).text);
          }
        }
        return answers.join('\n');
      };
      const own = await texts(w.pingshan);
      for (const found of [world().pingshan.canary.text, seed().hazards[0]?.id, seed().memberId, seed().unitId, seed().integration.id, seed().grid]) expect(own).toContain(found);
      expect(await texts(w.shenzhen)).toContain('440310');
      for (const other of [w.binjiang, w.hangzhou]) {
        const theirs = await texts(other);
        for (const secret of ['440310', ...seed().hazards.map((h) => h.id), seed().memberId, seed().unitId, seed().postId, seed().integration.id, seed().importId]) expect(theirs).not.toContain(secret);
      }
    });

    it('given texts that name another tenant\'s records, then the lists are empty', async () => {
      const { binjiang, pingshan } = world();
      expect((await binjiang.admin.get(`${hazards}?q=${encodeURIComponent(pingshan.canary.text)}&total=true`)).body).toMatchObject({ items: [], total: 0 });
      expect((await binjiang.admin.get(`${hazards}/statistics?divisionCode=440310&by=division,status`)).body).toMatchObject({ total: 0, items: [] });
      expect((await binjiang.admin.get(`/api/tenancy/v1/audit?target=members/${seed().memberId}`)).body).toMatchObject({ items: [] });
    });

    it('given references to records of another tenant in a body, then they are unknown', async () => {
      const { binjiang } = world();
      const { memberId, unitId, postId, fileId, communities } = seed();
      const own = (await binjiang.admin.read<{ items: { code: string }[] }>('/api/tenancy/v1/divisions/mine?level=community&limit=1')).items[0]?.code ?? '';
      const t = '/api/tenancy/v1';
      expectProblem(await binjiang.admin.post(hazards, there().report(communities[0])), 400, 'hazard.unknown_division', 'body.divisionCode');
      expectProblem(await binjiang.admin.post(hazards, there().report(own, { evidence: [{ fileId }] })), 400, 'hazard.unknown_file', 'body.evidence');
      const hazard = await binjiang.admin.made<{ id: string }>(hazards, { title: '滨江隐患', source: 'patrol', divisionCode: own });
      expectProblem(await binjiang.admin.post(`${hazards}/${hazard.id}/actions/assign`, { memberId }, { version: 1 }), 400, 'hazard.unknown_assignee', 'body.memberId');
      expectProblem(await binjiang.admin.post(`${hazards}/${hazard.id}/actions/assign`, { unitId }, { version: 1 }), 400, 'hazard.unknown_assignee', 'body.unitId');
      expectProblem(await binjiang.admin.get(`${hazards}/${hazard.id}/files/${fileId}`), 404, 'request.not_found');
      expectProblem(await binjiang.admin.post(`${t}/units`, { kind: 'other', name: '越界', parentId: unitId }), 400, 'unit.unknown_parent');
      expectProblem(await binjiang.admin.post(`${t}/members`, { username: 'someone', displayName: '某', unitId }), 400, 'member.unknown_unit');
      expectProblem(await binjiang.admin.post(`${t}/members`, { username: 'someone', displayName: '某', postId }), 400, 'member.unknown_post');
      expectProblem(await binjiang.admin.post(`${t}/assignments`, { memberId, role: 'leader' }), 400, 'assignment.unknown_member');
      expectProblem(await binjiang.admin.post(`${t}/clients`, { name: 'x', roles: ['leader'], divisionCode: '440310' }), 400, 'assignment.unknown_division');
    });

    it('given a street officer, then the other street is 404 like an id of nobody, and out of the lists', async () => {
      const { streetOfficer, hazards: ledger, streets, communities } = seed();
      const inside = ledger.filter((h) => h.divisionCode === communities[0]);
      const outside = ledger.filter((h) => h.divisionCode === communities[1]);
      expect(inside.length * outside.length).toBeGreaterThan(3);
      for (const h of inside) expect((await streetOfficer.get(`${hazards}/${h.id}`)).status).toBe(200);
      const his: readonly string[] = permissionsOf('street-officer');
      for (const o of onRecords(api()).filter((x) => x.path.startsWith(`${hazards}/{id}`) && his.includes(x.permission))) {
        const none = comparable(await ask(api(), streetOfficer, o, nobodysOf(o)));
        for (const h of outside) expect(comparable(await ask(api(), streetOfficer, o, { id: h.id, fileId: seed().fileId }))).toEqual(none);
        expect(none.status).toBe(404);
      }
      const list = await streetOfficer.get(`${hazards}?limit=200&total=true`);
      expect(new Set(list.body.items.map((h: { divisionCode: string }) => h.divisionCode.slice(0, 9)))).toEqual(new Set([streets[0]?.slice(0, 9)]));
      expect((await streetOfficer.get(`${hazards}/statistics`)).body.total).toBe(list.body.total);
      expectProblem(await streetOfficer.post(hazards, seed().report(communities[1], { dueAt: inDays(2) })), 403, 'hazard.out_of_scope');
    });

    it('given an enterprise owner, then he sees what is assigned to him, and its figures, and nothing else', async () => {
      const { as, hazards: ledger } = seed();
      const owner = as['enterprise-owner'] as Caller;
      expect((await owner.get(`${hazards}?total=true`)).body).toMatchObject({ items: [], total: 0 });
      expectProblem(await owner.get(`${hazards}/${ledger[0]?.id}`), 404, 'request.not_found');
      const safety = as['enterprise-safety-officer'] as Caller;
      const own = await safety.made<{ id: string }>(hazards, seed().report(ledger[0]?.divisionCode ?? ''));
      expect((await safety.get(`${hazards}?total=true`)).body).toMatchObject({ items: [{ id: own.id }], total: 1 });
      expect((await safety.get(`${hazards}/statistics`)).body).toMatchObject({ total: 1 });
    });

    it('given an officer who starts an operation, then a colleague cannot see it, and an auditor of the audit log can', async () => {
      const { as, importId } = seed();
      for (const path of [`/api/enforcement/v1/operations/${importId}`, `${hazards}/imports/${importId}/refused`]) expectProblem(await (as['section-officer'] as Caller).get(path), 404, 'request.not_found');
      expect((await (as['auditor'] as Caller).get(`/api/enforcement/v1/operations/${importId}`)).status).toBe(200);
    });

    it('given a role bound to the other city, then its admin cannot open, see or stop districts of this one', async () => {
      const { hangzhou, shenzhen, pingshan, origin } = world();
      const body = { divisionCode: '440311', shortName: '光明', admin: { username: 'admin', displayName: '某' } };
      expectProblem(await hangzhou.admin.post('/api/tenancy/v1/tenants', body), 403, 'tenant.not_below');
      expectProblem(await shenzhen.admin.post('/api/tenancy/v1/tenants', { ...body, divisionCode: '440300', kind: 'city' }), 403, 'tenant.kind_not_allowed');
      expectProblem(await pingshan.admin.post('/api/tenancy/v1/tenants', body), 403, 'request.forbidden');
      expectProblem(await hangzhou.admin.post('/api/tenancy/v1/tenants/440310/actions/suspend', { reason: 'x' }, { version: 1 }), 404, 'request.not_found');
      expectProblem(await shenzhen.admin.post('/api/tenancy/v1/tenants', { ...body, divisionCode: '440310' }), 409, 'tenant.exists');
      const auditor = await roleClient(shenzhen, 'city-analyst');
      expectProblem(await auditor.post('/api/tenancy/v1/tenants', body), 403, 'request.forbidden');
      expect((await call(origin, 'get', '/healthz/ready')).status).toBe(200);
    });
  });
}
