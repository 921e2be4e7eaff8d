import { changeParkBody, changeParkPartyBody, leaveParkBody, listItemQuery, parkPartyQuery, parkQuery, registerParkBody, registerParkPartyBody, signParkAgreementBody, submitListItemBody, type Park, type ParkParty } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream, TodoService } from '@anlan/platform/ledger';
import { codeOf } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { text as whole } from 'node:stream/consumers';
import { listKit, type ListKit } from '../../test/list-kit';
import { ParkPartyImport } from './park-party.import';
import { parkPartyCsv, ParkPartyRecords } from './park-party.records';
import { ParkPartyService } from './park-party.service';
import { ParkFiguresService } from './park.figures';
import { parkCsv, ParkRecords } from './park.records';
import { ParkService } from './park.service';
import { parkTodos } from './park.todos';

describe('industrial parks', () => {
  let kit: ListKit;
  let parks: ParkService;
  let records: ParkRecords;
  let parties: ParkPartyService;
  let partyRecords: ParkPartyRecords;
  let figures: ParkFiguresService;
  let fromFile: ParkPartyImport;
  let officer: TenantContext;
  let another: TenantContext;
  let leader: TenantContext;
  let street: TenantContext;
  let elsewhere: TenantContext;
  let other: TenantContext;
  const today = shanghaiDay(new Date());
  const inDays = (n: number) => addCalendarDays(today, n);
  let made = 0;
  const refusal = (work: Promise<unknown>): Promise<string | undefined> => work.then(() => undefined, (x: { code?: string }) => x.code);

  beforeAll(async () => {
    kit = await listKit();
    records = new ParkRecords(kit.tx, kit.references);
    parks = new ParkService(kit.tx, kit.references, kit.numbers, records);
    partyRecords = new ParkPartyRecords(kit.tx, kit.references, kit.attachments);
    parties = new ParkPartyService(kit.tx, kit.references, kit.attachments, partyRecords);
    figures = new ParkFiguresService(kit.tx);
    fromFile = new ParkPartyImport(kit.imports, kit.tx, kit.references);
    [officer, another, leader, street, elsewhere, other] = [kit.pingshan.as('section-officer'), kit.pingshan.as('section-officer'), kit.pingshan.as('leader'), kit.pingshan.as('street-officer', '440310001'), kit.pingshan.as('street-officer', '440310003'), kit.binjiang.as('district-admin')];
  });
  afterAll(() => kit.close());

  const file = async (ctx = officer): Promise<string> => (await kit.attachments.store(ctx, { name: '协议.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('协议')]) }, 1000)).id;
  const park = (more: object = {}, ctx = officer): Promise<Park> => parks.register(ctx, registerParkBody.parse({ name: `智造产业园 ${(made += 1)}`, divisionCode: '440310001', address: '锦绣路 1 号', buildings: ['A 栋', 'B 栋'], ...more }));
  const party = (parkId: string, role: string, more: object = {}, ctx = officer): Promise<ParkParty> => parties.register(ctx, registerParkPartyBody.parse({ parkId, role, name: `某某公司 ${(made += 1)}`, ...more }));
  const agreed = async (signedOn: string, endsOn: string | null = null, ctx = officer) => signParkAgreementBody.parse({ signedOn, endsOn, fileIds: [await file(ctx)] });
  const rows = async (query: object, ctx = officer) => (await partyRecords.page(ctx, parkPartyQuery.parse({ limit: 200, ...query }))).items;
  const all = async (query: object, ctx = officer) => (await records.page(ctx, parkQuery.parse({ limit: 200, ...query }))).items;
  const enterprise = (unit: string): TenantContext => kit.pingshan.holding([{ role: 'enterprise-owner', unitId: unit, divisionPrefix: null }], unit);
  const events = async (subject: string): Promise<(string | undefined)[]> => (await kit.db.admin.query<{ type: string }>('select type from responsibility.outbox where subject like $1 order by seq', [`%/${subject}`])).rows.map((x) => x.type.split('.')[3]);

  it('given a park, when its three parties are registered, then property managers and tenants sign, sign anew and leave, and the documents stay', async () => {
    const k = await park();
    expect(k).toMatchObject({ number: expect.stringMatching(/^YQ440310-\d{4}$/), divisionCode: '440310001000', divisionName: '坪山街道', status: 'in_use', parties: { landlord: 0, asked: 0 }, lists: [], allowedActions: ['name-lists', 'retire'] });
    const landlord = await party(k.id, 'landlord', { name: '坪山产业投资公司' });
    expect(landlord).toMatchObject({ parkName: k.name, divisionCode: '440310001000', agreement: 'not_asked', allowedActions: ['leave'] });
    const tenant = await party(k.id, 'tenant', { name: '鑫源五金', buildings: ['A 栋'] });
    expect(tenant).toMatchObject({ agreement: 'unsigned', buildings: ['A 栋'], allowedActions: ['sign', 'leave'] });
    expect(await codeOf(parties.sign(officer, landlord.id, 1, await agreed(today)))).toBe('park-party.not_asked');
    expect(await codeOf(parties.sign(officer, tenant.id, 1, await agreed(inDays(1))))).toBe('park-party.day');
    expect(await codeOf(parties.sign(officer, tenant.id, 1, await agreed(today, inDays(-1))))).toBe('park-party.ends_on');
    expect(await codeOf(parties.sign(officer, tenant.id, 1, signParkAgreementBody.parse({ signedOn: today, fileIds: [newId()] })))).toBe('park-party.unknown_file');
    expect(signParkAgreementBody.safeParse({ signedOn: today, fileIds: [] }).success).toBe(false);
    const first = await agreed(inDays(-400), inDays(-35));
    expect(await parties.sign(officer, tenant.id, 1, first)).toMatchObject({ agreement: 'ended', signedOn: inDays(-400), version: 2 });
    expect(await codeOf(parties.sign(officer, tenant.id, 2, await agreed(inDays(-401))))).toBe('park-party.older');
    const both = await Promise.allSettled([parties.sign(officer, tenant.id, 2, await agreed(inDays(-10), inDays(355))), parties.sign(another, tenant.id, 2, await agreed(inDays(-10), null, another))]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await partyRecords.get(officer, tenant.id)).toMatchObject({ agreement: 'in_force', agreements: [{ signedOn: inDays(-400) }, { signedOn: inDays(-10) }] });
    expect(await records.get(officer, k.id)).toMatchObject({ parties: { landlord: 1, property: 0, tenant: 1, asked: 1, signed: 1 } });
    await expect(partyRecords.file(officer, tenant.id, first.fileIds[0] ?? '')).resolves.toMatchObject({ type: 'image/png' });
    expect(await codeOf(partyRecords.file(officer, tenant.id, await file()))).toBe('request.not_found');
    expect(await codeOf(partyRecords.file(other, tenant.id, first.fileIds[0] ?? ''))).toBe('request.not_found');
    expect(await parties.change(officer, tenant.id, 3, changeParkPartyBody.parse({ name: '鑫源五金制品', buildings: ['B 栋'] }))).toMatchObject({ name: '鑫源五金制品', buildings: ['B 栋'] });
    expect(await codeOf(parties.leave(officer, tenant.id, 4, leaveParkBody.parse({ on: inDays(1) })))).toBe('park-party.day');
    expect(await parties.leave(officer, tenant.id, 4, leaveParkBody.parse({ on: today, note: '搬迁' }))).toMatchObject({ status: 'left', leftOn: today, leaveNote: '搬迁', allowedActions: [] });
    expect(await codeOf(parties.change(officer, tenant.id, 5, { name: 'x' }))).toBe('park-party.left');
    expect(await codeOf(parties.sign(officer, tenant.id, 5, await agreed(today)))).toBe('park-party.action_not_allowed');
    expect(await events(tenant.id)).toEqual(['registered', 'agreement_signed', 'agreement_signed', 'changed', 'left']);
    const broken = (id: string, set: string) => kit.db.admin.query(`update responsibility.park_party set ${set} where id = '${id}'`);
    for (const [id, set] of [[landlord.id, "signed_on = '2026-01-01', agreements = '[{}]'"], [tenant.id, 'signed_on = null, ends_on = null'], [tenant.id, "ends_on = '2000-01-01'"], [tenant.id, "status = 'present'"]] as const) await expect(broken(id, set)).rejects.toThrow('check constraint');
  });

  it('given what a park has already, then nothing is registered twice, not at once either; and a retired park takes nobody', async () => {
    const k = await park();
    expect(await codeOf(park({ name: k.name }))).toBe('park.name_taken');
    const twins = await Promise.all([refusal(park({ name: '同名园' })), refusal(park({ name: '同名园' }, another))]);
    expect(twins.filter((c) => c !== undefined)).toEqual(['park.name_taken']);
    const again = { ...officer, idempotency: { key: newId(), requestHash: 'same' } };
    expect((await park({ name: '再发一次' }, again)).id).toBe((await park({ name: '再发一次' }, again)).id);
    const creditCode = '91440300708461136T';
    await party(k.id, 'tenant', { creditCode, buildings: ['A 栋'] });
    expect(await codeOf(party(k.id, 'tenant', { creditCode }))).toBe('park-party.listed_already');
    const once = await Promise.all([refusal(party(k.id, 'property', { name: '物业' })), refusal(party(k.id, 'property', { name: '物业' }, another))]);
    expect(once.filter((c) => c !== undefined)).toEqual(['park-party.listed_already']);
    await party(k.id, 'landlord', { creditCode });
    expect(await codeOf(party(k.id, 'tenant', { buildings: ['C 栋'] }))).toBe('park-party.unknown_building');
    expect(await codeOf(party(k.id, 'tenant', { unitId: kit.binjiang.unit('滨江住建') }))).toBe('park-party.unknown_unit');
    expect(await codeOf(party(newId(), 'tenant'))).toBe('park-party.unknown_park');
    expect(registerParkPartyBody.safeParse({ parkId: k.id, role: 'tenant', name: 'x', creditCode: '91440300708461136A' }).success).toBe(false);
    const now = await records.get(officer, k.id);
    expect(await codeOf(parks.change(officer, k.id, now.version, changeParkBody.parse({ buildings: ['B 栋'] })))).toBe('park.building_in_use');
    expect(await codeOf(parks.change(officer, k.id, now.version, changeParkBody.parse({ divisionCode: '330108001' })))).toBe('park.unknown_division');
    expect(await codeOf(parks.change(officer, k.id, now.version + 1, { name: 'x' }))).toBe('request.stale');
    const moved = await parks.change(officer, k.id, now.version, changeParkBody.parse({ divisionCode: '440310003', buildings: ['A 栋', 'C 栋'], address: null }));
    expect(moved).toMatchObject({ divisionCode: '440310003000', address: null });
    expect(new Set((await rows({ parkId: k.id })).map((x) => x.divisionCode))).toEqual(new Set(['440310003000']));
    expect(await parks.retire(officer, k.id, moved.version, '拆除')).toMatchObject({ status: 'retired', retireReason: '拆除', allowedActions: ['restore'] });
    expect(await codeOf(party(k.id, 'tenant'))).toBe('park-party.park_retired');
    expect(await codeOf(parks.change(officer, k.id, moved.version + 1, { name: 'x' }))).toBe('park.retired');
    const [present] = await rows({ parkId: k.id, role: 'tenant' });
    expect(present?.allowedActions).toEqual(['leave']);
    expect(await codeOf(parties.sign(officer, present?.id ?? '', 1, await agreed(today)))).toBe('park-party.park_retired');
    expect(await parks.restore(officer, k.id, moved.version + 1)).toMatchObject({ status: 'in_use', retireReason: null });
    expect(await events(k.id)).toEqual(['registered', 'changed', 'retired', 'restored']);
  });

  it('given a park of a street, then its street keeps it, its landlord sees every party, a tenant only itself, and nobody else anything', async () => {
    const [ownerUnit, tenantUnit] = [kit.pingshan.unit('组织部'), kit.pingshan.unit('住建局')];
    const k = await park({}, street);
    expect(await codeOf(park({}, elsewhere))).toBe('park.out_of_scope');
    expect(await codeOf(park({}, leader))).toBe('park.out_of_scope');
    expect(await codeOf(parks.change(street, k.id, 1, changeParkBody.parse({ divisionCode: '440310003' })))).toBe('park.out_of_scope');
    const [owner, tenant] = [enterprise(ownerUnit), enterprise(tenantUnit)];
    expect(await codeOf(records.get(owner, k.id))).toBe('request.not_found');
    const mine = await party(k.id, 'tenant', { unitId: tenantUnit }, street);
    const neighbour = await party(k.id, 'tenant', {}, street);
    const letting = await party(k.id, 'landlord', { unitId: ownerUnit }, street);
    const seen = async (ctx: TenantContext) => (await rows({ parkId: k.id }, ctx)).map((x) => x.id).sort();
    expect([await seen(owner), await seen(tenant)]).toEqual([[mine.id, neighbour.id, letting.id].sort(), [mine.id]]);
    expect(await codeOf(partyRecords.get(tenant, neighbour.id))).toBe('request.not_found');
    expect([(await records.get(owner, k.id)).parties.tenant, (await records.get(tenant, k.id)).parties.tenant]).toEqual([2, 1]);
    expect(await figures.of(tenant, {})).toMatchObject({ parks: { count: 1 }, roles: { landlord: { count: 0 }, tenant: { count: 1 } }, tasks: null, closed: null, taskRate: null });
    expect(await codeOf(parties.leave(tenant, mine.id, 1, leaveParkBody.parse({ on: today })))).toBe('park-party.out_of_scope');
    for (const ctx of [elsewhere, other]) {
      expect(await codeOf(records.get(ctx, k.id))).toBe('request.not_found');
      expect(await codeOf(partyRecords.get(ctx, mine.id))).toBe('request.not_found');
      expect(await codeOf(parks.retire(ctx, k.id, 1, 'x'))).toBe('request.not_found');
      expect(await codeOf(parties.leave(ctx, mine.id, 1, leaveParkBody.parse({ on: today })))).toBe('request.not_found');
      expect(await codeOf(party(k.id, 'tenant', {}, ctx))).toBe('park-party.unknown_park');
    }
    expect(await rows({ parkId: k.id }, other)).toEqual([]);
    // A landlord that left sees nothing any more.
    await parties.leave(street, letting.id, 1, leaveParkBody.parse({ on: today }));
    expect(await codeOf(records.get(owner, k.id))).toBe('request.not_found');
    expect(await seen(owner)).toEqual([]);
  });

  it('given the lists of a park, then its tasks are their items, also of the edition that takes the place of one; and every number leads to its rows', async () => {
    const kind = await kit.adopt('park-three-lists');
    const task = (content: string, groupKey: string) => ({ content, groupKey, ownerUnitId: kit.pingshan.unit('住建局'), dueDay: '2035-12-31', evidenceWanted: '照片' });
    const list = await kit.issued(kit.pingshan, kind, [task('建立巡查制度', 'landlord'), task('配备专职安全员', 'property'), task('落实动火审批', 'tenant')]);
    const k = await park({ divisionCode: '440310001' });
    const name = (listIds: string[], version = 1) => parks.nameLists(officer, k.id, version, listIds);
    const wrong = await kit.issued(kit.pingshan, await kit.adopt('yearly-key-tasks'), [{ content: '宣传', ownerUnitId: kit.pingshan.unit('住建局'), dueDay: '2035-12-31', evidenceWanted: 'x' }]);
    const theirs = await kit.draft(other, await kit.adopt('park-three-lists', kit.binjiang), []);
    expect([await codeOf(name([wrong.id])), await codeOf(name([theirs.id])), await codeOf(name([newId()]))]).toEqual(['park.wrong_list', 'park.unknown_list', 'park.unknown_list']);
    expect(await name([list.id, list.id])).toMatchObject({ lists: [{ id: list.id, total: 3, closed: 0 }], version: 2 });
    const beside = await kit.issued(kit.pingshan, kind, [task('清理消防通道', 'tenant')]);
    await parks.nameLists(officer, (await park({ divisionCode: '440310003' })).id, 1, [beside.id]);
    const [one] = (await kit.records.page(officer, listItemQuery.parse({ listId: list.id, groupKey: 'property' }))).items;
    const done = await kit.items.submit(officer, one?.id ?? '', one?.version ?? 0, submitListItemBody.parse({ report: '已配备', evidence: [{ description: '照片' }] }));
    await kit.items.close(another, one?.id ?? '', done.version, '属实');
    await party(k.id, 'landlord');
    const [, second] = [await party(k.id, 'property'), await party(k.id, 'tenant'), await party(k.id, 'tenant')];
    await parties.sign(officer, second?.id ?? '', 1, await agreed(inDays(-400), inDays(-1)));
    const third = await party(k.id, 'tenant');
    await parties.sign(officer, third.id, 1, await agreed(today));
    const gone = await park({ divisionCode: '440310001' });
    await party(gone.id, 'tenant');
    await parks.retire(officer, gone.id, 1, '拆除');
    for (const asked of [{ parkId: k.id }, { divisionCode: '440310001' }, {}]) {
      const f = await figures.of(officer, asked);
      if ('parkId' in asked) expect(f).toMatchObject({ parks: { count: 1 }, roles: { landlord: { count: 1 }, property: { count: 1 }, tenant: { count: 3 } }, asked: { count: 4 }, signed: { count: 1 }, unsigned: { count: 2 }, ended: { count: 1 }, signedRate: 1 / 4 });
      const tasks = Object.keys(asked).length > 0 ? 3 : 4;
      expect(f).toMatchObject({ tasks: { count: tasks }, closed: { count: 1 }, taskRate: 1 / tasks });
      expect(await all(f.parks.filter)).toHaveLength(f.parks.count);
      for (const cell of [...Object.values(f.roles), f.asked, f.signed, f.unsigned, f.ended]) expect(await rows(cell.filter)).toHaveLength(cell.count);
      for (const cell of [f.tasks, f.closed]) expect((await kit.records.page(officer, listItemQuery.parse({ limit: '200', ...cell?.filter }))).items).toHaveLength(cell?.count ?? -1);
    }
    expect((await figures.of(officer, { parkId: gone.id })).roles.tenant.count).toBe(0);
    expect(await figures.of(officer, { divisionCode: '440310003' })).toMatchObject({ tasks: { count: 1 }, taskRate: 0 });
    expect(await figures.of(officer, { parkId: gone.id })).toMatchObject({ tasks: { count: 0 }, taskRate: null });
    expect(await figures.of(other, {})).toMatchObject({ parks: { count: 0 }, asked: { count: 0 }, signedRate: null, tasks: { count: 0 } });
    const before = await records.get(officer, k.id);
    const { revisionId } = await kit.lists.revise(officer, list.id, 4);
    await kit.lists.submit(officer, revisionId ?? '', 1);
    await kit.lists.approve(leader, revisionId ?? '', 2, '同意');
    await kit.lists.issue(officer, revisionId ?? '', 3, { documentNumber: '2 号', issuedOn: today });
    const after = await records.get(officer, k.id);
    expect(after).toMatchObject({ lists: [{ id: revisionId, total: 3 }], version: before.version + 1 });
    expect(await codeOf(name([list.id], after.version))).toBe('park.wrong_list');
    expect(await name([], after.version)).toMatchObject({ lists: [] });
    const [filtered, found, inB] = [await rows({ parkId: k.id, agreement: 'unsigned,ended' }), await rows({ q: k.name }), await rows({ parkId: k.id, building: 'B 栋' })];
    expect([filtered.length, found.length, inB.length]).toEqual([3, 5, 0]);
    for (const [columns, items] of [[parkCsv({ asOf: '', items: [] }), await all({ q: '锦绣路' })], [parkPartyCsv, found]] as const) expect((await whole(csvStream<never>(columns as never, (async function* () { yield items as never; })()))).trim().split('\n')).toHaveLength(items.length + 1);
  });

  it('given an agreement that ends within thirty days, then it is to be signed anew by who keeps the park', async () => {
    const todos = new TodoService(kit.tx, [parkTodos], async () => (code) => code);
    const k = await park();
    const tenant = await party(k.id, 'tenant');
    const mine = async (ctx: TenantContext) => (await todos.page(ctx, { limit: 200 })).items.filter((t) => t.subject.title === tenant.name).map((t) => [t.kind, t.urgency]);
    expect(await mine(street)).toEqual([]);
    await parties.sign(officer, tenant.id, 1, await agreed(inDays(-400), inDays(31)));
    expect(await mine(street)).toEqual([]);
    await parties.sign(officer, tenant.id, 2, await agreed(inDays(-300), inDays(30)));
    expect([(await mine(street)).map(([kind]) => kind), await mine(leader), await mine(elsewhere)]).toEqual([['sign'], [], []]);
    await parties.sign(officer, tenant.id, 3, await agreed(inDays(-300), inDays(-1)));
    expect(await mine(street)).toEqual([['sign', 'overdue']]);
    await parks.retire(officer, k.id, 1, '拆除');
    expect(await mine(street)).toEqual([]);
  });

  const imported = async (lines: readonly string[], ctx = officer) => {
    const { id } = await fromFile.door.accept(ctx, { name: '承租方.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from(['园区,身份,单位名称,统一社会信用代码,楼栋,账号单位', ...lines].join('\r\n'))]) });
    await fromFile.door.run.work({ tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, importId: id, actor: ctx.actor, grants: [...ctx.grants] });
    return (await kit.operations.status(ctx, id)).result as unknown as { accepted: number; refused: number; errors: { row: number; column: string; code: string }[] };
  };

  it('given a file of parties with mistakes, then the good ones are registered and seen by their units, each bad row comes back with its column, and nothing is told of other parks', async () => {
    const unit = kit.pingshan.unit('某物业公司');
    const [k, { name: gone, id: goneId }] = [await park(), await park()];
    await parks.retire(officer, goneId, 1, '拆除');
    await party(k.id, 'tenant', { name: '老租户' });
    const lines = [
      `${k.name},出租方,产业公司,,,`, `${k.number},承租方,甲厂,91440300708461136T,A 栋、B 栋,`, `${k.name},物业管理方,物业公司,,,某物业公司`,
      '没有的园区,承租方,乙厂,,,', `${gone},承租方,丙厂,,,`, `${k.name},业主,丁厂,,,`, `${k.name},承租方,戊厂,错代码,,`, `${k.name},承租方,己厂,,C 栋,`, `${k.name},承租方,庚厂,,,没有的局`, `${k.name},承租方,,,,`, `${k.name},承租方,另名,91440300708461136T,,`, `${k.name},承租方,老租户,,,`,
    ];
    const found = await imported(lines);
    expect(found).toMatchObject({ accepted: 3, refused: 9 });
    expect(found.errors.map((x) => `${x.row} ${x.column}`)).toEqual(['5 园区', '6 园区', '7 身份', '8 统一社会信用代码', '9 楼栋', '10 账号单位', '11 单位名称', '12 单位名称', '13 单位名称']);
    expect((await rows({ parkId: k.id })).map((x) => [x.role, x.name, x.buildings.length, x.agreement]).sort()).toEqual([['landlord', '产业公司', 0, 'not_asked'], ['property', '物业公司', 0, 'unsigned'], ['tenant', '甲厂', 2, 'unsigned'], ['tenant', '老租户', 0, 'unsigned']].sort());
    expect(await rows({ parkId: k.id }, enterprise(unit))).toHaveLength(4);
    expect(await imported(lines.slice(0, 3))).toMatchObject({ accepted: 0, refused: 3 });
    for (const ctx of [elsewhere, other]) expect(await imported([`${k.name},承租方,辛厂,,,`, `${k.name},承租方,老租户,,,`], ctx)).toMatchObject({ accepted: 0, errors: [{ column: '园区' }, { column: '园区' }] });
    expect(await rows({ parkId: k.id })).toHaveLength(4);
  });
});
