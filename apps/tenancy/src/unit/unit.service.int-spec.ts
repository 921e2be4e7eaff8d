import type { UnitDto } from '@anlan/contracts/tenancy';
import { DivisionSeed } from '../division/division.seed';
import { memberKit } from '../member/realm.fixtures';
import { binjiangRows, pingshanRows, twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { PostService } from '../post/post.service';
import { UnitSeed } from './unit.seed';
import { UnitService } from './unit.service';

const page = { limit: 200 };
const pingshanStreets = pingshanRows.filter((r) => r.level === 'street');
const pingshanSeed = { bureauName: '坪山区应急管理局', streets: pingshanStreets };

describe('units and posts of two tenants', () => {
  let t: TwoTenants;
  let units: UnitService;
  let posts: PostService;
  let seed: UnitSeed;
  let othersUnits: UnitDto[];

  const unitNamed = async (name: string): Promise<UnitDto> => {
    const found = (await units.list(t.pingshan.admin, { ...page, q: name })).items.find((u) => u.name.startsWith(name));
    if (!found) throw new Error(`no unit ${name}`);
    return found;
  };

  beforeAll(async () => {
    t = await twoTenants();
    const tx = t.db.tenantTx();
    [units, posts, seed] = [new UnitService(tx, memberKit(t).access), new PostService(tx), new UnitSeed(tx)];
    const divisions = new DivisionSeed(tx);
    await divisions.seedFromCatalogue(t.pingshan.system, pingshanRows, '2020-01-01');
    await divisions.seedFromCatalogue(t.binjiang.system, binjiangRows, '2020-01-01');
    await seed.seedDefaults(t.binjiang.system, { bureauName: '滨江区应急管理局', streets: binjiangRows.filter((r) => r.level === 'street') });
    expect(await seed.seedDefaults(t.pingshan.system, pingshanSeed)).toEqual({ inserted: 12 });
    othersUnits = (await units.list(t.binjiang.admin, page)).items;
    await t.events(t.binjiang);
  }, 60_000);
  afterAll(() => t.db.drop());
  beforeEach(() => t.events(t.pingshan));
  // What each test does is done to one tenant; the other has seen and lost nothing.
  afterEach(async () => {
    expect((await units.list(t.binjiang.admin, page)).items).toEqual(othersUnits);
    expect(await t.events(t.binjiang)).toEqual([]);
  });

  it('given a new district, then it has its bureau with departments, committees, and an office per street', async () => {
    const { items } = await units.list(t.pingshan.admin, page);
    const bureau = items.find((u) => u.kind === 'bureau');
    expect(items.filter((u) => u.parentId === bureau?.id).map((u) => u.name)).toEqual(['办公室（指挥中心）', '安全生产基础科', '执法监督科', '防灾减灾救灾科', '应急资源与训练科', '宣传教育科']);
    expect(items.filter((u) => u.kind === 'committee').map((u) => u.shortName)).toEqual(['安委会', '三防指挥部', '减灾委']);
    expect(items.filter((u) => u.kind === 'street_office').map((u) => [u.divisionCode, u.name])).toEqual(pingshanStreets.map((s) => [s.code, `${s.name}应急管理办公室`]));
    expect((await units.list(t.pingshan.admin, { ...page, divisionCode: '440310001' })).items).toHaveLength(1);
  });

  it('given a renamed default, when the seeding is repeated, then nothing comes back', async () => {
    const unit = await unitNamed('宣传教育科');
    await units.patch(t.pingshan.admin, unit.id, unit.version, { name: '宣教与科技科' });
    expect(await t.events(t.pingshan)).toEqual(['unit.changed']);
    expect(await seed.seedDefaults(t.pingshan.system, pingshanSeed)).toEqual({ inserted: 0 });
    expect(await t.events(t.pingshan)).toEqual([]);
    expect((await units.list(t.pingshan.admin, { ...page, q: '宣传教育科' })).items).toEqual([]);
  });

  it('given pages of three, then together they are the whole list in its order', async () => {
    const whole = (await units.list(t.pingshan.admin, page)).items.map((u) => u.id);
    const got: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const { items, nextCursor } = await units.list(t.pingshan.admin, { limit: 3, cursor });
      got.push(...items.map((u) => u.id));
      if (!nextCursor) break;
      cursor = nextCursor;
    }
    expect(got).toEqual(whole);
  });

  it('given a name that its siblings have, then it is refused; elsewhere it is fine', async () => {
    const bureau = await unitNamed('坪山区应急管理局');
    const body = { kind: 'department' as const, name: '执法监督科', sort: 0 };
    await expect(units.create(t.pingshan.admin, { ...body, parentId: bureau.id })).rejects.toMatchObject({ code: 'unit.name_taken', status: 409 });
    expect(await units.create(t.pingshan.admin, body)).toMatchObject({ name: '执法监督科', parentId: null, version: 1 });
  });

  it('given a parent or a division of the other tenant, then neither is known', async () => {
    const [theirs] = othersUnits;
    const body = { kind: 'department' as const, name: '新科室', sort: 0 };
    await expect(units.create(t.pingshan.admin, { ...body, parentId: theirs?.id })).rejects.toMatchObject({ code: 'unit.unknown_parent' });
    await expect(units.create(t.pingshan.admin, { ...body, divisionCode: '330108001' })).rejects.toMatchObject({ code: 'unit.unknown_division' });
    await expect(units.get(t.pingshan.admin, theirs?.id ?? '')).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(units.patch(t.pingshan.admin, theirs?.id ?? '', 1, { name: '越界' })).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(units.deactivate(t.pingshan.admin, theirs?.id ?? '', 1)).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(posts.create(t.pingshan.admin, theirs?.id ?? '', { name: '越界' })).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(posts.list(t.pingshan.admin, theirs?.id ?? '', page)).rejects.toMatchObject({ code: 'request.not_found' });
  });

  it('given a unit moved below its own child, then it is refused; two crossing moves at once leave a tree', async () => {
    const a = await units.create(t.pingshan.admin, { kind: 'other', name: '甲', sort: 0 });
    const b = await units.create(t.pingshan.admin, { kind: 'other', name: '乙', sort: 0 });
    const c = await units.create(t.pingshan.admin, { kind: 'other', name: '丙', sort: 0, parentId: a.id });
    await expect(units.patch(t.pingshan.admin, a.id, 1, { parentId: c.id })).rejects.toMatchObject({ code: 'unit.cycle' });
    const moves = await Promise.allSettled([units.patch(t.pingshan.admin, a.id, 1, { parentId: b.id }), units.patch(t.pingshan.admin, b.id, 1, { parentId: a.id })]);
    expect(moves.map((m) => m.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(moves.find((m) => m.status === 'rejected')).toMatchObject({ reason: { code: 'unit.cycle' } });
  });

  it('given a unit in use, then it cannot be deactivated; given an unused one, then it can, and back', async () => {
    const bureau = await unitNamed('坪山区应急管理局');
    await expect(units.deactivate(t.pingshan.admin, bureau.id, bureau.version)).rejects.toMatchObject({ code: 'unit.in_use', params: { children: 6, members: 0 } });
    const committee = await unitNamed('减灾委员会');
    await t.db.admin.query(
      `insert into tenancy.member (tenant_id, id, subject, kind, username, display_name, unit_id) values ($1, gen_random_uuid(), 's1', 'user', 'zhang', '张', $2)`, [t.pingshan.tenantId, committee.id]);
    await expect(units.deactivate(t.pingshan.admin, committee.id, 1)).rejects.toMatchObject({ params: { children: 0, members: 1 } });
    await t.db.admin.query("update tenancy.member set enabled = false where username = 'zhang'");
    expect(await units.deactivate(t.pingshan.admin, committee.id, 1)).toMatchObject({ active: false, version: 2 });
    await expect(units.patch(t.pingshan.admin, committee.id, 2, { name: '新名' })).rejects.toMatchObject({ code: 'unit.inactive' });
    expect(await units.activate(t.pingshan.admin, committee.id, 2)).toMatchObject({ active: true, version: 3 });
    expect(await t.events(t.pingshan)).toEqual(['unit.deactivated', 'unit.activated']);
  });

  it('given an admin of one street, then he keeps to its units', async () => {
    const local = t.pingshan.as({ role: 'district-admin', unitId: null, divisionPrefix: '440310001' });
    const body = { kind: 'other' as const, name: '微型消防站', sort: 0 };
    await expect(units.create(local, body)).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(units.create(local, { ...body, divisionCode: '440310002' })).rejects.toMatchObject({ code: 'request.forbidden' });
    const made = await units.create(local, { ...body, divisionCode: '440310001001' });
    await expect(units.patch(local, made.id, 1, { divisionCode: null })).rejects.toMatchObject({ code: 'request.forbidden' });
    const elsewhere = await unitNamed('坑梓街道应急管理办公室');
    await expect(units.patch(local, made.id, 1, { parentId: elsewhere.id })).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(units.create(local, { ...body, divisionCode: '440310001002', parentId: elsewhere.id })).rejects.toMatchObject({ code: 'request.forbidden' });
    // Units are the tenant's directory: what he may not change he still sees.
    expect(await units.get(local, elsewhere.id)).toMatchObject({ id: elsewhere.id });
  });

  it('given an admin of one office only, then he keeps to it and what is below it, and its posts', async () => {
    const office = await unitNamed('坪山街道应急管理办公室');
    const team = await units.create(t.pingshan.admin, { kind: 'other', name: '巡查队', sort: 0, parentId: office.id, divisionCode: '440310001' });
    const local = t.pingshan.as({ role: 'district-admin', unitId: office.id, divisionPrefix: null, units: [office.id, team.id] });
    const body = { kind: 'other' as const, name: '一班', sort: 0 };
    await expect(units.create(local, { ...body, divisionCode: '440310001' })).rejects.toMatchObject({ code: 'request.forbidden' });
    const made = await units.create(local, { ...body, parentId: team.id });
    expect(made).toMatchObject({ parentId: team.id });
    await expect(units.patch(local, team.id, 1, { parentId: null })).resolves.toMatchObject({ parentId: null });
    const other = await unitNamed('坑梓街道应急管理办公室');
    await expect(units.patch(local, other.id, other.version, { name: '越界' })).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(posts.create(local, other.id, { name: '越界' })).rejects.toMatchObject({ code: 'request.forbidden' });
    expect(await posts.create(local, team.id, { name: '队长' })).toMatchObject({ unitId: team.id });
  });

  it('given posts of a unit, then they are listed, changed under If-Match, and kept while held', async () => {
    const unit = await unitNamed('执法监督科');
    const chief = await posts.create(t.pingshan.admin, unit.id, { name: '科长', duties: '主持全面工作' });
    await posts.create(t.pingshan.admin, unit.id, { name: '执法员' });
    await expect(posts.create(t.pingshan.admin, unit.id, { name: '科长' })).rejects.toMatchObject({ code: 'post.name_taken' });
    expect((await posts.list(t.pingshan.admin, unit.id, page)).items.map((p) => p.name)).toEqual(['科长', '执法员']);
    await expect(posts.patch(t.pingshan.admin, chief.id, 9, { name: '负责人' })).rejects.toMatchObject({ code: 'request.stale' });
    await t.db.admin.query(
      `insert into tenancy.member (tenant_id, id, subject, kind, username, display_name, post_id) values ($1, gen_random_uuid(), 's2', 'user', 'wang', '王', $2)`, [t.pingshan.tenantId, chief.id]);
    await expect(posts.patch(t.pingshan.admin, chief.id, 1, { active: false })).rejects.toMatchObject({ code: 'post.in_use' });
    expect(await posts.patch(t.pingshan.admin, chief.id, 1, { name: '负责人', duties: null })).toMatchObject({ name: '负责人', duties: null, version: 2 });
    expect(await t.events(t.pingshan)).toEqual(['post.created', 'post.created', 'post.changed']);
    await expect(posts.get(t.binjiang.admin, chief.id)).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(posts.patch(t.binjiang.admin, chief.id, 2, { name: '越界' })).rejects.toMatchObject({ code: 'request.not_found' });
  });

  it('given the same Idempotency-Key twice, then one unit is made and the same answer given', async () => {
    const ctx = { ...t.pingshan.admin, idempotency: { key: 'k1', requestHash: 'h1' } };
    const body = { kind: 'enterprise' as const, name: '某某科技有限公司', sort: 0 };
    const first = await units.create(ctx, body);
    expect(await units.create(ctx, body)).toEqual(first);
    await expect(units.create({ ...ctx, idempotency: { key: 'k1', requestHash: 'h2' } }, body)).rejects.toMatchObject({ code: 'request.idempotency_reused' });
    expect(await t.events(t.pingshan)).toEqual(['unit.created']);
  });
});
