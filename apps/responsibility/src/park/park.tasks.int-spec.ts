import { parkPartyQuery, parkTaskQuery, registerParkBody, registerParkPartyBody, submitListItemBody, listItemQuery, type Park, type ParkParty } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { codeOf } from '@anlan/platform/testing';
import { listKit, type ListKit } from '../../test/list-kit';
import { ParkPartyRecords } from './park-party.records';
import { ParkPartyService } from './park-party.service';
import { ParkFiguresService } from './park.figures';
import { ParkRecords } from './park.records';
import { ParkService } from './park.service';
import { ParkTasks } from './park.tasks';

describe('tasks of parks', () => {
  let kit: ListKit;
  let parks: ParkService;
  let records: ParkRecords;
  let partyRecords: ParkPartyRecords;
  let parties: ParkPartyService;
  let tasks: ParkTasks;
  let officer: TenantContext;
  let made = 0;

  beforeAll(async () => {
    kit = await listKit();
    records = new ParkRecords(kit.tx, kit.references);
    parks = new ParkService(kit.tx, kit.references, kit.numbers, records);
    partyRecords = new ParkPartyRecords(kit.tx, kit.references, kit.attachments);
    parties = new ParkPartyService(kit.tx, kit.references, kit.attachments, partyRecords);
    tasks = new ParkTasks(kit.tx, records);
    officer = kit.pingshan.as('section-officer');
  });
  afterAll(() => kit.close());
  const task = (content: string, groupKey = 'tenant', dueDay = '2035-12-31') => ({ content, groupKey, ownerUnitId: kit.pingshan.unit('住建局'), dueDay, evidenceWanted: '照片', requirement: '逐户落实' });
  const park = async (...listIds: string[]): Promise<Park> => {
    const k = await parks.register(officer, registerParkBody.parse({ name: `产业园 ${(made += 1)}`, divisionCode: '440310001' }));
    return parks.nameLists(officer, k.id, 1, listIds);
  };
  const party = (parkId: string, role: string, unitId: string | null): Promise<ParkParty> => parties.register(officer, registerParkPartyBody.parse({ parkId, role, name: `某某公司 ${(made += 1)}`, unitId }));
  const enterprise = (unit: string, role = 'enterprise-owner', tenant = kit.pingshan): TenantContext => tenant.holding([{ role, unitId: unit, divisionPrefix: null }], unit);
  const of = async (ctx: TenantContext, id: string, query: object = {}) => (await tasks.page(ctx, id, parkTaskQuery.parse(query))).items;
  const contents = async (ctx: TenantContext, id: string, query: object = {}) => (await of(ctx, id, query)).map((x) => x.content).sort();

  it('given two enterprises in two parks, then each sees the tasks of its own park and nothing else of the lists', async () => {
    const kind = await kit.adopt('park-three-lists');
    const first = await kit.issued(kit.pingshan, kind, [task('动火审批'), task('联合检查', 'landlord', '2026-01-31')]);
    const second = await kit.issued(kit.pingshan, kind, [task('清理通道')]);
    const draft = await kit.draft(officer, kind, [task('拟定中的任务')]);
    await kit.issued(kit.pingshan, kind, [task('别的清单的任务')]);
    const [one, two] = [await park(first.id, draft.id), await park(second.id)];
    const [tenantUnit, ownerUnit, otherUnit] = [kit.pingshan.unit('鑫源五金'), kit.pingshan.unit('产业公司'), kit.pingshan.unit('隔壁电子')];
    const mine = await party(one.id, 'tenant', tenantUnit);
    const letting = await party(one.id, 'landlord', ownerUnit);
    await party(two.id, 'tenant', otherUnit);
    for (const ctx of [enterprise(tenantUnit), enterprise(tenantUnit, 'enterprise-safety-officer'), enterprise(ownerUnit), kit.pingshan.as('street-officer', '440310001'), officer]) expect(await contents(ctx, one.id)).toEqual(['动火审批', '联合检查'].sort());
    expect(await contents(enterprise(tenantUnit), one.id, { groupKey: 'tenant' })).toEqual(['动火审批']);
    expect(await contents(enterprise(otherUnit), two.id)).toEqual(['清理通道']);
    const strangers: [TenantContext, string][] = [[enterprise(tenantUnit), two.id], [enterprise(otherUnit), one.id], [enterprise(kit.pingshan.unit('园外公司')), one.id], [kit.binjiang.as('district-admin'), one.id], [enterprise(tenantUnit, 'enterprise-owner', kit.binjiang), one.id], [kit.pingshan.as('street-officer', '440310003'), one.id]];
    for (const [ctx, id] of strangers) expect(await codeOf(tasks.page(ctx, id, parkTaskQuery.parse({})))).toBe('request.not_found');
    // Of a task what is to be done and how far it is: who answers for it, and what he reported, stay in the list, which no enterprise reads.
    const [item] = (await kit.records.page(officer, listItemQuery.parse({ listId: first.id, groupKey: 'tenant' }))).items;
    await kit.items.submit(officer, item?.id ?? '', item?.version ?? 0, submitListItemBody.parse({ report: '内部情况', evidence: [{ description: '照片' }] }));
    const [seen, late] = await of(enterprise(tenantUnit), one.id);
    expect(seen).toEqual({ id: item?.id, number: item?.number, listTitle: '清单', groupKey: 'tenant', groupName: '承租方清单', content: '动火审批', requirement: '逐户落实', evidenceWanted: '照片', dueDay: '2035-12-31', status: 'submitted', overdue: false });
    expect(late).toMatchObject({ groupName: '出租方清单', status: 'open', overdue: true });
    expect(enterprise(tenantUnit).permissions.has('responsibility-list.read')).toBe(false);
    expect((await kit.records.page(enterprise(tenantUnit), listItemQuery.parse({}))).items).toEqual([]);
    // Its own part is told from the others that a landlord sees.
    const parts = async (unit: string, query: object = {}) => (await partyRecords.page(enterprise(unit), parkPartyQuery.parse({ parkId: one.id, ...query }))).items.map((x) => x.id).sort();
    expect([await parts(tenantUnit, { mine: 'true' }), await parts(ownerUnit, { mine: 'true' }), await parts(ownerUnit, { mine: 'false' }), await parts(ownerUnit)]).toEqual([[mine.id], [letting.id], [mine.id], [mine.id, letting.id].sort()]);
    // Who left is no party any more.
    await parties.leave(officer, mine.id, 1, { on: '2026-01-01', note: null });
    expect(await codeOf(tasks.page(enterprise(tenantUnit), one.id, parkTaskQuery.parse({})))).toBe('request.not_found');
  });

  it('given two parks that name one list, then each has all of its tasks, and in all every task counts once', async () => {
    const kind = await kit.adopt('park-three-lists');
    const shared = await kit.issued(kit.pingshan, kind, [task('共有一'), task('共有二')]);
    const own = await kit.issued(kit.pingshan, kind, [task('自有')]);
    const figures = new ParkFiguresService(kit.tx);
    const all = async () => (await figures.of(officer, {})).tasks?.count ?? -1;
    const before = await all();
    const [one, two] = [await park(shared.id), await park(shared.id, own.id)];
    const [item] = (await kit.records.page(officer, listItemQuery.parse({ listId: shared.id }))).items;
    const done = await kit.items.submit(officer, item?.id ?? '', item?.version ?? 0, submitListItemBody.parse({ report: '已落实', evidence: [{ description: '照片' }] }));
    await kit.items.close(kit.pingshan.as('section-officer'), done.id, done.version, '属实');
    expect([await contents(officer, one.id), await contents(officer, two.id)]).toEqual([['共有一', '共有二'].sort(), ['共有一', '共有二', '自有'].sort()]);
    expect([(await figures.of(officer, { parkId: one.id })).tasks?.count, (await figures.of(officer, { parkId: two.id })).tasks?.count, (await all()) - before]).toEqual([2, 3, 3]);
    expect(await figures.of(officer, { parkId: two.id })).toMatchObject({ closed: { count: 1 }, taskRate: 1 / 3 });
  });
});
