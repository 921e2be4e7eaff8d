import { defineMechanismBody, listMechanismBody, mechanismRecordQuery, mechanismTemplateQuery, recordMechanismBody, type MechanismRecord, type MechanismTemplate } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream } from '@anlan/platform/ledger';
import { codeOf, serviceKit, type ServiceKit } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { text as whole } from 'node:stream/consumers';
import { migrations } from '../../migrations';
import { MechanismImport } from './mechanism.import';
import { MechanismRecordService } from './mechanism-record.service';
import { MechanismTemplateService } from './mechanism-template.service';
import { mechanismRecordCsv, MechanismRecords } from './mechanism.records';

describe('mechanism templates', () => {
  let kit: ServiceKit;
  let officer: TenantContext;
  let street: TenantContext;
  let elsewhere: TenantContext;
  let templates: MechanismTemplateService;
  let mechanisms: MechanismRecordService;
  let records: MechanismRecords;
  let fromFile: MechanismImport;
  let unitId: string;
  let foreignUnit: string;
  const today = shanghaiDay(new Date());
  const community = '440310001001';
  beforeAll(async () => {
    kit = await serviceKit('responsibility', migrations);
    const { tx, references, attachments } = kit;
    [templates, mechanisms, records] = [new MechanismTemplateService(tx, references), new MechanismRecordService(tx, references, attachments), new MechanismRecords(tx, references)];
    fromFile = new MechanismImport(kit.imports, tx, references);
    [unitId, foreignUnit] = [kit.pingshan.unit('住建局'), kit.binjiang.unit('滨江住建局')];
    [officer, street, elsewhere] = [kit.pingshan.as('section-officer'), kit.pingshan.as('street-officer', '440310001'), kit.pingshan.as('street-officer', '440310003')];
  });
  afterAll(() => kit.close());

  const items = [{ name: '施工围挡', wanted: '百分百封闭', evidenceWanted: true, countUnit: null }, { name: '物料覆盖', wanted: '百分百覆盖', evidenceWanted: false, countUnit: null }];
  const define = (more: object = {}, ctx = officer): Promise<MechanismTemplate> => templates.define(ctx, defineMechanismBody.parse({ name: '工地“六个百分百”', sourceDocument: '工作方案', scope: 'place', items, ownerUnitId: unitId, ...more }));
  let made = 0;
  const list = (templateId: string, more: object = {}, ctx = street): Promise<MechanismRecord> => mechanisms.open(ctx, listMechanismBody.parse({ templateId, name: `工地 ${(made += 1)}`, divisionCode: community, ...more }));
  const yes = (item: number, more: object = {}) => ({ item, attained: true, attainedOn: today, evidence: '照片', ...more });
  const record = (id: string, version: number, given: object[], ctx = street): Promise<MechanismRecord> => mechanisms.record(ctx, id, version, recordMechanismBody.parse({ items: given }));
  const check = (id: string, version: number, result: 'confirmed' | 'returned' = 'confirmed', ctx = officer): Promise<MechanismRecord> => mechanisms.check(ctx, id, version, { result, note: '现场核查' });
  const rows = async (query: object, ctx = officer) => (await records.records(ctx, mechanismRecordQuery.parse(query))).items;

  it('given a template, when nothing stands on it, then it is changed in place; once used, it is revised, and its records stay where they are', async () => {
    const { id } = await define();
    expect(await templates.change(officer, id, 1, { items: [items[0] as (typeof items)[0]] })).toMatchObject({ number: 1, used: false, items: [{ name: '施工围挡' }] });
    const listed = await list(id);
    expect(await records.template(street, id)).toMatchObject({ used: true, version: 2 });
    expect(await codeOf(templates.change(officer, id, 2, { items }))).toBe('mechanism-template.used');
    const next = await templates.revise(officer, id, 2, { name: '工地“六个百分百”', sourceDocument: '修订方案', items, ownerUnitId: unitId });
    expect(next).toMatchObject({ number: 2, lineId: id, status: 'in_force', used: false, scope: 'place', allowedActions: ['revise', 'retire'] });
    expect(await records.template(street, id)).toMatchObject({ status: 'superseded', items: [{ name: '施工围挡' }], allowedActions: [] });
    expect(await record(listed.id, 1, [yes(1)])).toMatchObject({ templateId: id, attained: true, wantedItems: 1 });
    expect(await codeOf(list(id))).toBe('mechanism-record.unknown_template');
    expect(await codeOf(templates.revise(officer, id, 3, { name: '再', sourceDocument: '再', items, ownerUnitId: unitId }))).toBe('mechanism-template.action_not_allowed');
    expect(await templates.retire(officer, next.id, 1, '工作结束')).toMatchObject({ status: 'retired', retireReason: '工作结束' });
    expect(await codeOf(list(next.id))).toBe('mechanism-record.unknown_template');
    expect((await records.templates(officer, mechanismTemplateQuery.parse({ lineId: id }))).items.map((t) => t.status)).toEqual(['retired', 'superseded']);
  });

  it('given a place, when its items are recorded, then another person checks them, and what was returned is recorded anew', async () => {
    const { id } = await list((await define()).id);
    expect(await codeOf(check(id, 1))).toBe('mechanism-record.action_not_allowed');
    expect(await record(id, 1, [yes(1)])).toMatchObject({ status: 'recorded', attained: false, attainedItems: 1, wantedItems: 2, allowedActions: ['name-unit', 'record', 'close'] });
    expect(await codeOf(check(id, 2, 'confirmed', street))).toBe('mechanism-record.same_person');
    await expect(kit.db.admin.query('update responsibility.mechanism_record set checked_by = recorded_by where id = $1', [id])).rejects.toThrow('check constraint');
    expect(await codeOf(check(id, 1))).toBe('request.stale');
    expect(await check(id, 2, 'returned')).toMatchObject({ status: 'returned', checkNote: '现场核查' });
    expect(await record(id, 3, [yes(2)])).toMatchObject({ status: 'recorded', attained: true, attainedItems: 2, checkedBy: null });
    expect(await check(id, 4)).toMatchObject({ status: 'confirmed', checkedBy: { id: officer.actor.id } });
    // What no longer holds is recorded, and wants another look.
    expect(await record(id, 5, [{ item: 1, attained: false }])).toMatchObject({ status: 'recorded', attained: false, attainedItems: 1 });
    expect(await mechanisms.close(officer, id, 6, '工程竣工')).toMatchObject({ status: 'closed', closeReason: '工程竣工', allowedActions: [] });
    expect(await codeOf(record(id, 7, [yes(1)]))).toBe('mechanism-record.action_not_allowed');
  });

  it('given a place listed twice, at once or again, then it stands under the template once, until it is taken off', async () => {
    const { id } = await define();
    const both = await Promise.allSettled([list(id, { name: '一号工地' }), list(id, { name: '一号工地' })]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [only] = await rows({ templateId: id });
    expect(await codeOf(list(id, { name: '一号工地' }))).toBe('mechanism-record.listed_already');
    await mechanisms.close(officer, (only as MechanismRecord).id, 1, '重名');
    expect(await list(id, { name: '一号工地' })).toMatchObject({ status: 'listed', name: '一号工地' });
  });

  it('given records, then the rate of attainment comes out, whole and by item, and each number leads to its rows', async () => {
    const { id } = await define();
    expect(await records.figures(officer, id, {})).toMatchObject({ records: 0, attained: 0, rate: null, confirmedRate: null, items: [{ rate: null }, { rate: null }] });
    const [one, two, , gone] = [await list(id), await list(id), await list(id), await list(id)];
    const far = await list(id, { divisionCode: '440310003001' }, elsewhere);
    await record(one.id, 1, [yes(1), yes(2)]);
    await check(one.id, 2);
    await record(two.id, 1, [yes(1), yes(2)]);
    await record(gone.id, 1, [yes(1), yes(2)]);
    await mechanisms.close(officer, gone.id, 2, '竣工');
    await record(far.id, 1, [yes(2), { item: 1, attained: false }], elsewhere);
    const figures = await records.figures(officer, id, {});
    expect(figures).toMatchObject({ records: 4, attained: 2, rate: 0.5, confirmed: 1, confirmedRate: 0.25, items: [{ item: 1, name: '施工围挡', attained: 2, records: 4, rate: 0.5 }, { item: 2, attained: 3, rate: 0.75 }] });
    const near = await records.figures(officer, id, { divisionCode: '440310001' });
    expect(near).toMatchObject({ records: 3, attained: 2, items: [{ attained: 2 }, { attained: 2 }] });
    for (const f of [figures, near]) {
      expect([(await rows(f.filter)).length, (await rows(f.attainedFilter)).length, (await rows(f.confirmedFilter)).length]).toEqual([f.records, f.attained, f.confirmed]);
      for (const i of f.items) expect(await rows(i.filter)).toHaveLength(i.attained);
    }
    expect(await records.figures(elsewhere, id, {})).toMatchObject({ records: 1, attained: 0 });
    expect(await codeOf(records.figures(kit.binjiang.as('district-admin'), id, {}))).toBe('request.not_found');
    const all = await rows({ templateId: id });
    expect((await whole(csvStream(mechanismRecordCsv, (async function* () { yield all; })()))).trim().split('\n')).toHaveLength(all.length + 1);
  });

  it('given items that are counted, then their numbers are summed, by item and by unit, exported, and lead to their rows', async () => {
    const team = (name: string, countUnit: string | null = '人') => ({ name, wanted: '按规定配备', evidenceWanted: false, countUnit });
    const { id } = await define({ name: '三级安全管理', items: [team('安全员'), team('稽查员'), team('检测仪', '台'), team('制度', null)] });
    expect(await records.figures(officer, id, {})).toMatchObject({ counts: [{ unit: '人', count: 0, records: 0, confirmed: 0 }, { unit: '台', count: 0 }], items: [{ counted: { count: 0 } }, {}, {}, { counted: null }] });
    const [one, two, , gone] = [await list(id), await list(id), await list(id), await list(id)];
    expect(await codeOf(record(one.id, 1, [yes(1)]))).toBe('mechanism-record.count');
    expect(await codeOf(record(one.id, 1, [yes(4, { count: 1 })]))).toBe('mechanism-record.count');
    const counted = await record(one.id, 1, [yes(1, { count: 12 }), yes(2, { count: 4 }), yes(3, { count: 2 }), yes(4)]);
    expect(counted).toMatchObject({ attained: true, items: [{ counted: { name: '安全员', unit: '人', count: 12 } }, {}, { counted: { unit: '台', count: 2 } }, { counted: null }] });
    await check(one.id, 2);
    await record(two.id, 1, [{ item: 1, attained: false, count: 3 }, { item: 2, attained: false }, yes(4)]);
    await record(gone.id, 1, [yes(1, { count: 100 })]);
    await mechanisms.close(officer, gone.id, 2, '停产');
    const figures = await records.figures(officer, id, { divisionCode: '440310001' });
    expect(figures).toMatchObject({
      records: 3, attained: 1, counts: [{ unit: '人', count: 19, records: 2, confirmed: 16 }, { unit: '台', count: 2, records: 1, confirmed: 2 }],
      items: [{ attained: 1, counted: { unit: '人', count: 15, records: 2, confirmed: 12 } }, { counted: { count: 4, records: 1 } }, { counted: { unit: '台' } }, { counted: null }],
    });
    for (const c of [...figures.counts, ...figures.items.flatMap((i) => i.counted ?? [])]) {
      const of = await rows(c.filter);
      expect(of).toHaveLength(c.records);
      const item = Number(c.filter['countedItem'] ?? 0);
      const sum = (found: readonly MechanismRecord[]) => found.flatMap((r) => r.items).reduce((n, i) => n + (i.counted?.unit === c.unit && (item === 0 || i.item === item) ? i.counted.count : 0), 0);
      expect([sum(of), sum(await rows(c.confirmedFilter))]).toEqual([c.count, c.confirmed]);
    }
    expect(await records.figures(elsewhere, id, {})).toMatchObject({ counts: [{ count: 0 }, { count: 0 }] });
    const csv = await whole(csvStream(mechanismRecordCsv, (async function* () { yield [counted]; })()));
    expect(csv).toContain('安全员 12 人；稽查员 4 人；检测仪 2 台');
    // What was recorded before items were counted has no number, and is read as it was.
    await kit.db.admin.query("update responsibility.mechanism_record set items = (select jsonb_agg(i - 'counted') from jsonb_array_elements(items) i) where id = $1", [one.id]);
    await kit.db.admin.query("update responsibility.mechanism_template set items = (select jsonb_agg(i - 'countUnit') from jsonb_array_elements(items) i) where id = $1", [id]);
    expect((await records.record(officer, one.id)).items.map((i) => i.counted)).toEqual([null, null, null, null]);
    expect(await records.figures(officer, id, {})).toMatchObject({ attained: 1, counts: [], items: [{ counted: null }, {}, {}, {}] });
  });

  it('given a unit, then its record is in its sight wherever it is; given an enterprise, then its credit code names it', async () => {
    const { id } = await define({ scope: 'unit', name: '部门“五个一”' });
    const listed = await list(id, { name: null, unitId, divisionCode: '440310' }, officer);
    expect(listed).toMatchObject({ name: '住建局', unitId });
    expect(await codeOf(list(id, { name: null, unitId, divisionCode: '440310' }, officer))).toBe('mechanism-record.listed_already');
    const his = kit.pingshan.holding([{ role: 'street-officer', unitId, divisionPrefix: '440310003' }], unitId);
    expect((await rows({ templateId: id }, his)).map((r) => r.id)).toEqual([listed.id]);
    expect(await rows({ templateId: id }, elsewhere)).toEqual([]);
    const plating = await define({ scope: 'enterprise', name: '电镀“八个一”' });
    const firm = { name: '某电镀厂', creditCode: '91440300708461136T' };
    expect(await list(plating.id, firm)).toMatchObject(firm);
    expect(await codeOf(list(plating.id, { ...firm, name: '另一名称' }))).toBe('mechanism-record.listed_already');
    expect(await codeOf(list(plating.id))).toBe('mechanism-record.subject');
  });

  it('given another street and another district, then what is not theirs is not there', async () => {
    const template = await define();
    const { id } = await list(template.id);
    for (const ctx of [elsewhere, kit.binjiang.as('district-admin')]) {
      expect((await rows({}, ctx)).filter((r) => r.divisionCode === community)).toEqual([]);
      expect(await codeOf(records.record(ctx, id))).toBe('request.not_found');
      expect(await codeOf(record(id, 1, [yes(1)], ctx))).toBe('request.not_found');
      expect(await codeOf(mechanisms.close(ctx, id, 1, '移出'))).toBe('request.not_found');
      expect(await codeOf(mechanisms.evidence(ctx, id, newId()))).toBe('request.not_found');
    }
    // Not even that it is listed is told.
    await list(template.id, { name: '同名工地' });
    expect(await codeOf(list(template.id, { name: '同名工地' }, elsewhere))).toBe('mechanism-record.out_of_scope');
    expect(await codeOf(define({}, kit.pingshan.as('section-officer', '440310001')))).toBe('request.forbidden');
    expect(await codeOf(templates.retire(kit.binjiang.as('district-admin'), template.id, 1, '停用'))).toBe('request.not_found');
    expect(await codeOf(list(template.id, { divisionCode: '330108001001' }, kit.binjiang.as('section-officer')))).toBe('mechanism-record.unknown_template');
    expect(await codeOf(list(template.id, { divisionCode: '330108001001' }))).toBe('mechanism-record.unknown_division');
    expect(await codeOf(define({ ownerUnitId: foreignUnit }))).toBe('mechanism-template.unknown_unit');
    expect(await codeOf(list(template.id, { unitId: foreignUnit }, officer))).toBe('mechanism-record.unknown_unit');
  });

  it('given evidence, then it is the recorder\'s own file, and an item that wants it is not attained without', async () => {
    const { id } = await list((await define()).id);
    const upload = async (ctx: TenantContext) => (await kit.attachments.store(ctx, { name: '照片.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('照片')]) }, 1000)).id;
    const theirs = await upload(elsewhere);
    expect(await codeOf(record(id, 1, [yes(1, { evidence: null })]))).toBe('mechanism-record.evidence');
    expect(await codeOf(record(id, 1, [yes(1, { attainedOn: addCalendarDays(today, 1) })]))).toBe('mechanism-record.day');
    expect(await codeOf(record(id, 1, [yes(3)]))).toBe('mechanism-record.items');
    expect(await codeOf(record(id, 1, [yes(1, { evidence: null, fileId: theirs })]))).toBe('mechanism-record.unknown_file');
    const fileId = await upload(street);
    await record(id, 1, [yes(1, { evidence: null, fileId })]);
    expect(await mechanisms.evidence(officer, id, fileId)).toBe(fileId);
    expect(await codeOf(mechanisms.evidence(officer, id, theirs))).toBe('request.not_found');
    // A colleague keeps what was there, and adds his own.
    const colleague = kit.pingshan.as('street-officer', '440310001');
    expect(await record(id, 2, [yes(1, { evidence: '补充说明', fileId }), yes(2)], colleague)).toMatchObject({ attained: true });
  });

  const imported = async (lines: readonly string[], ctx: TenantContext) => {
    const { id } = await fromFile.door.accept(ctx, { name: '场所.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from(['机制,名称,所在区划,单位,统一社会信用代码', ...lines].join('\r\n'))]) });
    await fromFile.door.run.work({ tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, importId: id, actor: ctx.actor, grants: [...ctx.grants] });
    return (await kit.operations.status(ctx, id)).result as unknown as { accepted: number; refused: number; errors: { row: number; column: string; code: string }[] };
  };

  it('given a file of places with mistakes, then the good ones are listed, and each bad row is given back with its column', async () => {
    const [places, units, firms] = [await define({ name: '导入工地机制' }), await define({ name: '导入单位机制', scope: 'unit' }), await define({ name: '导入企业机制', scope: 'enterprise' })];
    await list(places.id, { name: '已在的工地' });
    const lines = [
      `导入工地机制,甲工地,${community},,`, '导入工地机制,乙工地,坪山街道,,', '导入单位机制,,440310,住建局,', `导入企业机制,某电镀厂,${community},住建局,91440300708461136T`,
      `没有的机制,丙,${community},,`, '导入工地机制,丁,没有的街道,,', '导入工地机制,戊,330108001001,,', '导入单位机制,,440310,没有的局,', `导入企业机制,己,${community},,错代码`, `导入工地机制,,${community},,`, `导入工地机制,甲工地,${community},,`, `导入工地机制,已在的工地,${community},,`,
    ];
    const found = await imported(lines, officer);
    expect(found).toMatchObject({ accepted: 4, refused: 8 });
    expect(found.errors.map((x) => `${x.row} ${x.column}`)).toEqual(['6 机制', '7 所在区划', '8 所在区划', '9 单位', '10 统一社会信用代码', '11 名称', '12 名称', '13 名称']);
    expect((await rows({ templateId: places.id })).map((r) => [r.name, r.divisionCode]).sort()).toEqual([['乙工地', '440310001000'], ['已在的工地', community], ['甲工地', community]].sort());
    expect(await rows({ templateId: units.id })).toMatchObject([{ name: '住建局', unitId, status: 'listed', wantedItems: 2 }]);
    expect(await rows({ templateId: firms.id })).toMatchObject([{ name: '某电镀厂', creditCode: '91440300708461136T', unitId, unitName: '住建局' }]);
    expect(await records.template(officer, units.id)).toMatchObject({ used: true });
    expect(await imported(lines.slice(0, 4), officer)).toMatchObject({ accepted: 0, refused: 4 });
  });

  it('given a file of another street or another district, then nothing is listed, and nothing told of what is there', async () => {
    const { id } = await define({ name: '只归一街的机制' });
    await list(id, { name: '老工地' });
    expect((await imported([`只归一街的机制,老工地,${community},,`, `只归一街的机制,新工地,${community},,`], elsewhere)).errors.map((x) => x.code)).toEqual(['mechanism-record.out_of_scope', 'mechanism-record.out_of_scope']);
    expect(await imported([`只归一街的机制,新工地,${community},,`], kit.binjiang.as('district-admin'))).toMatchObject({ accepted: 0, errors: [{ column: '机制' }, { column: '所在区划' }] });
    expect(await rows({ templateId: id })).toHaveLength(1);
  });
});
