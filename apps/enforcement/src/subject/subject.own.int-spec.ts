import { registerSubjectBody, type SubjectDetail } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

describe('whose a subject is', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
  });
  afterAll(() => kit.close());
  const register = (name: string, more: object = {}): Promise<SubjectDetail> =>
    kit.subjects.register(admin, registerSubjectBody.parse({ kind: 'small_premises', name, address: '坪山大道 1 号', divisionCode: '440310001001', ...more }));
  const ids = async (ctx: TenantContext): Promise<string[]> => (await kit.subjectList.page(ctx, { limit: 200 })).items.map((s) => s.id);
  const account = (unitId: string, role = 'enterprise-owner'): TenantContext => kit.pingshan.holding([{ role, unitId, divisionPrefix: null }], unitId);

  it('given the account of an enterprise, then it sees its own record and no other, in every question', async () => {
    const unit = kit.pingshan.unit('大利五金公司');
    const [own, other] = [await register('大利五金'), await register('别人的厂')];
    const owner = account(unit);
    expect(await ids(owner)).toEqual([]);
    const linked = await kit.subjects.change(admin, own.id, 1, { unitId: unit });
    expect(linked.unit).toEqual({ id: unit, name: '大利五金公司' });
    for (const who of [owner, account(unit, 'enterprise-safety-officer')]) {
      expect(await ids(who)).toEqual([own.id]);
      expect(await kit.subjectRecords.get(who, own.id)).toMatchObject({ name: '大利五金', code: null });
      expect((await kit.subjectRecords.history(who, own.id)).items).toHaveLength(2);
      expect(await kit.subjectStatistics.of(who, { by: ['status'] })).toMatchObject({ total: 1 });
      expect(await codeOf(kit.subjectRecords.get(who, other.id))).toBe('request.not_found');
      expect(await codeOf(kit.subjectRecords.byCode(who, other.code as string))).toBe('request.not_found');
    }
    // Of another unit, of none, and of another district.
    for (const stranger of [account(kit.pingshan.unit('别的公司')), kit.pingshan.as('enterprise-owner'), kit.binjiang.holding([{ role: 'enterprise-owner', unitId: unit, divisionPrefix: null }], unit)]) expect(await ids(stranger)).toEqual([]);
    expect(await codeOf(kit.subjects.change(admin, own.id, 2, { unitId: '01980000-0000-7000-8000-00000000dead' }))).toBe('subject.unknown_unit');
  });

  it('given its own record, then an enterprise fills in what it knows, and neither what it is checked by nor that somebody was there', async () => {
    const unit = kit.pingshan.unit('诚信家具公司');
    const made = await register('诚信家具', { tags: ['combustible_dust'] });
    await kit.db.admin.query('update enforcement.subject set refreshed_at = null where id = $1', [made.id]);
    await kit.subjects.change(admin, made.id, 1, { unitId: unit });
    const owner = account(unit);
    const told = await kit.subjects.refresh(owner, made.id, 2, { corrections: { staffCount: 42, profile: { training: { text: '全员培训', figures: [] } } }, note: '年初更新' });
    expect(told).toMatchObject({ staffCount: 42, refreshedAt: null, refreshDue: true, completeness: { filled: 1 } });
    expect((await kit.subjectRecords.history(admin, made.id)).items.at(-1)).toMatchObject({ action: 'refresh', note: '年初更新', actor: { id: owner.actor.id } });
    for (const corrections of [{ tags: [] }, { name: '新名' }, { address: '别处' }, { position: null }, { industryCode: null }]) {
      expect([corrections, await codeOf(kit.subjects.refresh(owner, made.id, 3, { corrections }))]).toEqual([corrections, 'subject.not_own_to_correct']);
    }
    const other = await register('别人的店');
    expect(await codeOf(kit.subjects.refresh(owner, other.id, 1, {}))).toBe('request.not_found');
    // Who was there may say so.
    expect((await kit.subjects.refresh(kit.pingshan.as('grid-member', '440310001001'), made.id, 3, { corrections: { tags: [] } })).refreshDue).toBe(false);
  });

  it('given what is to be confirmed, then it is a to-do of whom it was given to, with the day by which it is due, and of nobody else', async () => {
    const grid = kit.pingshan.as('grid-member', '440310001001');
    const colleague = kit.pingshan.as('grid-member', '440310001001');
    const due = async (ctx: TenantContext) => (await kit.todos.page(ctx, { limit: 50, total: true })).items.filter((t) => t.subject.type === 'subject');
    const [late, soon, fresh, never, closed] = [await register('超期店'), await register('快到期店'), await register('新核实店'), await register('从未核实店'), await register('关门店')];
    for (const s of [late, soon, fresh, never, closed]) await kit.subjects.assignOwner(admin, s.id, 1, { memberId: grid.actor.memberId as string });
    const confirmed = (id: string, ago: string | null) => kit.db.admin.query('update enforcement.subject set refreshed_at = now() - $2::interval where id = $1', [id, ago]);
    await kit.db.admin.query("update enforcement.subject set refreshed_at = '2025-08-01T03:00:00Z' where id = $1", [late.id]);
    await confirmed(soon.id, '87 days');
    await confirmed(never.id, null);
    await kit.db.admin.query("update enforcement.subject set registered_at = '2026-01-05T03:00:00Z' where id = $1", [never.id]);
    await confirmed(closed.id, '400 days');
    await kit.subjects.move(admin, closed.id, 2, 'close', { reason: '搬走' });
    const todos = await due(grid);
    expect(todos.map((t) => t.subject.title)).toEqual(['超期店', '从未核实店', '快到期店']);
    expect(todos.map((t) => [t.action, t.urgency])).toEqual([['refresh', 'overdue'], ['refresh', 'overdue'], ['refresh', 'soon']]);
    // What was never confirmed was due on the day it came into the register, not in a year of long ago.
    expect(todos[1]?.dueAt).toBe('2026-01-05T23:59:59+08:00');
    expect(todos[2]?.dueAt).toBe((await kit.subjectRecords.get(admin, soon.id)).refreshDueAt);
    expect((await kit.todos.summary(grid)).byKind).toMatchObject({ refresh: 3 });
    expect(await due(colleague)).toEqual([]);
    expect(await due(kit.binjiang.as('district-admin'))).toEqual([]);
    // The census of others is no overdue work of a whole district.
    expect((await kit.todos.summary(admin)).overdueInScope).toBe(0);
    // The street has what its owner left too long, and what nobody was given; another street has neither.
    const street = kit.pingshan.as('street-officer', '440310001000');
    const nobodys = await register('没人管的店');
    await confirmed(nobodys.id, '87 days');
    expect((await due(street)).map((t) => t.subject.title).filter((name) => ['从未核实店', '超期店', '快到期店', '没人管的店'].includes(name)).sort()).toEqual(['从未核实店', '没人管的店', '超期店'].sort());
    expect(new Set((await due(street)).map((t) => t.subject.id)).size).toBe((await due(street)).length);
    expect((await due(kit.pingshan.as('street-officer', '440310003000'))).map((t) => t.subject.title)).not.toContain('没人管的店');
    expect((await due(grid)).map((t) => t.subject.title)).not.toContain('没人管的店');
    await kit.subjects.refresh(grid, late.id, 2, {});
    expect((await due(grid)).map((t) => t.subject.title)).toEqual(['从未核实店', '快到期店']);
  });
});
