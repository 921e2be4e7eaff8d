import type { UnitDto } from '@anlan/contracts/tenancy';
import { addCalendarDays } from '@anlan/domain';
import { Jobs } from '@anlan/platform/jobs';
import { createLogger } from '@anlan/platform/telemetry';
import { memberKit } from '../member/realm.fixtures';
import { today } from '../organization/changes';
import { twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { UnitMoves } from './unit.moves';
import { UnitService } from './unit.service';

const page = { limit: 50 };

describe('units that move', () => {
  let t: TwoTenants;
  let units: UnitService;
  let moves: UnitMoves;
  let n = 0;

  beforeAll(async () => {
    t = await twoTenants();
    const { tx, access } = memberKit(t);
    [units, moves] = [new UnitService(tx, access), new UnitMoves(tx, access, new Jobs('tenancy', t.db.url, createLogger('tenancy', 'silent')))];
  }, 60_000);
  afterAll(() => t.db.drop());

  const admin = () => t.pingshan.admin;
  const unit = (parentId?: string, name = `单位${(n += 1)}`): Promise<UnitDto> => units.create(admin(), { kind: 'other', name, sort: 0, ...(parentId && { parentId }) });
  const now = (id: string) => units.get(admin(), id);
  const inDays = (days: number) => addCalendarDays(today(), days);
  const children = async (parentId: string) => (await units.list(admin(), { ...page, parentId })).items.map((u) => u.name);
  const history = async (id: string) => (await moves.placements(admin(), id, page)).items;
  /** Lets days pass for what is set, and does what the timer does. */
  const pass = async (days: number) => {
    await t.db.admin.query("update tenancy.unit_placement set effective_from = effective_from - $1::int where state = 'pending'", [days]);
    await moves.moveDue({ tenantId: t.pingshan.tenantId, slug: t.pingshan.slug, tenantKind: 'district' });
  };

  it('given a day that has come, then the unit moves at once, and its history says from where, by whom and when', async () => {
    const [a, b] = [await unit(), await unit()];
    const c = await unit(a.id);
    await t.events(t.pingshan);
    const moved = await moves.move(admin(), c.id, c.version, { parentId: b.id, effectiveFrom: inDays(-3) });
    expect(moved).toMatchObject({ parentId: b.id, version: 2, pendingMove: null });
    expect(await t.events(t.pingshan)).toEqual(['unit.changed']);
    expect(await units.patch(admin(), c.id, 2, { parentId: a.id })).toMatchObject({ parentId: a.id });
    expect(await history(c.id)).toMatchObject([
      { fromParentId: b.id, parentId: a.id, parentName: a.name, effectiveFrom: today(), state: 'done' },
      { fromParentId: a.id, fromParentName: a.name, parentId: b.id, effectiveFrom: inDays(-3), state: 'done', decidedBy: '测试员', error: null, endedAt: expect.any(String) },
    ]);
    await expect(moves.move(admin(), c.id, 1, { parentId: null })).rejects.toMatchObject({ code: 'request.stale' });
  });

  it('given a later day, then nothing moves before it, the unit says what is set, and on its day it moves once', async () => {
    const [a, b] = [await unit(), await unit()];
    const c = await unit(a.id);
    await t.events(t.pingshan);
    expect(await moves.move(admin(), c.id, 1, { parentId: b.id, effectiveFrom: inDays(10) })).toMatchObject({ parentId: a.id, version: 1, pendingMove: { parentId: b.id, effectiveFrom: inDays(10) } });
    expect(await now(c.id)).toMatchObject({ parentId: a.id, pendingMove: { parentId: b.id } });
    expect(await t.events(t.pingshan)).toEqual([]);
    expect(await history(c.id)).toMatchObject([{ fromParentId: a.id, parentId: b.id, state: 'pending', endedAt: null }]);
    const { rows } = await t.db.admin.query("select run_at from tenancy_jobs._private_jobs where key = $1", [`unit-moves:${t.pingshan.tenantId}:${inDays(10)}`]);
    expect(rows.map((r) => r.run_at.toISOString())).toEqual([`${inDays(9)}T16:00:00.000Z`]);
    await expect(moves.move(admin(), c.id, 1, { parentId: null, effectiveFrom: inDays(20) })).rejects.toMatchObject({ code: 'unit.move_pending', params: { day: inDays(10) } });
    await pass(9);
    expect(await now(c.id)).toMatchObject({ parentId: a.id });
    await pass(1);
    await pass(0);
    expect(await now(c.id)).toMatchObject({ parentId: b.id, version: 2, pendingMove: null });
    expect(await t.events(t.pingshan)).toEqual(['unit.changed']);
    expect(await history(c.id)).toMatchObject([{ fromParentId: a.id, state: 'done', effectiveFrom: today() }]);
  });

  it('given a move that is cancelled, then it does not happen, and cannot be cancelled twice', async () => {
    const [a, b] = [await unit(), await unit()];
    await moves.move(admin(), a.id, 1, { parentId: b.id, effectiveFrom: inDays(1) });
    await expect(units.deactivate(admin(), b.id, 1)).rejects.toMatchObject({ code: 'unit.move_pending' });
    expect(await moves.cancel(admin(), a.id, 1)).toMatchObject({ pendingMove: null });
    await expect(moves.cancel(admin(), a.id, 1)).rejects.toMatchObject({ code: 'unit.no_move_pending', status: 409 });
    await pass(1);
    expect(await now(a.id)).toMatchObject({ parentId: null, version: 1 });
    expect(await history(a.id)).toMatchObject([{ state: 'cancelled' }]);
    expect(await units.deactivate(admin(), b.id, 1)).toMatchObject({ active: false });
  });

  it('given moves that are set, then none is taken, now or for later, that would close a circle with them', async () => {
    const [a, b, c] = [await unit(), await unit(), await unit()];
    await moves.move(admin(), a.id, 1, { parentId: b.id, effectiveFrom: inDays(5) });
    await expect(moves.move(admin(), b.id, 1, { parentId: a.id, effectiveFrom: inDays(6) })).rejects.toMatchObject({ code: 'unit.cycle_later', params: { day: inDays(6) } });
    await expect(moves.move(admin(), b.id, 1, { parentId: a.id, effectiveFrom: inDays(4) })).rejects.toMatchObject({ code: 'unit.cycle_later', params: { day: inDays(5) } });
    await expect(moves.move(admin(), b.id, 1, { parentId: a.id })).rejects.toMatchObject({ code: 'unit.cycle_later' });
    await expect(units.patch(admin(), b.id, 1, { parentId: a.id })).rejects.toMatchObject({ code: 'unit.cycle_later' });
    await expect(moves.move(admin(), b.id, 1, { parentId: b.id, effectiveFrom: inDays(9) })).rejects.toMatchObject({ code: 'unit.cycle' });
    await moves.move(admin(), b.id, 1, { parentId: c.id, effectiveFrom: inDays(5) });
    await pass(5);
    expect([await now(a.id), await now(b.id)]).toMatchObject([{ parentId: b.id }, { parentId: c.id }]);
  });

  it('given that another took the name meanwhile, then on its day the move fails, and is kept with its reason', async () => {
    const [a, b] = [await unit(undefined, '办公室'), await unit()];
    await moves.move(admin(), a.id, 1, { parentId: b.id, effectiveFrom: inDays(2) });
    await unit(b.id, '办公室');
    await expect(moves.move(admin(), a.id, 1, { parentId: b.id })).rejects.toMatchObject({ code: 'unit.name_taken' });
    await t.events(t.pingshan);
    await pass(2);
    expect(await now(a.id)).toMatchObject({ parentId: null, version: 1, pendingMove: null });
    expect(await history(a.id)).toMatchObject([{ state: 'failed', error: 'unit.name_taken' }]);
    expect(await t.events(t.pingshan)).toEqual([]);
  });

  it('given a unit that is dragged among its siblings, then it stands where it was dropped, again and again', async () => {
    const parent = await unit();
    const ids: Record<string, string> = {};
    for (const name of ['甲', '乙', '丙', '丁']) ids[name] = (await unit(parent.id, name)).id;
    const drop = async (name: string, before: string | null) => {
      await moves.move(admin(), ids[name] as string, (await now(ids[name] as string)).version, { parentId: parent.id, before: before && (ids[before] as string) });
      return (await children(parent.id)).join('');
    };
    expect(await drop('丁', '甲')).toBe('丁甲乙丙');
    expect(await drop('甲', null)).toBe('丁乙丙甲');
    expect(await drop('丙', '乙')).toBe('丁丙乙甲');
    for (let i = 0; i < 15; i += 1) {
      expect(await drop('乙', '丙')).toBe('丁乙丙甲');
      expect(await drop('丙', '乙')).toBe('丁丙乙甲');
    }
    await expect(drop('甲', '甲')).rejects.toMatchObject({ code: 'unit.unknown_sibling' });
    expect(await history(ids['甲'] as string)).toEqual([]);
    const elsewhere = await unit();
    await expect(moves.move(admin(), elsewhere.id, 1, { parentId: parent.id, before: elsewhere.id })).rejects.toMatchObject({ code: 'unit.unknown_sibling' });
    await moves.move(admin(), elsewhere.id, 1, { parentId: parent.id, before: ids['乙'] as string });
    expect((await children(parent.id)).indexOf(elsewhere.name)).toBe(2);
  });

  it('given somebody of another tenant, or who looks after another part, then nothing moves', async () => {
    const [a, b] = [await unit(), await unit()];
    const body = { parentId: b.id, effectiveFrom: inDays(1) };
    await expect(moves.move(t.binjiang.admin, a.id, 1, body)).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(moves.placements(t.binjiang.admin, a.id, page)).rejects.toMatchObject({ code: 'request.not_found' });
    const theirs = await units.create(t.binjiang.admin, { kind: 'other', name: '滨江', sort: 0 });
    await expect(moves.move(admin(), a.id, 1, { ...body, parentId: theirs.id })).rejects.toMatchObject({ code: 'unit.unknown_parent' });
    await expect(moves.move(admin(), a.id, 1, { parentId: null, before: theirs.id })).rejects.toMatchObject({ code: 'unit.unknown_sibling' });
    const local = t.pingshan.as({ role: 'district-admin', unitId: a.id, divisionPrefix: null, units: [a.id] });
    await expect(moves.move(local, a.id, 1, body)).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(moves.move(local, b.id, 1, { parentId: a.id })).rejects.toMatchObject({ code: 'request.forbidden' });
    await moves.move(admin(), a.id, 1, body);
    await expect(moves.cancel(t.binjiang.admin, a.id, 1)).rejects.toMatchObject({ code: 'request.not_found' });
    await moves.moveDue({ tenantId: t.binjiang.tenantId, slug: t.binjiang.slug, tenantKind: 'district' });
    expect(await now(a.id)).toMatchObject({ parentId: null });
  });
});
