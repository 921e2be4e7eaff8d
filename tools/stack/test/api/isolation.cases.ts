import type { Response } from 'supertest';
import { Caller, call, type Tenant, type World } from './api.kit';
import { adminFor, pathWith, type ApiOperation, type OpenApi } from './openapi.kit';
import { hazards, inDays, MARKER, report, roleClient, type Seed } from './seed.kit';
import { expectProblem } from './problem.kit';

const traceparent = '00-0123456789abcdef0123456789abcdef-0123456789abcdef-00';
/** Names the same thing in every tenant: no object of anybody. */
const shared = new Set(['key']);

/** The operations that name a record in their path. */
const onRecords = (api: OpenApi): ApiOperation[] => api.operations.filter((o) => o.parameters.some((p) => p.in === 'path' && !shared.has(p.name)));

type Ids = Readonly<Record<string, string>>;
const pathNames = (o: ApiOperation): string[] => o.parameters.filter((p) => p.in === 'path').map((p) => p.name);

/** A record of the first tenant for every operation: the first of the list at the same address, or of the seed where there is no list. */
async function recordsOf(w: World, seed: Seed, o: ApiOperation): Promise<Ids> {
  const collection = o.path.slice(0, o.path.indexOf('/{'));
  const [name = ''] = pathNames(o);
  const owner = adminFor(w, o, 'here').admin;
  // The first was reported with the seed's file as its evidence.
  if (collection === hazards) return { id: seed.hazards[0]?.id ?? '', fileId: seed.fileId };
  if (collection === `${hazards}/imports` || collection === '/api/enforcement/v1/operations') return { id: seed.importId };
  if (collection === '/api/tenancy/v1/posts') return { id: seed.postId };
  if (collection === '/api/tenancy/v1/integrations') return { id: seed.integration.id };
  if (collection === '/api/tenancy/v1/operations') return { id: (await w.shenzhen.admin.read<{ operationId: string }>('/api/tenancy/v1/tenants/440310')).operationId };
  const { items } = await owner.read<{ items: Record<string, string>[] }>(`${collection}?limit=1`);
  return { [name]: items[0]?.[name] ?? '' };
}

/** An identifier of the same form that nobody has. */
export function nobodys(name: string): string {
  if (name === 'slug') return '990001';
  return name === 'code' ? '440399001001' : '01980000-0000-7000-8000-00000000dead';
}
const nobodysOf = (o: ApiOperation): Ids => Object.fromEntries(pathNames(o).map((n) => [n, nobodys(n)]));

async function ask(api: OpenApi, who: Caller, o: ApiOperation, ids: Ids): Promise<Response> {
  const body = o.jsonBody && api.sample(o.jsonBody);
  return who.call(o.method, pathWith(o.path, ids), { body, headers: { traceparent, 'if-match': '"1"' } });
}

/** An answer without what differs between any two answers. */
function comparable(res: Response): { status: number; text: string; headers: Record<string, unknown> } {
  const { date: _date, 'keep-alive': _alive, ...headers } = res.headers as Record<string, unknown>;
  return { status: res.status, text: res.text, headers };
}

export function isolationCases(world: () => World, api: () => OpenApi, seed: () => Seed): void {
  describe('isolation', () => {
    it('given the id of another tenant, then every operation answers 404, byte for byte as for an id of nobody', async () => {
      const w = world();
      const faults: string[] = [];
      for (const o of onRecords(api())) {
        const id = await recordsOf(w, seed(), o);
        if (pathNames(o).some((n) => !id[n])) faults.push(`${o.id}: no record of 坪山 to try; give one in recordsOf`);
        const theirs = comparable(await ask(api(), adminFor(w, o, 'there').admin, o, id));
        const none = comparable(await ask(api(), adminFor(w, o, 'there').admin, o, nobodysOf(o)));
        if (theirs.status !== 404) faults.push(`${o.id}: ${theirs.status} ${theirs.text}`);
        if (JSON.stringify(theirs) !== JSON.stringify(none)) faults.push(`${o.id} tells them apart:\n${JSON.stringify(theirs)}\n${JSON.stringify(none)}`);
        // A GET of the owner's own finds it: the id was a real one.
        const owners = o.method === 'get' && !o.path.endsWith('/stream') ? await ask(api(), adminFor(w, o, 'here').admin, o, id) : undefined;
        if (owners && owners.status !== 200) faults.push(`${o.id}: its owner got ${owners.status} ${owners.text}`);
      }
      expect(faults).toEqual([]);
    });

    it('given every list, report and export, then 滨江 and 杭州 find nothing of 坪山, which finds it itself', async () => {
      const w = world();
      const lists = api().operations.filter((o) => o.method === 'get' && !o.path.includes('{'));
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
      for (const found of [MARKER, seed().hazards[0]?.id, seed().memberId, seed().unitId, seed().integration.id, seed().grid]) expect(own).toContain(found);
      expect(await texts(w.shenzhen)).toContain('440310');
      for (const other of [w.binjiang, w.hangzhou]) {
        const theirs = await texts(other);
        for (const secret of [MARKER, '440310', ...seed().hazards.map((h) => h.id), seed().memberId, seed().unitId, seed().postId, seed().integration.id, seed().importId]) expect(theirs).not.toContain(secret);
      }
    });

    it('given filters that name records of another tenant, then the lists are empty', async () => {
      const { binjiang } = world();
      const { memberId, unitId, communities } = seed();
      for (const query of [`hazards?divisionCode=440310&total=true`, `hazards?q=${MARKER}&total=true`, `hazards?divisionCode=${communities[0]}&total=true`]) {
        expect((await binjiang.admin.get(`/api/enforcement/v1/${query}`)).body).toMatchObject({ items: [], total: 0 });
      }
      expect((await binjiang.admin.get(`${hazards}/statistics?divisionCode=440310&by=division,status`)).body).toMatchObject({ total: 0, items: [] });
      for (const query of [`assignments?memberId=${memberId}`, `members?unitId=${unitId}`, `units?parentId=${unitId}`, `divisions/mine?parent=440310`, `audit?target=members/${memberId}`]) {
        expect((await binjiang.admin.get(`/api/tenancy/v1/${query}`)).body).toMatchObject({ items: [] });
      }
    });

    it('given references to records of another tenant in a body, then they are unknown', async () => {
      const { binjiang } = world();
      const { memberId, unitId, postId, fileId, communities } = seed();
      const own = (await binjiang.admin.read<{ items: { code: string }[] }>('/api/tenancy/v1/divisions/mine?level=community&limit=1')).items[0]?.code ?? '';
      const t = '/api/tenancy/v1';
      expectProblem(await binjiang.admin.post(hazards, report(communities[0])), 400, 'hazard.unknown_division', 'body.divisionCode');
      expectProblem(await binjiang.admin.post(hazards, report(own, { evidence: [{ fileId }] })), 400, 'hazard.unknown_file', 'body.evidence');
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
      for (const o of onRecords(api()).filter((x) => x.path.startsWith(`${hazards}/{id}`) && x.permission !== 'hazard.rectify')) {
        const none = comparable(await ask(api(), streetOfficer, o, nobodysOf(o)));
        for (const h of outside) expect(comparable(await ask(api(), streetOfficer, o, { id: h.id, fileId: seed().fileId }))).toEqual(none);
        expect(none.status).toBe(404);
      }
      const list = await streetOfficer.get(`${hazards}?limit=200&total=true`);
      expect(new Set(list.body.items.map((h: { divisionCode: string }) => h.divisionCode.slice(0, 9)))).toEqual(new Set([streets[0]?.slice(0, 9)]));
      expect((await streetOfficer.get(`${hazards}/statistics`)).body.total).toBe(list.body.total);
      expectProblem(await streetOfficer.post(hazards, report(communities[1], { dueAt: inDays(2) })), 403, 'hazard.out_of_scope');
    });

    it('given an enterprise owner, then he sees what is assigned to him, and its figures, and nothing else', async () => {
      const { as, hazards: ledger } = seed();
      const owner = as['enterprise-owner'] as Caller;
      expect((await owner.get(`${hazards}?total=true`)).body).toMatchObject({ items: [], total: 0 });
      expectProblem(await owner.get(`${hazards}/${ledger[0]?.id}`), 404, 'request.not_found');
      const safety = as['enterprise-safety-officer'] as Caller;
      const own = await safety.made<{ id: string }>(hazards, report(ledger[0]?.divisionCode ?? ''));
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
