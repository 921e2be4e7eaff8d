import { changeChecklistBody, checklistQuery, createChecklistBody, type ChecklistDetail } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { codeOf, problemOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const items = [
  { code: '1', text: '是否有有限空间作业', failsOn: 'yes', points: 0 },
  { code: '1.1', text: '是否先通风、再检测、后作业', showIf: { item: '1', answer: 'yes' }, points: 5, hazardLevel: 'major', evidence: 'when_failed', basis: [{ law: '工贸企业有限空间作业安全规定', effectiveFrom: '2024-01-01' }] },
];

describe('the ledger of checklists', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
  });
  afterAll(() => kit.close());
  const create = (more: object = {}, ctx = admin): Promise<ChecklistDetail> => kit.checklists.create(ctx, createChecklistBody.parse({ name: '有限空间作业检查表', category: 'special_risk', items, ...more }));
  const published = async (more: object = {}): Promise<ChecklistDetail> => kit.checklists.publish(admin, (await create(more)).id, 1, {});
  const freeze = (id: string, ctx = admin) => kit.db.tenantTx().write(ctx, (tx) => kit.checklists.freeze(tx, ctx, id));
  const events = async (id: string) =>
    (await kit.db.admin.query<{ type: string; sequence: string }>('select type, sequence from enforcement.outbox where subject = $1 order by seq', [`checklists/${id}`])).rows.map((r) => `${r.type.split('.')[3]}@${r.sequence}`);
  const ids = async (filter: object, ctx = admin): Promise<string[]> => (await kit.checklistRecords.page(ctx, checklistQuery.parse({ limit: '200', ...filter }))).items.map((c) => c.id);

  it('given a draft, when it is written, published and revised, then each version, its history, events and audit tell the same story', async () => {
    const draft = await create({ tags: ['confined_space'], effectiveFrom: '2024-01-01' });
    expect(draft).toMatchObject({ number: 1, templateId: draft.id, status: 'draft', itemCount: 2, majorCount: 1, points: 5, effectiveFrom: '2024-01-01', allowedActions: ['publish', 'withdraw'] });
    const changed = await kit.checklists.change(admin, draft.id, 1, changeChecklistBody.parse({ items: [...items, { code: '2', text: '是否设置警示标志', points: 2 }] }));
    expect(changed).toMatchObject({ version: 2, itemCount: 3, points: 7 });
    const first = await kit.checklists.publish(admin, draft.id, 2, { note: '局务会通过' });
    expect(first).toMatchObject({ status: 'published', allowedActions: ['recall', 'revise', 'withdraw'] });
    const second = await kit.checklists.revise(admin, draft.id, 3, {});
    expect(second).toMatchObject({ number: 2, templateId: draft.id, status: 'draft', items: changed.items, version: 1 });
    expect(await kit.checklistRecords.get(admin, draft.id)).toMatchObject({ status: 'published', version: 3 });
    await kit.checklists.publish(admin, second.id, 1, {});
    expect(await kit.checklistRecords.get(admin, draft.id)).toMatchObject({ status: 'superseded', version: 4, allowedActions: ['revise', 'withdraw'] });
    expect(await events(draft.id)).toEqual(['created@1', 'changed@2', 'published@3', 'superseded@4']);
    expect(await events(second.id)).toEqual(['created@1', 'published@2']);
    const { items: steps } = await kit.checklistRecords.history(kit.pingshan.as('grid-member', '440310001001'), draft.id);
    expect(steps.map((s) => `${s.action}@${s.version}`)).toEqual(['create@1', 'change@2', 'publish@3', 'supersede@4']);
    expect(steps[1]?.changes).toMatchObject([{ path: 'items.2', from: null, to: { code: '2', points: 2 } }]);
    expect(steps[2]).toMatchObject({ note: '局务会通过', from: 'draft', to: 'published' });
    const audit = await kit.db.admin.query<{ action: string }>('select action from enforcement.audit_entry where target = $1 order by id', [`checklists/${draft.id}`]);
    expect(audit.rows.map((r) => r.action)).toEqual(['checklist.created', 'checklist.changed', 'checklist.published', 'checklist.superseded']);
    expect(await ids({ templateId: draft.id })).toHaveLength(2);
    expect(await ids({ templateId: draft.id, latest: 'true' })).toEqual([second.id]);
    expect(await ids({ templateId: draft.id, latest: 'false' })).toEqual([draft.id]);
  });

  it('given a published version, then it is never changed: editing wants a new version', async () => {
    const list = await published();
    expect(await codeOf(kit.checklists.change(admin, list.id, 2, { name: '新名' }))).toBe('checklist.not_draft');
    const next = await kit.checklists.revise(admin, list.id, 2, {});
    expect(await problemOf(kit.checklists.revise(admin, list.id, 2, {}))).toMatchObject({ code: 'checklist.draft_exists', extra: { existing: { id: next.id, number: 2 } } });
    expect(await codeOf(kit.checklists.recall(admin, list.id, 2, { reason: '有误' }))).toBe('checklist.draft_exists');
    await kit.checklists.withdraw(admin, next.id, 1, { reason: '不需要' });
    expect((await kit.checklists.revise(admin, list.id, 2, {})).number).toBe(3);
    expect((await kit.checklistRecords.get(admin, list.id)).items).toEqual(list.items);
  });

  it('given a check that uses a version, then it is frozen once, and cannot be taken back any more', async () => {
    const list = await published();
    expect(await kit.checklists.recall(admin, list.id, 2, { reason: '条款有误' })).toMatchObject({ status: 'draft', publishedAt: null });
    await kit.checklists.publish(admin, list.id, 3, {});
    const grid = kit.pingshan.as('grid-member', '440310001001');
    expect(await freeze(list.id, grid)).toMatchObject({ version: 5, items: list.items });
    expect(await freeze(list.id, grid)).toMatchObject({ version: 5 });
    expect(await problemOf(kit.checklists.recall(admin, list.id, 5, { reason: '条款有误' }))).toMatchObject({ code: 'checklist.frozen' });
    expect(await kit.checklistRecords.get(admin, list.id)).toMatchObject({ frozenAt: expect.any(String) as string, allowedActions: ['revise', 'withdraw'] });
    expect(await events(list.id)).toEqual(['created@1', 'published@2', 'recalled@3', 'published@4', 'frozen@5']);
  });

  it('given two checks that begin at once, then the version is frozen once', async () => {
    const list = await published();
    const both = await Promise.all([freeze(list.id), freeze(list.id)]);
    expect(both.map((v) => v.version)).toEqual([3, 3]);
    expect(await events(list.id)).toEqual(['created@1', 'published@2', 'frozen@3']);
  });

  it('given what is no published version, then no check uses it', async () => {
    const draft = await create();
    expect(await codeOf(freeze(draft.id))).toBe('checklist.not_published');
    const list = await published();
    await freeze(list.id);
    await kit.checklists.withdraw(admin, list.id, 3, { reason: '标准已废止' });
    expect(await codeOf(freeze(list.id))).toBe('checklist.not_published');
    expect(await codeOf(freeze(newId()))).toBe('request.not_found');
    const there = kit.binjiang.as('district-admin');
    expect(await codeOf(freeze((await published()).id, there))).toBe('request.not_found');
  });

  it('given two who publish and revise at once, then one draft and one published version', async () => {
    const list = await published();
    const both = await Promise.allSettled([kit.checklists.revise(admin, list.id, 2, {}), kit.checklists.revise(admin, list.id, 2, {})]);
    expect(both.map((r) => (r.status === 'fulfilled' ? 'done' : (r.reason as ProblemError).code)).sort()).toEqual(['checklist.draft_exists', 'done']);
  });

  it('given items that do not hold together, a stale version, or an empty list, then nothing is written', async () => {
    const twice = [items[0], { ...items[0], text: '再问一次' }];
    expect(await problemOf(create({ items: twice }))).toMatchObject({ code: 'checklist.duplicate_item', errors: [{ path: 'body.items[1].code' }] });
    expect(await problemOf(create({ items: [items[1]] }))).toMatchObject({ code: 'checklist.condition', errors: [{ path: 'body.items[0].showIf' }] });
    expect(await problemOf(create({ tags: ['nowhere'] }))).toMatchObject({ code: 'checklist.unknown_tag', errors: [{ path: 'body.tags[0]' }] });
    const draft = await create({ items: [] });
    expect(await codeOf(kit.checklists.publish(admin, draft.id, 1, {}))).toBe('checklist.no_items');
    expect(await problemOf(kit.checklists.change(admin, draft.id, 7, { name: '新名' }))).toMatchObject({ code: 'request.stale', params: { current: 1 } });
    expect(await kit.checklists.change(admin, draft.id, 1, { name: draft.name })).toMatchObject({ version: 1 });
    expect(await problemOf(kit.checklists.recall(admin, draft.id, 1, { reason: '试' }))).toMatchObject({ code: 'checklist.action_not_allowed', extra: { state: 'draft', allowed: ['publish', 'withdraw'] } });
    expect(await events(draft.id)).toEqual(['created@1']);
  });

  it('given another district, or who only reads, then nothing is his to change, and theirs is out of sight', async () => {
    const list = await published({ name: '本区检查表' });
    const there = kit.binjiang.as('district-admin');
    expect(await codeOf(kit.checklistRecords.get(there, list.id))).toBe('request.not_found');
    expect(await codeOf(kit.checklistRecords.history(there, list.id))).toBe('request.not_found');
    expect(await codeOf(kit.checklists.change(there, list.id, 2, { name: '新名' }))).toBe('request.not_found');
    expect(await codeOf(kit.checklists.revise(there, list.id, 2, {}))).toBe('request.not_found');
    expect(await ids({}, there)).toEqual([]);
    const half = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: '440310001' }]);
    expect(await ids({ q: '本区检查表' }, half)).toEqual([list.id]);
    for (const attempt of [create({}, half), kit.checklists.change(half, list.id, 2, { name: '新名' }), kit.checklists.withdraw(half, list.id, 2, { reason: '试' }), kit.checklists.revise(half, list.id, 2, {})]) {
      expect((await problemOf(attempt)).status).toBe(403);
    }
  });

  it('given words, then a list is found by its name and by its items', async () => {
    const list = await published({ name: '液氨专项', items: [{ code: 'A', text: '快速冻结装置是否设置在单独的作业间内' }] });
    expect(await ids({ q: '快速冻结 单独' })).toEqual([list.id]);
    expect(await ids({ q: '液氨', category: 'law' })).toEqual([]);
  });

  it('given the library, then a copy is the district\'s own draft and the set says where it went', async () => {
    const own = await kit.checklistLibrary.copy(admin, 'work-safety-law-2021');
    expect(own).toMatchObject({ status: 'draft', libraryKey: 'work-safety-law-2021', category: 'law', effectiveFrom: '2021-09-01' });
    const set = await kit.checklistLibrary.get(admin, 'work-safety-law-2021');
    expect(set.items).toEqual(own.items);
    expect(set.copied).toEqual([own.id]);
    expect((await kit.checklistLibrary.list(kit.binjiang.as('district-admin'))).items.every((s) => s.copied.length === 0)).toBe(true);
    await kit.checklists.withdraw(admin, own.id, 1, { reason: '试' });
    expect((await kit.checklistLibrary.get(admin, 'work-safety-law-2021')).copied).toEqual([]);
    expect((await problemOf(kit.checklistLibrary.copy(kit.pingshan.as('street-officer', '440310001000'), 'work-safety-law-2021'))).status).toBe(403);
  });
});
