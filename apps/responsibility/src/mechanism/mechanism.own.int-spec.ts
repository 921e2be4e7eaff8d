import { defineMechanismBody, listMechanismBody, mechanismRecordQuery, recordMechanismBody, type MechanismRecord } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TodoService } from '@anlan/platform/ledger';
import { codeOf, serviceKit, type ServiceKit, type TestTenant } from '@anlan/platform/testing';
import { migrations } from '../../migrations';
import { MechanismRecordService } from './mechanism-record.service';
import { MechanismTemplateService } from './mechanism-template.service';
import { MechanismRecords } from './mechanism.records';
import { mechanismTodos } from './mechanism.todos';

describe('what an enterprise records of itself', () => {
  let kit: ServiceKit;
  let mechanisms: MechanismRecordService;
  let templates: MechanismTemplateService;
  let records: MechanismRecords;
  let todos: TodoService;
  let officer: TenantContext;
  let street: TenantContext;
  let unit: string;
  let owner: TenantContext;
  let safety: TenantContext;
  let other: TenantContext;
  const today = shanghaiDay(new Date());
  const codes = ['91440300708461136T', '914403001922038216'];
  const account = (unitId: string, role = 'enterprise-owner', tenant: TestTenant = kit.pingshan): TenantContext => tenant.holding([{ role, unitId, divisionPrefix: null }], unitId);
  beforeAll(async () => {
    kit = await serviceKit('responsibility', migrations);
    const { tx, references, attachments } = kit;
    [templates, mechanisms, records, todos] = [new MechanismTemplateService(tx, references), new MechanismRecordService(tx, references, attachments), new MechanismRecords(tx, references), new TodoService(tx, [mechanismTodos], async () => (code) => code)];
    [unit, officer, street] = [kit.pingshan.unit('大利五金公司'), kit.pingshan.as('section-officer'), kit.pingshan.as('street-officer', '440310001')];
    [owner, safety, other] = [account(unit), account(unit, 'enterprise-safety-officer'), account(kit.pingshan.unit('诚信家具公司'))];
  });
  afterAll(() => kit.close());

  const items = [{ name: '主要负责人履职', wanted: '每季度带队检查一次', evidenceWanted: true }, { name: '全员责任制', wanted: '岗位责任书签订到人', evidenceWanted: false }];
  const define = (more: object = {}, ctx = officer, ownerUnitId = kit.pingshan.snapshot.units[0]?.id) => templates.define(ctx, defineMechanismBody.parse({ name: '主体责任 20 条', sourceDocument: '区安委办通知', scope: 'enterprise', items, ownerUnitId, ...more }));
  const list = (templateId: string, more: object = {}, ctx = street): Promise<MechanismRecord> => mechanisms.open(ctx, listMechanismBody.parse({ templateId, name: '大利五金', divisionCode: '440310001001', creditCode: codes[0], unitId: unit, ...more }));
  const yes = (item: number, more: object = {}) => ({ item, attained: true, attainedOn: today, evidence: '检查记录', ...more });
  const record = (id: string, version: number, given: object[], ctx = owner): Promise<MechanismRecord> => mechanisms.record(ctx, id, version, recordMechanismBody.parse({ items: given }));
  const check = (id: string, version: number, result: 'confirmed' | 'returned', ctx = street): Promise<MechanismRecord> => mechanisms.check(ctx, id, version, { result, note: '现场核查' });
  const ids = async (ctx: TenantContext) => (await records.records(ctx, mechanismRecordQuery.parse({}))).items.map((r) => r.id);
  const owed = async (ctx: TenantContext, id: string) => (await todos.page(ctx, { limit: 200 })).items.filter((t) => t.subject.id === id).map((t) => t.kind);

  it('given the account of an enterprise, then it records for itself, and sees what came of the check, and nothing of another', async () => {
    const { id: templateId } = await define();
    const [own, others] = [await list(templateId), await list(templateId, { name: '诚信家具', creditCode: codes[1], unitId: other.actor.unitId })];
    expect(own).toMatchObject({ unitId: unit, unitName: '大利五金公司', creditCode: codes[0], allowedActions: ['name-unit', 'record', 'close'] });
    expect([await ids(owner), await ids(safety), await ids(other)]).toEqual([[own.id], [own.id], [others.id]]);
    expect(await records.record(owner, own.id)).toMatchObject({ status: 'listed', allowedActions: ['record'] });
    expect(await records.template(owner, templateId)).toMatchObject({ items, allowedActions: [] });
    expect(await record(own.id, 1, [yes(1)], safety)).toMatchObject({ status: 'recorded', attainedItems: 1, recordedBy: { id: safety.actor.id } });
    expect(await check(own.id, 2, 'returned')).toMatchObject({ status: 'returned' });
    expect(await records.record(owner, own.id)).toMatchObject({ status: 'returned', checkNote: '现场核查', checkedBy: { id: street.actor.id }, allowedActions: ['record'] });
    expect(await record(own.id, 3, [yes(2)])).toMatchObject({ attained: true });
    expect(await check(own.id, 4, 'confirmed')).toMatchObject({ status: 'confirmed' });
    expect(await records.figures(owner, templateId, {})).toMatchObject({ records: 1, attained: 1, confirmed: 1 });
    expect(await records.figures(officer, templateId, {})).toMatchObject({ records: 2, attained: 1, rate: 0.5 });
    for (const ctx of [other, account(unit, 'enterprise-owner', kit.binjiang)]) {
      expect(await codeOf(records.record(ctx, own.id))).toBe('request.not_found');
      expect(await codeOf(record(own.id, 5, [yes(1)], ctx))).toBe('request.not_found');
    }
  });

  it('given the account of an enterprise, then it lists nobody, names no unit, and checks nothing of its own enterprise, whatever else it holds', async () => {
    const { id: templateId } = await define();
    expect(await codeOf(list(templateId, {}, owner))).toBe('mechanism-record.out_of_scope');
    const { id } = await list(templateId);
    expect(await codeOf(mechanisms.nameUnit(owner, id, 1, { unitId: other.actor.unitId as string }))).toBe('mechanism-record.out_of_scope');
    await record(id, 1, [yes(1), yes(2)]);
    expect(await codeOf(check(id, 2, 'confirmed', owner))).toBe('mechanism-record.out_of_scope');
    expect(await codeOf(check(id, 2, 'confirmed', safety))).toBe('mechanism-record.out_of_scope');
    // A colleague who works for the street as well.
    const both = kit.pingshan.holding([{ role: 'street-officer', unitId: null, divisionPrefix: '440310001' }, { role: 'enterprise-owner', unitId: unit, divisionPrefix: null }], unit);
    expect((await records.record(both, id)).allowedActions).toEqual(['name-unit', 'record', 'close']);
    expect(await codeOf(check(id, 2, 'confirmed', both))).toBe('mechanism-record.own_unit');
    expect([await owed(both, id), await owed(street, id)]).toEqual([[], ['check']]);
  });

  it('given what is owed, then the enterprise has it to record, and the bureau to check, and nobody else', async () => {
    const { id: templateId } = await define();
    const { id } = await list(templateId);
    const all = async () => Promise.all([owner, safety, other, street, officer, kit.binjiang.as('district-admin')].map((ctx) => owed(ctx, id)));
    expect(await all()).toEqual([['record'], ['record'], [], [], [], []]);
    await record(id, 1, [yes(1), yes(2)]);
    expect(await all()).toEqual([[], [], [], ['check'], ['check'], []]);
    await check(id, 2, 'returned');
    expect(await all()).toEqual([['record'], ['record'], [], [], [], []]);
    await record(id, 3, [yes(1)], street);
    expect(await all()).toEqual([[], [], [], [], ['check'], []]);
    await check(id, 4, 'confirmed', officer);
    expect((await all()).flat()).toEqual([]);
    await list(templateId, { name: '没有账号的厂', creditCode: codes[1], unitId: null });
    expect((await todos.summary(owner)).overdueInScope).toBe(0);
  });

  it('given an enterprise without an account, or with another\'s, then the bureau names its unit, and from then on it is in that one\'s sight alone', async () => {
    const { id: templateId } = await define();
    const { id } = await list(templateId, { unitId: null });
    expect(await codeOf(records.record(owner, id))).toBe('request.not_found');
    expect(await mechanisms.nameUnit(street, id, 1, { unitId: other.actor.unitId as string })).toMatchObject({ unitName: '诚信家具公司', status: 'listed', version: 2 });
    expect(await codeOf(mechanisms.nameUnit(street, id, 1, { unitId: unit }))).toBe('request.stale');
    expect(await codeOf(mechanisms.nameUnit(street, id, 2, { unitId: kit.binjiang.unit('滨江某厂') }))).toBe('mechanism-record.unknown_unit');
    expect(await codeOf(mechanisms.nameUnit(kit.pingshan.as('street-officer', '440310003'), id, 2, { unitId: unit }))).toBe('request.not_found');
    expect(await codeOf(mechanisms.nameUnit(kit.binjiang.as('district-admin'), id, 2, { unitId: unit }))).toBe('request.not_found');
    await mechanisms.nameUnit(street, id, 2, { unitId: unit });
    expect(await codeOf(records.record(other, id))).toBe('request.not_found');
    expect(await record(id, 3, [yes(1)])).toMatchObject({ status: 'recorded' });
    // What it says stays what it is while the unit changes.
    expect(await mechanisms.nameUnit(street, id, 4, { unitId: null })).toMatchObject({ unitId: null, unitName: null, status: 'recorded' });
    const shops = await define({ scope: 'place', name: '小场所“三个一”' });
    expect(await list(shops.id, { creditCode: null, name: '大利五金门市' })).toMatchObject({ unitId: unit });
    const offices = await define({ scope: 'unit', name: '部门“五个一”' });
    const ofUnit = await list(offices.id, { name: null, creditCode: null }, officer);
    expect(ofUnit.allowedActions).toEqual(['record', 'close']);
    expect(await codeOf(mechanisms.nameUnit(officer, ofUnit.id, 1, { unitId: unit }))).toBe('mechanism-record.unit_stays');
    await expect(kit.db.admin.query("update responsibility.mechanism_record set unit_id = null where scope = 'unit'")).rejects.toThrow('check constraint');
    await expect(kit.db.admin.query("update responsibility.mechanism_record set credit_code = null where scope = 'enterprise'")).rejects.toThrow('check constraint');
  });
});
