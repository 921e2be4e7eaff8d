import { hazardLifecycle, type HazardAction } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { Client } from 'pg';
import type { Caller, World } from './api.kit';
import { expectProblem, labelled } from './problem.kit';
import { rowCounts } from './rows.kit';
import { act, hazards, inDays, NOBODY, type Hazard, type Seed } from './seed.kit';
import { pixel } from './uploads.kit';

const bodies: Record<HazardAction, () => object> = {
  assign: () => ({}), start: () => ({}), submit: () => ({ evidence: ['已清理'] }), verify: () => ({ result: 'accepted' }), extend: () => ({ dueAt: inDays(60), reason: '配件未到货' }),
  'request-extension': () => ({ dueAt: inDays(60), reason: '配件未到货' }), 'decide-extension': () => ({ result: 'approved' }),
  'assign-department': () => ({ unitId: NOBODY }), 'submit-department': () => ({ evidence: ['已督促'] }), 'verify-department': () => ({ result: 'accepted' }),
  'list-supervision': () => ({ requirements: { responsibility: '张三', measures: '停产', funds: '五万元', timeLimit: '三十日', plan: '预案' } }),
  'give-opinion': () => ({ expert: '王五', opinion: '可以', agrees: true }), unlist: () => ({ reason: '已验收' }), urge: () => ({}),
  retag: () => ({ add: [], remove: [NOBODY], reason: '记错' }), 'enter-list': () => ({ kind: 'major_problems', level: 'district' }), 'strike-off': () => ({ kind: 'major_problems', reason: '已验收' }),
  reopen: () => ({ cause: 'sampling', reason: '再次堆物' }), transfer: () => ({ unitId: NOBODY, reason: '属燃气管理' }),
};
/** What wants more of a record than its state. */
const more: readonly HazardAction[] = ['decide-extension', 'submit-department', 'verify-department', 'give-opinion', 'unlist', 'strike-off'];
const actions = Object.keys(hazardLifecycle.actions) as HazardAction[];

/** Changes: in order, on the version that was read, and once. */
export function writeCases(world: () => World, seed: () => Seed): void {
  const made = (more: object = {}) => world().pingshan.admin.made<Hazard>(hazards, seed().report(seed().communities[0], more));

  describe('life-cycle', () => {
    it('given a hazard in each state, then a step the state does not allow is 409 with those it does, and nothing changes', async () => {
      const { admin } = world().pingshan;
      const states = new Set(seed().hazards.map((h) => h.status));
      expect([...states].sort()).toEqual(Object.keys(hazardLifecycle.states).sort());
      for (const h of seed().hazards) {
        const allowed = allowedActions(hazardLifecycle, h.status as never).filter((a) => !more.includes(a));
        for (const action of actions.filter((a) => !allowed.includes(a))) {
          const problem = expectProblem(await admin.post(`${hazards}/${h.id}/actions/${action}`, bodies[action](), { version: h.version }), 409, 'hazard.action_not_allowed');
          expect(problem).toMatchObject({ state: h.status, allowed });
        }
        expect(await admin.read<Hazard>(`${hazards}/${h.id}`)).toMatchObject({ version: h.version, status: h.status });
      }
    });

    it('given allowedActions of an answer, then each of them succeeds from there', async () => {
      const { admin } = world().pingshan;
      const officer = seed().as['enforcement-officer'] as Caller;
      let h = await made({ dueAt: inDays(3) });
      for (const [who, action, status] of [[admin, 'assign', 'assigned'], [admin, 'extend', 'assigned'], [admin, 'start', 'rectifying'], [admin, 'submit', 'rectified'], [officer, 'verify', 'closed']] as const) {
        // To each his own: who submitted is not offered the verification.
        expect((await who.read<Hazard>(`${hazards}/${h.id}`)).allowedActions).toContain(action);
        h = await act(who, h, action, bodies[action]());
        expect(h.status).toBe(status);
      }
      expect(h.allowedActions).toEqual(['reopen', 'retag']);
    });

    it('given rules beyond the table, then each refuses with its own code', async () => {
      const { admin } = world().pingshan;
      let h = await made({ dueAt: inDays(3) });
      const step = (verb: string, body: object) => admin.post(`${hazards}/${h.id}/actions/${verb}`, body, { version: h.version });
      expectProblem(await step('assign', { dueAt: inDays(-1) }), 400, 'hazard.due_in_past', 'body.dueAt');
      expectProblem(await step('assign', { memberId: '01980000-0000-7000-8000-00000000dead' }), 400, 'hazard.unknown_assignee', 'body.memberId');
      h = await act(admin, h, 'assign');
      expectProblem(await step('extend', { dueAt: inDays(2), reason: 'x' }), 400, 'hazard.extension_not_later', 'body.dueAt');
      h = await act(admin, h, 'start');
      expectProblem(await step('submit', { evidence: [] }), 400, 'request.invalid', 'body.evidence');
      h = await act(admin, h, 'submit', bodies.submit());
      expectProblem(await step('verify', { result: 'rejected' }), 400, 'request.invalid', 'body.reason');
      expectProblem(await step('verify', { result: 'accepted' }), 403, 'hazard.same_person');
    });
  });

  describe('If-Match', () => {
    it('given a version that was overtaken, then 412 says which is current, and the overtaking change stands', async () => {
      const { admin } = world().pingshan;
      const h = await made();
      expect((await admin.get(`${hazards}/${h.id}`)).headers['etag']).toBe('"1"');
      const next = await admin.post(`${hazards}/${h.id}/actions/assign`, {}, { version: 1 });
      expect(next.headers['etag']).toBe('"2"');
      expect(expectProblem(await admin.post(`${hazards}/${h.id}/actions/start`, {}, { version: 1 }), 412, 'request.stale')).toMatchObject({ currentVersion: 2, lastChange: { at: expect.any(String), actor: { id: expect.any(String), name: expect.any(String) }, action: expect.any(String) } });
      const unit = await admin.made<{ id: string }>('/api/tenancy/v1/units', { kind: 'other', name: '版本测试' });
      const patch = (name: string, version: number) => admin.call('patch', `/api/tenancy/v1/units/${unit.id}`, { body: { name }, version });
      expect((await patch('甲', 1)).headers['etag']).toBe('"2"');
      expect(expectProblem(await patch('乙', 1), 412, 'request.stale')).toMatchObject({ currentVersion: 2, lastChange: { at: expect.any(String), actor: { id: expect.any(String), name: expect.any(String) }, action: expect.any(String) } });
      expect(await admin.read(`/api/tenancy/v1/units/${unit.id}`)).toMatchObject({ name: '甲', version: 2 });
    });

    it('given ten who change the same version at once, then one succeeds and nine are told', async () => {
      const { admin } = world().pingshan;
      const h = await made();
      const answers = await Promise.all(Array.from({ length: 10 }, () => admin.post(`${hazards}/${h.id}/actions/assign`, {}, { version: 1 })));
      expect(answers.map((r) => r.status).sort()).toEqual([200, ...Array<number>(9).fill(412)]);
      expect((await admin.read<{ items: unknown[] }>(`${hazards}/${h.id}/history`)).items).toHaveLength(2);
    });
  });

  describe('Idempotency-Key', () => {
    let db: Client;
    beforeAll(async () => {
      db = new Client({ connectionString: world().stack.adminDatabaseUrl });
      await db.connect();
    });
    afterAll(() => db?.end());
    const key = (name: string): Record<string, string> => ({ 'idempotency-key': name });

    it('given the same request again, then the same answer and no second effect; another under the key is 422', async () => {
      const { admin } = world().pingshan;
      const csv = { 'content-type': 'text/csv' };
      const imports = async (): Promise<number> => (await db.query("select count(*)::int as n from enforcement.operation where kind = 'hazard.import' and tenant_id = (select id from tenancy.tenant where slug = '440310')")).rows[0].n;
      const before = await imports();
      const h = await made();
      const twice: [string, string, unknown, Record<string, string>][] = [
        ['a report', hazards, seed().report(seed().communities[0]), {}],
        ['a step', `${hazards}/${h.id}/actions/assign`, {}, { 'if-match': '"1"' }],
        ['a unit', '/api/tenancy/v1/units', { kind: 'other', name: '幂等测试' }, {}],
        ['a member with a generated password', '/api/tenancy/v1/members', { username: 'idem.person', displayName: '幂等' }, {}],
        ['an import', `${hazards}/imports`, '隐患名称,区划代码,来源\n幂等,990000000000,巡查\n', csv],
        ['a file', '/api/enforcement/v1/files?name=idem.png', pixel, { 'content-type': 'image/png' }],
      ];
      for (const [name, path, body, headers] of twice) {
        const ask = (given: unknown) => admin.post(path, given, { headers: { ...headers, ...key(`twice ${name}`.replace(/ /g, '-')) } });
        const first = await ask(body);
        const rows = await rowCounts(db);
        const second = await ask(body);
        const seen = (r: typeof first) => ({ status: r.status, body: r.body, etag: r.headers['etag'], location: r.headers['location'], type: r.headers['content-type'] });
        expect({ name, ...seen(second) }).toEqual({ name, ...seen(first) });
        expect(first.status).toBeLessThan(300);
        if (name !== 'an import') expect({ name, rows: await rowCounts(db) }).toEqual({ name, rows });
        const other = typeof body === 'string' ? `${body}x,990000000000,巡查\n` : Buffer.isBuffer(body) ? Buffer.concat([body, body]) : { ...(body as object), note: '另一', title: '另一' };
        const reused = await ask(other);
        if (reused.status !== 400) expectProblem(reused, 422, 'request.idempotency_reused');
      }
      expect((await imports()) - before).toBe(1);
    });

    it('given one key from two people or two tenants, then they do not meet', async () => {
      const { pingshan } = world();
      const officer = seed().as['enforcement-officer'];
      const one = await pingshan.admin.made<Hazard>(hazards, seed().report(seed().communities[0]), { headers: key('shared') });
      const two = await officer?.made<Hazard>(hazards, seed().report(seed().communities[0]), { headers: key('shared') });
      expect(two?.id).not.toBe(one.id);
    });

    it('given a refused request, then its key is free for the corrected one', async () => {
      const { admin } = world().pingshan;
      const ask = (divisionCode: string) => admin.post(hazards, seed().report(divisionCode), { headers: key('corrected') });
      expectProblem(await ask('440399001001'), 400, 'hazard.unknown_division');
      expect((await ask(seed().communities[0])).status).toBe(201);
    });

    it('given twelve requests with one key at once, then one effect; the others get the same answer or 409', async () => {
      const { admin } = world().pingshan;
      const before = await rowCounts(db);
      const answers = await Promise.all(Array.from({ length: 12 }, () => admin.post(hazards, seed().report(seed().communities[0]), { headers: key('at-once') })));
      const ids = new Set(answers.filter((r) => r.status === 201).map((r) => r.body.id));
      expect(ids.size).toBe(1);
      for (const r of answers.filter((a) => a.status !== 201)) expectProblem(r, 409, 'request.idempotency_running');
      const after = await rowCounts(db);
      expect((after['enforcement.hazard'] ?? 0) - (before['enforcement.hazard'] ?? 0)).toBe(1);
    });

    it.each(labelled(['x'.repeat(201), 'a b', 'a\tb']))('given the key %s, then 400 names the header', async (_, value) => {
      expectProblem(await world().pingshan.admin.post(hazards, seed().report(seed().communities[0]), { headers: key(value) }), 400, 'request.invalid', 'headers.idempotency-key');
    });
  });
}
