import { isOwnOnly } from '@anlan/contracts/access';
import { urgencies, type Todo, type TodoQuery } from '@anlan/contracts/kit';
import { permissionsOfGrants, type TenantContext } from '@anlan/platform/context';
import fc from 'fast-check';
import { deskOf, type Desk } from '../../test/desk-kit';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { actionsFor, isOverdue, type HazardRow } from './hazard.entity';
import { hazardReach } from './hazard.reach';

describe('what there is to do about hazards', () => {
  let kit: EnforcementKit;
  let desk: Desk;
  let rows: HazardRow[];
  beforeAll(async () => {
    kit = await enforcementKit();
    desk = await deskOf(kit);
    // One of those who verify has submitted some himself.
    await kit.db.admin.query("update enforcement.hazard set submitted_by = $1 where status = 'rectified' and number like '%5'", [desk.me.actor.id]);
    rows = (await kit.db.admin.query<HazardRow>('select * from enforcement.hazard where tenant_id = $1', [kit.pingshan.id])).rows;
  }, 60_000);
  afterAll(() => kit.close());

  /** By the rules and the predicates, one row after another, without SQL. */
  const expected = (ctx: TenantContext): string[] => {
    const offices = ctx.grants.filter((g) => permissionsOfGrants([g]).has('hazard.rectify') && !isOwnOnly(g.role)).map((g) => g.unitId);
    const mine = (r: HazardRow): boolean => r.assignee_member_id === ctx.actor.memberId || (r.assignee_unit_id !== null && [ctx.actor.unitId, ...offices].includes(r.assignee_unit_id));
    const permission = { assign: 'hazard.assign', start: 'hazard.rectify', submit: 'hazard.rectify', verify: 'hazard.verify' } as const;
    const isTodo = (a: string): a is keyof typeof permission => a in permission;
    return rows.flatMap((r) => actionsFor(ctx, r).flatMap((a) => {
      if (!isTodo(a) || !hazardReach.covers(ctx, permission[a], r) || ((a === 'start' || a === 'submit') && !mine(r))) return [];
      return [`hazard:${r.id}:${a}`];
    }));
  };
  const all = async (ctx: TenantContext, query: Partial<TodoQuery> = {}, limit = 3): Promise<Todo[]> => {
    const found: Todo[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await kit.todos.page(ctx, { ...query, limit, cursor });
      found.push(...page.items);
      if (page.nextCursor === null) return found;
      cursor = page.nextCursor;
    }
  };

  it('given anybody, then his to-dos are what the rules let him do, in the order of their deadlines, and the summary counts them', async () => {
    let seen = 0;
    await fc.assert(fc.asyncProperty(fc.oneof(fc.constant([...desk.me.grants]), desk.grants), async (given) => {
      const ctx = desk.holding(given);
      const todos = await all(ctx);
      const want = expected(ctx);
      seen += want.length;
      expect(todos.map((t) => t.id).sort()).toEqual([...want].sort());
      const due = todos.map((t) => (t.dueAt ? Date.parse(t.dueAt) : Infinity));
      expect(due).toEqual([...due].sort((a, b) => a - b));
      const summary = await kit.todos.summary(ctx);
      expect(summary).toMatchObject({ total: want.length, byUrgency: Object.fromEntries(urgencies.map((u) => [u, todos.filter((t) => t.urgency === u).length])) });
      for (const [kind, n] of Object.entries(summary.byKind)) expect([kind, n]).toEqual([kind, todos.filter((t) => t.kind === kind).length]);
      const mine = new Set(want.map((id) => id.split(':')[1]));
      expect(summary.overdueInScope).toBe(rows.filter((r) => isOverdue(r) && hazardReach.covers(ctx, 'hazard.read', r) && !mine.has(r.id)).length);
    }), { numRuns: 60 });
    expect(seen).toBeGreaterThan(100);
  }, 120_000);

  it('given one kind, one urgency or one street, then those alone, and as many as total says', async () => {
    const whole = await all(desk.me, {}, 200);
    const questions: [Partial<TodoQuery>, (t: Todo) => boolean][] = [
      [{ kind: ['verify'] }, (t) => t.kind === 'verify'], [{ urgency: ['overdue', 'none'] }, (t) => t.urgency === 'overdue' || t.urgency === 'none'], [{ urgency: ['later'] }, (t) => t.urgency === 'later'],
      [{ urgency: ['today'] }, (t) => t.urgency === 'today'], [{ urgency: ['soon'] }, (t) => t.urgency === 'soon'], [{ divisionCode: '440310003', kind: ['assign', 'submit'] }, (t) => t.divisionCode.startsWith('440310003') && t.kind !== 'verify' && t.kind !== 'start'],
    ];
    for (const [query, fits] of questions) {
      const found = await all(desk.me, query);
      expect({ query, ids: found.map((t) => t.id) }).toEqual({ query, ids: whole.filter(fits).map((t) => t.id) });
      expect((await kit.todos.page(desk.me, { ...query, limit: 1, total: true })).total).toBe(found.length);
    }
    expect(new Set(whole.map((t) => t.urgency)).size).toBeGreaterThan(3);
  });

  it('given a to-do, then it names the record, its place and since when it waits, and its action is not refused', async () => {
    const [todo] = await all(desk.me, { kind: ['assign'] });
    const h = await kit.records.get(desk.me, todo?.subject.id ?? '');
    expect(todo).toMatchObject({ action: 'assign', subject: { type: 'hazard', number: h.number, title: h.title }, divisionCode: h.divisionCode, divisionName: h.divisionName, dueAt: h.dueAt, since: h.reportedAt });
    const before = Date.now();
    await kit.hazards.act(desk.me, h.id, h.version, 'assign', { unitId: desk.units[1] });
    const next = (await all(desk.me)).find((t) => t.subject.id === h.id);
    expect(next).toMatchObject({ kind: 'start', action: 'start' });
    expect(Date.parse(next?.since ?? '')).toBeGreaterThanOrEqual(before);
  });

  it('given who submitted, then verifying it is another\'s to do', async () => {
    const verifier = kit.pingshan.as('enforcement-officer');
    const his = rows.filter((r) => r.status === 'rectified' && r.submitted_by === desk.me.actor.id).map((r) => r.id);
    expect(his.length).toBeGreaterThan(0);
    const subjects = async (ctx: TenantContext): Promise<string[]> => (await all(ctx, { kind: ['verify'] })).map((t) => t.subject.id);
    expect((await subjects(desk.me)).filter((id) => his.includes(id))).toEqual([]);
    expect((await subjects(verifier)).filter((id) => his.includes(id)).sort()).toEqual([...his].sort());
  });

  it('given another district, a leader who only reads, and a cursor that was made up, then nothing, what is late, and a refusal', async () => {
    expect((await kit.todos.page(kit.binjiang.as('district-admin'), { limit: 200 })).items.map((t) => t.divisionCode)).toEqual(['330108001001']);
    const leader = kit.pingshan.as('leader');
    expect(await kit.todos.page(leader, { limit: 10, total: true })).toEqual({ items: [], nextCursor: null, total: 0 });
    expect(await kit.todos.summary(leader)).toMatchObject({ total: 0, byKind: {}, overdueInScope: rows.filter((r) => isOverdue(r)).length });
    for (const values of [['x', 'y', 'z'], ['2026-02-30 00:00:00+08', '01980000-0000-7000-8000-00000000dead', 'a\u0000'], [1]]) {
      await expect(kit.todos.page(desk.me, { limit: 1, cursor: Buffer.from(JSON.stringify(values)).toString('base64url') })).rejects.toMatchObject({ code: 'request.invalid' });
    }
  });
});
