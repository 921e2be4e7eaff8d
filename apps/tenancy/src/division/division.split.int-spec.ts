import type { SplitDivisionBody } from '@anlan/contracts/tenancy';
import { AssignmentService } from '../assignment/assignment.service';
import { MemberService } from '../member/member.service';
import { memberKit } from '../member/realm.fixtures';
import { binjiangRows, pingshanRows, twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { UnitService } from '../unit/unit.service';
import { DivisionSeed } from './division.seed';
import { DivisionService } from './division.service';
import { DivisionSplit } from './division.split';

const DAY = '2026-07-01';
const PINGSHAN = '440310001';
const page = { limit: 200 };

describe('divisions that split and merge', () => {
  let t: TwoTenants;
  let divisions: DivisionService;
  let splits: DivisionSplit;

  beforeAll(async () => {
    t = await twoTenants();
    const tx = t.db.tenantTx();
    [divisions, splits] = [new DivisionService(tx), new DivisionSplit(tx)];
  }, 60_000);
  afterAll(() => t.db.drop());
  beforeEach(async () => {
    await t.db.admin.query('truncate tenancy.division cascade');
    const seed = new DivisionSeed(t.db.tenantTx());
    await seed.seedFromCatalogue(t.pingshan.system, pingshanRows, '2020-01-01');
    await seed.seedFromCatalogue(t.binjiang.system, binjiangRows, '2020-01-01');
    for (const grid of ['440310001001001', '440310001001002', '440310001002001']) await divisions.add(t.pingshan.admin, { code: grid, name: `网格${grid.slice(-3)}`, validFrom: '2020-01-01' });
    await t.events(t.pingshan);
    await t.events(t.binjiang);
  });
  // What each test does is done to one tenant; the other has seen and lost nothing.
  afterEach(async () => {
    expect((await divisions.list(t.binjiang.admin, page)).items.map((d) => [d.code, d.version, d.validTo])).toEqual(binjiangRows.map((r) => [r.code, 1, null]));
    expect(await t.events(t.binjiang)).toEqual([]);
  });

  const split = (body: Partial<SplitDivisionBody>, code = PINGSHAN, version = 1, ctx = t.pingshan.admin) => splits.split(ctx, code, version, { validFrom: DAY, into: [], children: [], preview: false, ...body });
  const refused = (body: Partial<SplitDivisionBody>, code?: string) => split(body, code).then(() => 'done', (e: { code: string; params: object }) => [e.code, e.params] as const);
  const on = async (day: string) => (await divisions.list(t.pingshan.admin, { ...page, on: day })).items.map((d) => d.code);
  const everything = async () => (await divisions.list(t.pingshan.admin, page)).items;
  const twoHalves = { into: [{ code: '440310003', name: '马峦街道' }, { code: '440310004', name: '碧岭街道' }], children: [{ code: '440310001001', successorCode: '440310003001' }, { code: '440310001002', successorCode: '440310004001', name: '新坪山社区' }] };

  it('given a street that becomes two, then streets, communities and grids change at once, each with its successors, and everybody is told', async () => {
    const before = await on('2026-06-30');
    const answer = await split(twoHalves);
    expect(answer.division).toMatchObject({ code: '440310001000', validTo: DAY, successorCodes: ['440310003000', '440310004000'], version: 2 });
    expect(answer.added.map((d) => [d.code, d.name, d.parentCode, d.validFrom])).toEqual([
      ['440310003000', '马峦街道', '440310000000', DAY], ['440310004000', '碧岭街道', '440310000000', DAY],
      ['440310003001', '六联社区居委会', '440310003000', DAY], ['440310004001', '新坪山社区', '440310004000', DAY],
      ['440310003001001', '网格001', '440310003001', DAY], ['440310003001002', '网格002', '440310003001', DAY], ['440310004001001', '网格001', '440310004001', DAY],
    ]);
    expect(Object.fromEntries(answer.retired.map((d) => [d.code, d.successorCodes.join()]))).toEqual({
      '440310001000': '440310003000,440310004000', '440310001001': '440310003001', '440310001002': '440310004001',
      '440310001001001': '440310003001001', '440310001001002': '440310003001002', '440310001002001': '440310004001001',
    });
    expect(await on('2026-06-30')).toEqual(before);
    expect(await on(DAY)).toEqual(['440310000000', '440310002000', '440310002001', '440310003000', '440310003001', '440310003001001', '440310003001002', '440310004000', '440310004001', '440310004001001']);
    expect(await t.events(t.pingshan)).toEqual([...Array(7).fill('division.added'), ...Array(6).fill('division.retired')]);
    const { rows } = await t.db.admin.query("select data ->> 'code' as code, data -> 'predecessorCodes' as from from tenancy.outbox where type like '%division.added%' and data ? 'predecessorCodes' order by seq");
    expect(rows[2]).toEqual({ code: '440310003001', from: ['440310001001'] });
    expect((await t.audits(t.pingshan)).at(-1)).toBe('division.split');
    await expect(split(twoHalves, PINGSHAN, 2)).rejects.toMatchObject({ code: 'division.retired' });
  });

  it('given a street that goes on with what is left of it, then only what leaves it ends', async () => {
    const answer = await split({ into: [{ code: PINGSHAN }, { code: '440310003', name: '马峦街道' }], children: [{ code: '440310001001', successorCode: '440310003001' }] });
    expect(answer.division).toMatchObject({ code: '440310001000', validTo: null, version: 1 });
    expect(answer.retired.map((d) => d.code).sort()).toEqual(['440310001001', '440310001001001', '440310001001002']);
    expect(await on(DAY)).toEqual(expect.arrayContaining(['440310001000', '440310001002', '440310001002001', '440310003001', '440310003001002']));
  });

  it('given a street that merges into its neighbour, and communities into one, then what exists is kept', async () => {
    const answer = await split({ into: [{ code: '440310002' }], children: [{ code: '440310001001', successorCode: '440310002001' }, { code: '440310001002', successorCode: null }] });
    expect(answer.added.map((d) => d.code)).toEqual(['440310002001001', '440310002001002']);
    expect(answer.retired.find((d) => d.code === '440310001002001')).toMatchObject({ validTo: DAY, successorCodes: [] });
    expect(await on(DAY)).toEqual(['440310000000', '440310002000', '440310002001', '440310002001001', '440310002001002']);
  });

  it('given a community that becomes two, then its grids go where they are sent', async () => {
    const answer = await split({ into: [{ code: '440310001003', name: '东社区' }, { code: '440310001004', name: '西社区' }], children: [{ code: '440310001001001', successorCode: '440310001003001' }, { code: '440310001001002', successorCode: '440310001004001' }] }, '440310001001');
    expect(answer.added).toHaveLength(4);
    expect((await divisions.get(t.pingshan.admin, '440310001')).version).toBe(1);
  });

  it('given units and roles bound to what ends, then they are listed with its successors, before and after, and stay as they are', async () => {
    const kit = memberKit(t);
    const office = await new UnitService(kit.tx, kit.access).create(t.pingshan.admin, { kind: 'street_office', name: '坪山街道应急办', sort: 0, divisionCode: PINGSHAN });
    const member = await new MemberService(kit.tx, kit.realm, kit.operations, kit.access).create(t.pingshan.admin, { username: 'grid', displayName: '网格员甲' });
    const assignment = await new AssignmentService(kit.tx, kit.realm, kit.access).create(t.pingshan.admin, { memberId: member.id, role: 'grid-member', divisionCode: '440310001001001' });
    await t.events(t.pingshan);
    const before = await everything();
    const said = await split({ ...twoHalves, preview: true });
    expect(await everything()).toEqual(before);
    expect(await t.events(t.pingshan)).toEqual([]);
    const done = await split(twoHalves);
    const order = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
    expect({ ...done, added: [...done.added].sort(order), retired: [...done.retired].sort(order) }).toEqual({ ...said, added: [...said.added].sort(order), retired: [...said.retired].sort(order) });
    expect(done.affected).toEqual({
      units: [{ id: office.id, name: '坪山街道应急办', divisionCode: '440310001000', successorCodes: ['440310003000', '440310004000'] }],
      assignments: [{ id: assignment.id, memberId: member.id, memberName: '网格员甲', role: 'grid-member', unitId: null, divisionCode: '440310001001001', successorCodes: ['440310003001001'] }],
    });
    expect(await splits.references(t.pingshan.admin, PINGSHAN)).toEqual(done.affected);
    expect(await splits.references(t.pingshan.admin, '440310003')).toEqual({ units: [], assignments: [] });
    await expect(splits.references(t.binjiang.admin, PINGSHAN)).rejects.toMatchObject({ code: 'request.not_found' });
  });

  it.each<[string, Partial<SplitDivisionBody>, string, string?]>([
    ['children nobody said anything of', { ...twoHalves, children: [] }, 'division.children_left'],
    ['only itself', { into: [{ code: PINGSHAN }] }, 'division.no_split'],
    ['a successor of another level', { into: [{ code: '440310003001', name: '甲' }] }, 'division.level_differs'],
    ['a successor without a name', { ...twoHalves, into: [{ code: '440310003' }, { code: '440310004', name: '乙' }] }, 'division.name_wanted'],
    ['a successor of another district', { into: [{ code: PINGSHAN }, { code: '330108001', name: '西兴街道' }] }, 'division.outside'],
    ['an existing successor under a new name', { into: [{ code: '440310002', name: '新坑梓' }] }, 'division.exists'],
    ['the same successor twice', { into: [{ code: '440310003', name: '甲' }, { code: '440310003000', name: '甲' }] }, 'division.listed_twice'],
    ['a day before it began', { ...twoHalves, validFrom: '2019-12-31' }, 'division.ends_before_start'],
    ['a child of another street', { ...twoHalves, children: [...twoHalves.children, { code: '440310002001', successorCode: '440310003002' }] }, 'division.not_below'],
    ['a child that goes where the street does not', { ...twoHalves, children: [{ code: '440310001001', successorCode: '440310002005' }, { code: '440310001002', successorCode: '440310004001' }] }, 'division.outside'],
    ['a child that becomes a grid', { ...twoHalves, children: [{ code: '440310001001', successorCode: '440310003001001' }, { code: '440310001002', successorCode: '440310004001' }] }, 'division.level_differs'],
    ['two communities that become one without a name', { ...twoHalves, children: [{ code: '440310001001', successorCode: '440310003001' }, { code: '440310001002', successorCode: '440310003001' }] }, 'division.name_wanted'],
    ['two communities that become one, whose grids have the same digits', { ...twoHalves, children: [{ code: '440310001001', successorCode: '440310003001', name: '合并社区' }, { code: '440310001002', successorCode: '440310003001' }] }, 'division.collision'],
    ['the district itself', { into: [{ code: '440311', name: '光明区' }] }, 'division.is_root', '440310'],
    ['a grid whose code begins like another\'s', { into: [{ code: '440310001003', name: '甲' }], children: [{ code: '440310001001001', successorCode: '440310001003001' }, { code: '440310001001002', successorCode: '4403100010030011' }] }, 'division.ambiguous', '440310001001'],
    ['a grid of a community that is not made', { into: [{ code: '440310003', name: '甲' }], children: [{ code: '440310001001', successorCode: null }, { code: '440310001002', successorCode: null }, { code: '440310001001001', successorCode: '440310003009001' }] }, 'division.outside'],
  ])('given %s, then the split is refused and nothing changes', async (_, body, code, of = PINGSHAN) => {
    const before = await everything();
    expect((await refused(body, of))[0]).toBe(code);
    expect(await everything()).toEqual(before);
    expect(await t.events(t.pingshan)).toEqual([]);
  });

  it('given a retired code, a stale version, or somebody who looks after one street, then it is refused', async () => {
    await divisions.retire(t.pingshan.admin, '440310002', 1, { validTo: '2025-01-01', successorCodes: [], withChildren: true });
    expect((await refused({ into: [{ code: '440310002' }], children: [] }))[0]).toBe('division.unknown_successor');
    await expect(split(twoHalves, PINGSHAN, 7)).rejects.toMatchObject({ code: 'request.stale' });
    const local = t.pingshan.as({ role: 'district-admin', unitId: null, divisionPrefix: PINGSHAN });
    await expect(split(twoHalves, PINGSHAN, 1, local)).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(split(twoHalves, PINGSHAN, 1, t.binjiang.admin)).rejects.toMatchObject({ code: 'request.not_found' });
    const inside = { into: [{ code: '440310001003', name: '东社区' }], children: [] };
    expect((await split({ ...inside, children: [{ code: '440310001001001', successorCode: null }, { code: '440310001001002', successorCode: null }] }, '440310001001', 1, local)).added).toHaveLength(1);
  });
});
