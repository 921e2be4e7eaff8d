import { binjiangRows, pingshanRows, twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { DivisionSeed } from './division.seed';
import { DivisionService } from './division.service';

const page = { limit: 20 };

describe('divisions of two tenants', () => {
  let t: TwoTenants;
  let divisions: DivisionService;
  let seed: DivisionSeed;

  beforeAll(async () => {
    t = await twoTenants();
    const tx = t.db.tenantTx();
    divisions = new DivisionService(tx);
    seed = new DivisionSeed(tx);
    await seed.seedFromCatalogue(t.pingshan.system, pingshanRows, '2020-01-01');
    await seed.seedFromCatalogue(t.binjiang.system, binjiangRows, '2020-01-01');
  }, 60_000);
  afterAll(() => t.db.drop());
  beforeEach(async () => {
    await t.events(t.pingshan);
    await t.events(t.binjiang);
  });
  // What each test does is done to one tenant; the other has seen and lost nothing.
  afterEach(async () => {
    const { items } = await divisions.list(t.binjiang.admin, page);
    expect(items.map((d) => [d.code, d.version, d.validTo])).toEqual(binjiangRows.map((r) => [r.code, 1, null]));
    expect(await t.events(t.binjiang)).toEqual([]);
  });

  it('given a catalogue that is seeded again, then nothing is inserted, told or audited twice', async () => {
    const audits = await t.audits(t.pingshan);
    expect(await seed.seedFromCatalogue(t.pingshan.system, pingshanRows)).toEqual({ counts: {}, inserted: 0 });
    expect(await t.events(t.pingshan)).toEqual([]);
    expect(await t.audits(t.pingshan)).toEqual(audits);
    expect((await divisions.get(t.pingshan.admin, '440310')).validFrom).toBe('2020-01-01');
  });

  it('given filters, then the list gives the tree in order, page by page', async () => {
    const first = await divisions.list(t.pingshan.admin, { limit: 4, total: true });
    expect(first).toMatchObject({ total: pingshanRows.length });
    const second = await divisions.list(t.pingshan.admin, { limit: 4, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((d) => d.code)).toEqual(pingshanRows.map((r) => r.code).sort());
    expect(second.nextCursor).toBeNull();
    const names = async (query: object) => (await divisions.list(t.pingshan.admin, { ...page, ...query })).items.map((d) => d.name);
    expect(await names({ parent: '440310' })).toEqual(['坪山街道', '坑梓街道']);
    expect(await names({ level: 'county' })).toEqual(['坪山区']);
    expect(await names({ q: '坑梓' })).toEqual(['坑梓街道', '坑梓社区居委会']);
    expect(await names({ q: '440310002' })).toEqual(['坑梓街道', '坑梓社区居委会']);
    expect(await names({ on: '2019-12-31' })).toEqual([]);
    expect(await names({ parent: '330108' })).toEqual([]);
  });

  it('given a code that no division can have, then a filter is refused and a path names nothing', async () => {
    await expect(divisions.list(t.pingshan.admin, { ...page, parent: '990000' })).rejects.toMatchObject({ code: 'division.malformed', errors: [{ path: 'query.parent' }] });
    await expect(divisions.get(t.pingshan.admin, '990000')).rejects.toMatchObject({ code: 'request.not_found' });
  });

  it('given a damaged cursor, then it is refused as such', async () => {
    for (const cursor of ['x', Buffer.from('[1]').toString('base64url'), Buffer.from('["\\u0000"]').toString('base64url')]) {
      await expect(divisions.list(t.pingshan.admin, { ...page, cursor })).rejects.toMatchObject({ errors: [{ path: 'query.cursor' }] });
    }
  });

  it('given a grid below a community, then it is added once and told', async () => {
    const grid = await divisions.add(t.pingshan.admin, { code: '440310001001001', name: '第一网格', validFrom: '2026-01-01' });
    expect(grid).toMatchObject({ level: 'grid', parentCode: '440310001001', validFrom: '2026-01-01', validTo: null, version: 1 });
    expect(await t.events(t.pingshan)).toEqual(['division.added']);
    await expect(divisions.add(t.pingshan.admin, { code: '440310001001001', name: '又一个' })).rejects.toMatchObject({ code: 'division.exists', status: 409 });
    await expect(divisions.add(t.pingshan.admin, { code: '4403100010010012', name: '四位网格' })).rejects.toMatchObject({ code: 'division.ambiguous' });
    await expect(divisions.add(t.pingshan.admin, { code: '440310001009001', name: '无社区' })).rejects.toMatchObject({ code: 'division.outside' });
    expect(await t.events(t.pingshan)).toEqual([]);
  });

  it('given a division of the other tenant, then it cannot be added below, seen, renamed or retired', async () => {
    await expect(divisions.add(t.pingshan.admin, { code: '330108001001001', name: '越界' })).rejects.toMatchObject({ code: 'division.outside' });
    await expect(divisions.get(t.pingshan.admin, '330108001000')).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(divisions.rename(t.pingshan.admin, '330108001000', 1, '越界')).rejects.toMatchObject({ code: 'request.not_found' });
    const body = { validTo: '2026-07-01', successorCodes: [], withChildren: true };
    await expect(divisions.retire(t.pingshan.admin, '330108001000', 1, body)).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(divisions.retire(t.pingshan.admin, '440310002000', 1, { ...body, successorCodes: ['330108001000'] })).rejects.toMatchObject({ code: 'division.unknown_successor' });
  });

  it('given a stale version, then nothing is renamed; given the current one, then it is', async () => {
    await expect(divisions.rename(t.pingshan.admin, '440310001002', 7, '坪山社区')).rejects.toMatchObject({ code: 'request.stale', params: { current: 1 } });
    expect(await divisions.rename(t.pingshan.admin, '440310001002', 1, '坪山社区')).toMatchObject({ name: '坪山社区', version: 2 });
    expect(await t.events(t.pingshan)).toEqual(['division.renamed']);
  });

  it('given an admin of one street, then he adds grids there and nowhere else', async () => {
    const officer = t.pingshan.as({ role: 'district-admin', unitId: null, divisionPrefix: '440310002' });
    await expect(divisions.add(officer, { code: '440310001002001', name: '别的街道' })).rejects.toMatchObject({ code: 'request.forbidden' });
    expect(await divisions.add(officer, { code: '440310002001001', name: '本街道' })).toMatchObject({ code: '440310002001001' });
  });

  it('given a street that splits, then it is refused while it has children, and retires with them by the flag', async () => {
    for (const code of ['440310003', '440310004']) await divisions.add(t.pingshan.admin, { code, name: `新街道${code}`, validFrom: '2026-07-01' });
    await t.events(t.pingshan);
    const body = { validTo: '2026-07-01', successorCodes: ['440310003', '440310004'], withChildren: false };
    await expect(divisions.retire(t.pingshan.admin, '440310002', 1, body)).rejects.toMatchObject({ code: 'division.has_children', params: { count: 2 } });
    const retired = await divisions.retire(t.pingshan.admin, '440310002', 1, { ...body, withChildren: true });
    expect(retired).toMatchObject({ validTo: '2026-07-01', successorCodes: ['440310003000', '440310004000'], version: 2 });
    expect(await t.events(t.pingshan)).toEqual(['division.retired', 'division.retired', 'division.retired']);
    const on = async (day: string) => (await divisions.list(t.pingshan.admin, { ...page, level: 'street', on: day })).items.map((d) => d.code);
    expect(await on('2026-06-30')).toEqual(['440310001000', '440310002000']);
    expect(await on('2026-07-01')).toEqual(['440310001000', '440310003000', '440310004000']);
    await expect(divisions.retire(t.pingshan.admin, '440310002', 2, body)).rejects.toMatchObject({ code: 'division.retired' });
    await expect(divisions.add(t.pingshan.admin, { code: '440310002002', name: '停用街道下' })).rejects.toMatchObject({ code: 'division.outside' });
    await expect(divisions.retire(t.pingshan.admin, '440310', 1, { ...body, successorCodes: [], withChildren: true })).rejects.toMatchObject({ code: 'division.is_root' });
  });
});
