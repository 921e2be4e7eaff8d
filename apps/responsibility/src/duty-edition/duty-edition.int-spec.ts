import { adjustDutyEditionBody, createDutyKindBody, dutyGapQuery, dutyHolderQuery, dutyObjectQuery, type DutyEdition, type DutyKind } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { csvStream } from '@anlan/platform/ledger';
import { Readable } from 'node:stream';
import { text as whole } from 'node:stream/consumers';
import { codeOf, dutyKit, type DutyKit } from '../../test/duty-kit';
import { dutyObjectCsv } from '../duty-object/duty-object.records';
import { dutyHolderCsv } from './duty-edition.records';

const year = Number(shanghaiDay(new Date()).slice(0, 4));
const today = shanghaiDay(new Date());

describe('duty holders', () => {
  let kit: DutyKit;
  let dike: DutyKind;
  let pond: DutyKind;
  let years = year;
  beforeAll(async () => {
    kit = await dutyKit();
    [dike, pond] = (await kit.kinds.adopt(kit.officer, ['dike', 'waterlogging-point'])).items as [DutyKind, DutyKind];
  });
  afterAll(() => kit.close());
  const nextYear = (): number => (years += 1);
  const adjust = (e: DutyEdition, holders: object[], more: object = {}, ctx = kit.officer) => kit.editions.adjust(ctx, e.id, e.version, adjustDutyEditionBody.parse({ on: today, reason: '人事变动', holders, ...more }));
  const standing = async (query: object) => (await kit.records.holders(kit.officer, dutyHolderQuery.parse({ status: 'standing', ...query }))).items;

  it('given a table, when it is drafted, named and submitted, then another person approves it, and it is published under its number', async () => {
    const [wang, li] = [await kit.person('王局'), await kit.person('李工')];
    const object = await kit.register(dike);
    const e = await kit.draft(nextYear());
    expect(e).toMatchObject({ status: 'draft', holders: 0, number: `SF440310-${years}-0001`, allowedActions: ['name', 'submit', 'withdraw'] });
    expect(await codeOf(kit.editions.submit(kit.officer, e.id, 1))).toBe('duty-edition.empty');
    expect(await codeOf(kit.draft(years))).toBe('duty-edition.year_taken');
    const first = await kit.name(e, [kit.naming(object, 'administrative', kit.memberOf(wang)), kit.naming(object, 'technical', kit.memberOf(li), { post: '总工', phone: '13800138000' }), kit.naming(object, 'inspection', null, { personName: '赵某', phone: '13900139000' })]);
    // Who is named anew takes the place of who was.
    const named = await kit.name(first, [kit.naming(object, 'administrative', kit.memberOf(li))]);
    expect(named).toMatchObject({ holders: 3, version: 3 });
    expect(await codeOf(kit.editions.submit(kit.officer, e.id, 2))).toBe('request.stale');
    await kit.editions.submit(kit.officer, e.id, 3);
    expect(await codeOf(kit.name({ id: e.id, version: 4 }, [kit.naming(object, 'technical', kit.memberOf(wang))]))).toBe('duty-edition.action_not_allowed');
    const admin = kit.pingshan.as('district-admin');
    expect(await codeOf(kit.editions.approve(kit.officer, e.id, 4, '自批'))).toBe('duty-edition.out_of_scope');
    await kit.editions.return(admin, e.id, 4, '请补电话');
    await kit.name({ id: e.id, version: 5 }, [kit.naming(object, 'technical', kit.memberOf(li))], admin);
    await kit.editions.submit(kit.officer, e.id, 6);
    // The administrator wrote in it.
    expect(await codeOf(kit.editions.approve(admin, e.id, 7, '自批'))).toBe('duty-edition.same_person');
    await kit.editions.approve(kit.leader, e.id, 7, '同意');
    await expect(kit.db.admin.query('update responsibility.duty_edition set approved_by = drafted_by where id = $1', [e.id])).rejects.toThrow('check constraint');
    expect(await codeOf(kit.editions.publish(kit.officer, e.id, 8, { documentNumber: '文号', publishedOn: addCalendarDays(today, 1) }))).toBe('duty-edition.future');
    expect(await kit.editions.publish(kit.officer, e.id, 8, { documentNumber: '深坪三防〔2026〕3号', publishedOn: today })).toMatchObject({ status: 'published', documentNumber: '深坪三防〔2026〕3号', holders: 3, allowedActions: ['adjust'] });
    expect((await standing({ editionId: e.id })).map((h) => [h.role, h.personName, h.from])).toEqual(expect.arrayContaining([['administrative', '李工', today], ['technical', '李工', today], ['inspection', '赵某', today]]));
  });

  it('given what was published, then neither the table nor its holders change, whoever writes; an adjustment keeps both', async () => {
    const [old, fresh] = [await kit.person('旧人'), await kit.person('新人')];
    const object = await kit.register(pond);
    const e = await kit.published(nextYear(), [kit.naming(object, 'administrative', kit.memberOf(old), { post: '局长' })]);
    const [holder] = await standing({ editionId: e.id });
    for (const change of ["person_name = '别人'", "phone = '1'", "role = 'inspection'", "status = 'drafted', from_day = null", 'year = year + 1']) await expect(kit.db.admin.query(`update responsibility.duty_holder set ${change} where id = $1`, [holder?.id])).rejects.toThrow('does not change');
    await expect(kit.db.admin.query('delete from responsibility.duty_holder where id = $1', [holder?.id])).rejects.toThrow('stays on record');
    for (const change of ["title = '别的'", "document_number = '改'", "authors = '{}'"]) await expect(kit.db.admin.query(`update responsibility.duty_edition set ${change} where id = $1`, [e.id])).rejects.toThrow('does not change');
    expect(await codeOf(adjust(e, [kit.naming(object, 'administrative', kit.memberOf(fresh))], { on: addCalendarDays(today, 1) }))).toBe('duty-edition.future');
    expect(await codeOf(adjust(e, [kit.naming(object, 'administrative', kit.memberOf(fresh))], { on: '2026-01-04' }))).toBe('duty-edition.before');
    expect(await codeOf(adjust(e, [{ objectId: object.id, role: 'inspection', holder: null }]))).toBe('duty-edition.nothing');
    const after = await adjust(e, [kit.naming(object, 'administrative', kit.memberOf(fresh)), kit.naming(object, 'inspection', kit.memberOf(old))]);
    expect(after).toMatchObject({ adjustments: 1, holders: 2, status: 'published' });
    const [made] = (await kit.records.adjustments(kit.officer, e.id)).items;
    expect(made).toMatchObject({ number: 1, reason: '人事变动', left: [{ personName: '旧人', from: '2026-01-05', until: today, endReason: '人事变动', status: 'ended' }] });
    expect(made?.came.map((h) => [h.role, h.personName, h.from])).toEqual([['administrative', '新人', today], ['inspection', '旧人', today]]);
    await expect(kit.db.admin.query('update responsibility.duty_holder set until_day = from_day where id = $1', [holder?.id])).rejects.toThrow('does not change');
  });

  it('given two who adjust at once, then one of them reads again, and one person stands there', async () => {
    const [a, b] = [await kit.person('甲某'), await kit.person('乙某')];
    const object = await kit.register(pond);
    const e = await kit.published(nextYear(), [kit.naming(object, 'administrative', kit.memberOf(a))]);
    const both = await Promise.allSettled([a, b].map((who) => adjust(e, [kit.naming(object, 'inspection', kit.memberOf(who))])));
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await standing({ editionId: e.id, role: 'inspection' })).toHaveLength(1);
  });

  it('given a street\'s table beside the district\'s, then a role of an object is published once a year', async () => {
    const who = kit.memberOf(await kit.person('同一人'));
    const object = await kit.register(pond);
    const e = await kit.published(nextYear(), [kit.naming(object, 'administrative', who)]);
    const street = await kit.draft(years, { divisionCode: '440310001' });
    await kit.name(street, [kit.naming(object, 'administrative', who)]);
    await kit.editions.submit(kit.officer, street.id, 2);
    await kit.editions.approve(kit.leader, street.id, 3, '同意');
    expect(await codeOf(kit.editions.publish(kit.officer, street.id, 4, { documentNumber: '街', publishedOn: today }))).toBe('duty-edition.published_elsewhere');
    expect(await kit.editions.withdraw(kit.officer, street.id, 4)).toMatchObject({ status: 'withdrawn', holders: 0 });
    // A withdrawn table is in nobody's way; the next year's begins with this year's.
    const copy = await kit.draft(nextYear(), { copyFrom: e.id });
    expect(copy).toMatchObject({ holders: 1, status: 'draft' });
    expect(await codeOf(kit.draft(nextYear(), { copyFrom: street.id }))).toBe('duty-edition.unknown_edition');
  });

  it('given objects of this year, then the gap list says what is missing and why, and the rate comes out of what is there', async () => {
    const [ready, leaving, moving] = [await kit.person('在岗'), await kit.person('离任'), await kit.person('调动')];
    const own = (code: string) => ({ divisionCode: code, name: `缺口${code}` });
    const [full, some, none, gone] = [await kit.register(pond, own('440310003001')), await kit.register(pond, own('440310003001')), await kit.register(pond, own('440310003001')), await kit.register(pond, own('440310003001'))];
    const asked = { divisionCode: '440310003' };
    expect(await kit.objectRecords.figures(kit.officer, { ...asked, divisionCode: '440310003' })).toMatchObject({ objects: 4, filled: 0, rate: 0, gaps: 8 });
    await kit.published(year, [
      ...['administrative', 'inspection'].map((r) => kit.naming(full, r, kit.memberOf(ready))), kit.naming(some, 'administrative', kit.memberOf(ready)), kit.naming(gone, 'administrative', kit.memberOf(leaving)), kit.naming(gone, 'inspection', kit.memberOf(moving)),
    ]);
    const rows = async (query: object = {}) => (await kit.objectRecords.gaps(kit.officer, dutyGapQuery.parse({ ...asked, ...query, limit: '200' }))).items.map((g) => [g.code, g.role, g.reason]);
    expect(await rows()).toEqual(expect.arrayContaining([[some.code, 'inspection', 'vacant'], [none.code, 'administrative', 'unpublished'], [none.code, 'inspection', 'unpublished']]));
    expect(await rows()).toHaveLength(3);
    await kit.becomes(kit.memberOf(leaving), { enabled: false });
    await kit.becomes(kit.memberOf(moving), { unitId: kit.pingshan.unit('另一局') });
    expect(await rows({ reason: 'disabled,moved' })).toEqual(expect.arrayContaining([[gone.code, 'administrative', 'disabled'], [gone.code, 'inspection', 'moved']]));
    const figures = await kit.objectRecords.figures(kit.officer, { divisionCode: '440310003' });
    expect(figures).toMatchObject({ year, objects: 4, filled: 1, rate: 0.25, gaps: 5, kinds: [{ name: '易涝点', objects: 4, filled: 1 }] });
    const list = async (filter: object) => (await kit.objectRecords.page(kit.officer, dutyObjectQuery.parse({ ...filter, limit: '200' }))).items;
    for (const f of [figures, ...figures.kinds]) expect([(await list({ ...asked, ...f.objectsFilter })).length, (await list({ ...asked, ...f.filledFilter })).map((o) => o.code)]).toEqual([4, [full.code]]);
    const total = async (filter: object) => (await kit.objectRecords.page(kit.officer, dutyObjectQuery.parse({ ...filter, total: 'true', limit: '1' }))).total;
    expect([await total({ ...asked, ...figures.objectsFilter }), await total({ ...asked, ...figures.filledFilter }), await total({ ...asked, ...figures.objectsFilter, filled: 'false' })]).toEqual([4, 1, 3]);
    expect((await kit.objectRecords.gaps(kit.officer, dutyGapQuery.parse({ ...figures.gapsFilter, limit: '200' }))).items).toHaveLength(figures.gaps);
    await kit.register(pond);
    expect(await kit.objectRecords.figures(kit.officer, { divisionCode: '440310001', year: 2001 })).toMatchObject({ filled: 0, rate: 0 });
    expect(await kit.objectRecords.figures(kit.binjiang.as('section-officer'), {})).toMatchObject({ objects: 0, rate: null, kinds: [] });
    // Who moved and keeps it is confirmed; who is disabled is not.
    const held = await standing({ year, objectId: gone.id });
    const [byRole] = [Object.fromEntries(held.map((h) => [h.role, h]))];
    expect(await codeOf(kit.holders.keep(kit.officer, byRole['administrative']?.id ?? '', 2, '留任'))).toBe('duty-holder.not_moved');
    expect(await kit.holders.keep(kit.officer, byRole['inspection']?.id ?? '', 2, '仍分管')).toMatchObject({ gap: null, allowedActions: ['handover'] });
    expect(await rows({ reason: 'moved' })).toEqual([]);
    const all = await list(asked);
    expect((await whole(csvStream(dutyObjectCsv, (async function* () { yield all; })()))).trim().split('\n')).toHaveLength(all.length + 1);
    expect((await whole(csvStream(dutyHolderCsv, (async function* () { yield held; })()))).trim().split('\n')).toHaveLength(3);
  });

  it('given a draft that names who has left meanwhile, then it is not submitted', async () => {
    const who = await kit.person('将离');
    const e = await kit.name(await kit.draft(nextYear()), [kit.naming(await kit.register(pond), 'administrative', kit.memberOf(who))]);
    await kit.becomes(kit.memberOf(who), { enabled: false });
    expect(await codeOf(kit.editions.submit(kit.officer, e.id, e.version))).toBe('duty-edition.holder_left');
    expect(await codeOf(kit.name(e, [kit.naming(await kit.register(pond), 'administrative', kit.memberOf(who))]))).toBe('duty-edition.unknown_member');
    expect(await codeOf(kit.name(e, [kit.naming(await kit.register(pond), 'technical', kit.memberOf(await kit.person('技术')))]))).toBe('duty-edition.role_not_needed');
  });

  it('given another street and another district, then what is not theirs is not there', async () => {
    const object = await kit.register(dike);
    const e = await kit.published(nextYear(), [kit.naming(object, 'administrative', kit.memberOf(await kit.person('本街')), { phone: '13800138000' })]);
    const [holder] = await standing({ editionId: e.id });
    const elsewhere = kit.pingshan.as('street-officer', '440310003');
    for (const ctx of [elsewhere, kit.binjiang.as('district-admin')]) {
      expect((await kit.objectRecords.page(ctx, dutyObjectQuery.parse({ q: object.code }))).items).toEqual([]);
      expect(await codeOf(kit.objectRecords.get(ctx, object.id))).toBe('request.not_found');
      expect(await codeOf(kit.records.holder(ctx, holder?.id ?? ''))).toBe('request.not_found');
      expect(await codeOf(kit.records.edition(ctx, e.id))).toBe('request.not_found');
      expect(await codeOf(kit.objects.retire(ctx, object.id, 1, '停用'))).toBe('request.not_found');
      expect(await codeOf(kit.holders.keep(ctx, holder?.id ?? '', 2, '留'))).toBe('request.not_found');
      expect((await kit.records.holders(ctx, dutyHolderQuery.parse({ editionId: e.id }))).items).toEqual([]);
    }
    expect(await codeOf(kit.register(dike, {}, elsewhere))).toBe('duty-object.out_of_scope');
    expect(await codeOf(kit.register(dike, { divisionCode: '330108001001' }))).toBe('duty-object.unknown_division');
    expect(await codeOf(kit.register(dike, { unitId: kit.binjiang.unit('滨江水务') }))).toBe('duty-object.unknown_unit');
    expect(await codeOf(kit.register(dike, { position: { lng: 2.35, lat: 48.85 } }))).toBe('duty-object.outside_china');
    expect(await codeOf(kit.register(dike, { code: object.code }))).toBe('duty-object.code_taken');
    const stranger = (await kit.kinds.create(kit.binjiang.as('district-admin'), createDutyKindBody.parse({ key: 'dike', name: '堤防', roles: ['technical'] }))).id;
    expect(await codeOf(kit.register({ ...dike, id: stranger }))).toBe('duty-object.unknown_kind');
    expect(await kit.holders.reveal(kit.pingshan.as('duty-officer'), holder?.id ?? '', '汛情联络')).toEqual({ id: holder?.id, phone: '13800138000' });
    await expect(kit.holders.reveal(kit.officer, holder?.id ?? '', '好奇')).rejects.toMatchObject({ code: 'request.forbidden' });
  });

  it('given a file of objects with their holders, then good rows are registered and named in the draft, and each bad one comes back with its column', async () => {
    await kit.person('唯一人');
    for (let i = 0; i < 2; i += 1) await kit.person('重名人');
    const e = await kit.draft(nextYear());
    const header = '种类,对象编码,对象名称,区划,管理单位,名录编号,行政责任人,行政责任人电话,技术责任人,巡查责任人,巡查责任人电话,经度,纬度';
    const imported = async (lines: readonly string[], ctx = kit.officer) => {
      const { id } = await kit.objectImport.door.accept(ctx, { name: '对象.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from([header, ...lines].join('\r\n'))]) });
      await kit.objectImport.door.run.work({ tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, importId: id, actor: ctx.actor, grants: [...ctx.grants] });
      return (await kit.operations.status(ctx, id)).result as unknown as { accepted: number; refused: number; errors: { row: number; column: string }[] };
    };
    const row = (code: string, more: Partial<Record<'kind' | 'division' | 'unit' | 'edition' | 'rest', string>> = {}): string => `${more.kind ?? '易涝点'},${code},名称${code},${more.division ?? '坪山街道第一社区'},${more.unit ?? '水务局'},${more.edition ?? e.number},${more.rest ?? '唯一人,,,赵某,13900139000,114.34,22.70'}`;
    const found = await imported([
      row('IM-1'), row('IM-2', { rest: ',,,,,,' }), row('IM-1'), row('IM-4', { kind: '没有' }), row('IM-5', { division: '西兴街道' }), row('IM-6', { unit: '没有的局' }), row('IM-7', { edition: 'SF000000-2026-0001' }), row('IM-8', { edition: '' }), row('IM-9', { rest: '重名人,,,,,,' }),
      row('IM-10', { rest: '外人,,,,,,' }), row('IM-11', { rest: ',,唯一人,,,,' }), row('IM-12', { rest: ',,,,,2.35,48.85' }), row('IM-13', { rest: ',,,,,东经,22' }),
    ]);
    expect(found).toMatchObject({ accepted: 2, refused: 11 });
    expect(found.errors.map((x) => `${x.row} ${x.column}`)).toEqual(['4 对象编码', '5 种类', '6 区划', '7 管理单位', '8 名录编号', '9 名录编号', '10 行政责任人', '11 行政责任人电话', '12 技术责任人', '13 经度', '14 经度']);
    expect((await kit.records.holders(kit.officer, dutyHolderQuery.parse({ editionId: e.id }))).items.map((h) => [h.objectCode, h.role, h.personName, h.status])).toEqual(expect.arrayContaining([['IM-1', 'administrative', '唯一人', 'drafted'], ['IM-1', 'inspection', '赵某', 'drafted']]));
    // The same object again: its holders are named anew, and nothing is there twice; another of its code is refused.
    expect(await imported([row('IM-1'), row('IM-2', { rest: ',,,,,,' })])).toMatchObject({ accepted: 1, refused: 1 });
    expect((await kit.records.edition(kit.officer, e.id)).holders).toBe(2);
    expect(await imported([row('IM-20')], kit.pingshan.as('street-officer', '440310003'))).toMatchObject({ accepted: 0, refused: 1 });
  });
});
