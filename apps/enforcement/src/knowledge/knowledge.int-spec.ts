import { createKnowledgeBody, knowledgeQuery, reportHazardBody, type CreateKnowledgeBody, type HazardBasis, type KnowledgeDetail } from '@anlan/contracts/enforcement';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { library } from './library';

const law = '坪山区安全管理办法';
let articles = 0;
const article = (more: object = {}): CreateKnowledgeBody => {
  articles += 1;
  return createKnowledgeBody.parse({ kind: 'law_article', title: `${law} 第${articles}条`, collection: law, article: `第${articles}条`, text: `作业前应当通风检测 ${articles}`, source: '坪山区人民政府', effectiveFrom: '2020-01-01', ...more });
};

describe('the knowledge base', () => {
  let kit: EnforcementKit;
  let chief: TenantContext;
  let grid: TenantContext;
  let there: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    [chief, grid, there] = [kit.pingshan.as('section-officer'), kit.pingshan.as('grid-member', '440310001001'), kit.binjiang.as('section-officer')];
  });
  afterAll(() => kit.close());

  const published = async (more: object = {}): Promise<KnowledgeDetail> => {
    const draft = await kit.knowledge.create(chief, article(more));
    return kit.knowledge.publish(chief, draft.id, 1, {});
  };
  const page = (ctx: TenantContext, query: object) => kit.knowledgeRecords.page(ctx, knowledgeQuery.parse({ limit: 100, ...query }));
  const events = async (id: string) => (await kit.db.admin.query<{ type: string }>('select type from enforcement.outbox where subject like $1 order by sequence', [`%${id}%`])).rows.map((r) => r.type.split('.')[3]);
  const hazard = (ctx: TenantContext, divisionCode: string) => kit.hazards.report(ctx, reportHazardBody.parse({ title: '未通风作业', description: '污水井', category: '有限空间', source: 'patrol', divisionCode }));
  const imported = async (ctx: TenantContext, lines: readonly string[]) => {
    const csv = ['种类,名称,所属法规,条款,类别,正文,来源,施行日期,CAS号', ...lines].join('\n');
    const preview = await kit.knowledgeImport.door.upload(ctx, { name: '条款.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from(csv)]) });
    const mapping = preview.mapping as Record<string, number>;
    const checked = await kit.knowledgeImport.door.check(ctx, preview.id, mapping, 'zh-CN');
    await kit.knowledgeImport.door.start(ctx, preview.id, mapping);
    await kit.knowledgeImport.door.run.work({ importId: preview.id, tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, actor: ctx.actor, grants: [...ctx.grants] });
    return { checked, status: await kit.operations.status(ctx, preview.id) };
  };

  it('given a draft, then it is changed and published when it is whole, and a published version stays as it is', async () => {
    const draft = await kit.knowledge.create(chief, article({ source: null }));
    expect(draft).toMatchObject({ number: 1, entryId: draft.id, status: 'draft', standing: null, allowedActions: ['publish', 'withdraw'] });
    expect(await codeOf(kit.knowledge.publish(chief, draft.id, 1, {}))).toBe('knowledge.incomplete');
    expect(await codeOf(kit.knowledge.change(chief, draft.id, 1, { effectiveTo: '2019-12-31' }))).toBe('knowledge.days');
    const changed = await kit.knowledge.change(chief, draft.id, 1, { source: '区政府令' });
    expect(changed).toMatchObject({ source: '区政府令', version: 2 });
    expect(await kit.knowledge.change(chief, draft.id, 2, { source: '区政府令' })).toMatchObject({ version: 2 });
    expect(await kit.knowledge.publish(chief, draft.id, 2, {})).toMatchObject({ status: 'published', standing: 'in_force', version: 3 });
    expect(await codeOf(kit.knowledge.change(chief, draft.id, 3, { title: '另一条' }))).toBe('knowledge.not_draft');
    expect(await codeOf(kit.knowledge.publish(chief, draft.id, 3, {}))).toBe('knowledge.action_not_allowed');
    expect(await codeOf(kit.knowledge.publish(chief, draft.id, 2, {}))).toBe('request.stale');
    expect(await events(draft.id)).toEqual(['created', 'changed', 'published']);
  });

  it('given a new version, then the one before holds until the day before it begins, and each day has the one that held', async () => {
    const first = await published({ text: '旧文' });
    const draft = await kit.knowledge.revise(chief, first.id, 2, {});
    expect(draft).toMatchObject({ number: 2, entryId: first.id, status: 'draft', text: '旧文', effectiveFrom: null });
    expect(await codeOf(kit.knowledge.revise(chief, first.id, 2, {}))).toBe('knowledge.draft_exists');
    await kit.knowledge.change(chief, draft.id, 1, { text: '新文', effectiveFrom: '2020-01-01' });
    expect(await codeOf(kit.knowledge.publish(chief, draft.id, 2, {}))).toBe('knowledge.day_order');
    const tomorrow = addCalendarDays(shanghaiDay(new Date()), 1);
    await kit.knowledge.change(chief, draft.id, 2, { effectiveFrom: tomorrow });
    const next = await kit.knowledge.publish(chief, draft.id, 3, {});
    expect(next.standing).toBe('upcoming');
    expect(next.versions).toEqual([
      { id: draft.id, number: 2, status: 'published', effectiveFrom: tomorrow, effectiveTo: null, standing: 'upcoming' },
      { id: first.id, number: 1, status: 'superseded', effectiveFrom: '2020-01-01', effectiveTo: shanghaiDay(new Date()), standing: 'in_force' },
    ]);
    const on = async (day: string) => (await page(grid, { entryId: first.id, inForceOn: day })).items.map((i) => i.number);
    expect([await on('2019-12-31'), await on('2020-01-01'), await on(shanghaiDay(new Date())), await on(tomorrow)]).toEqual([[], [1], [1], [2]]);
    expect((await page(grid, { entryId: first.id, latest: 'true' })).items.map((i) => i.number)).toEqual([2]);
    expect(await events(first.id)).toContain('superseded');
  });

  it('given what the law ends and what was a mistake, then one has a last day and the other holds on no day', async () => {
    const one = await published();
    expect(await codeOf(kit.knowledge.repeal(chief, one.id, 2, { effectiveTo: '2019-01-01', reason: '废止' }))).toBe('knowledge.days');
    expect(await kit.knowledge.repeal(chief, one.id, 2, { effectiveTo: '2021-12-31', reason: '废止' })).toMatchObject({ status: 'published', effectiveTo: '2021-12-31', standing: 'ended' });
    expect((await page(grid, { entryId: one.id, inForceOn: '2021-12-31' })).items.length).toBe(1);
    expect((await page(grid, { entryId: one.id, inForceOn: '2022-01-01' })).items).toEqual([]);
    expect(await kit.knowledge.withdraw(chief, one.id, 3, { reason: '录入有误' })).toMatchObject({ status: 'withdrawn', standing: null });
    expect((await page(grid, { entryId: one.id, inForceOn: '2021-06-01' })).items).toEqual([]);
  });

  it('given an entry that is there, then it is not made twice, and once withdrawn it may be made anew', async () => {
    const one = await published({ title: '唯一条', article: '第九十九条' });
    const same = article({ title: '唯一条', article: '第九十九条' });
    expect(await codeOf(kit.knowledge.create(chief, same))).toBe('knowledge.duplicate');
    const other = await kit.knowledge.create(chief, article());
    expect(await codeOf(kit.knowledge.change(chief, other.id, 1, { title: '唯一条', article: '第九十九条' }))).toBe('knowledge.duplicate');
    await kit.knowledge.withdraw(chief, one.id, 2, { reason: '重录' });
    expect((await kit.knowledge.create(chief, same)).number).toBe(1);
  });

  it('given words, then entries are found by what stands in them, and another district finds none', async () => {
    const mark = `受限空间${newId().slice(-6)}`;
    const one = await published({ text: `进入${mark}前应当检测` });
    expect((await page(grid, { q: `${mark} 检测` })).items.map((i) => i.id)).toEqual([one.id]);
    expect((await page(there, { q: mark })).items).toEqual([]);
    expect(await codeOf(kit.knowledgeRecords.get(there, one.id))).toBe('request.not_found');
    expect(await codeOf(kit.knowledge.withdraw(there, one.id, 2, { reason: '他区' }))).toBe('request.not_found');
    expect(await codeOf(kit.knowledgeRecords.citations(there, one.id))).toBe('request.not_found');
  });

  it('given who manages a part of the tenant, then he writes nothing of its knowledge base', async () => {
    const part = kit.pingshan.as('section-officer', '440310001000');
    const one = await published();
    expect(await codeOf(kit.knowledge.create(part, article()))).toBe('request.forbidden');
    expect(await codeOf(kit.knowledge.withdraw(part, one.id, 2, { reason: '无权' }))).toBe('request.forbidden');
    expect(await codeOf(kit.knowledge.revise(part, one.id, 2, {}))).toBe('request.forbidden');
    expect(await codeOf(kit.knowledgeLibrary.adopt(part, 'common-chemicals'))).toBe('request.forbidden');
  });

  it('given the library, then a set is adopted once, whole, and counted by kind and collection', async () => {
    const before = await kit.knowledgeRecords.counts(there);
    expect(before.kinds.map((k) => k.inForce)).toEqual([0, 0, 0, 0]);
    for (const key of ['work-safety-violations', 'common-chemicals', 'major-fireworks'] as const) {
      expect(await kit.knowledgeLibrary.adopt(there, key)).toMatchObject({ key, items: library[key].entries.length, adopted: library[key].entries.length });
    }
    await kit.knowledgeLibrary.adopt(there, 'common-chemicals');
    const after = await kit.knowledgeRecords.counts(there);
    expect(after.kinds.map((k) => k.inForce)).toEqual([20, library['work-safety-violations'].entries.length, library['common-chemicals'].entries.length, 0]);
    expect(after.collections.find((c) => c.kind === 'chemical')).toEqual({ kind: 'chemical', collection: '危险化学品目录（2015版）', inForce: library['common-chemicals'].entries.length });
    expect((await kit.knowledgeRecords.counts(there, '2015-04-30')).kinds.map((k) => k.inForce)).toEqual([0, 0, 0, 0]);
    expect((await page(there, { q: '7664-41-7' })).items.map((i) => i.title)).toEqual(['氨']);
    expect((await kit.knowledgeLibrary.list(grid)).items.every((s) => s.adopted === 0)).toBe(true);
  });

  it('given a hazard, then it cites an entry once, the entry says by what it is cited, and who does not see the hazard is not told', async () => {
    const one = await published();
    const [here, elsewhere] = [kit.pingshan.as('street-officer', '440310001000'), kit.pingshan.as('street-officer', '440310003000')];
    const h = await hazard(here, '440310001001');
    const set = (ctx: TenantContext, ...ids: string[]) => kit.bases.set(ctx, h.id, ids);
    const cited = (await set(here, one.id, one.id)).items[0] as HazardBasis;
    expect(cited).toMatchObject({ knowledgeId: one.id, entryId: one.id, title: one.title });
    expect((await set(here, one.id)).items.map((b) => b.id)).toEqual([cited.id]);
    expect(await codeOf(set(here, one.id, (await kit.knowledge.create(chief, article())).id))).toBe('knowledge.not_published');
    expect(await codeOf(set(elsewhere, one.id))).toBe('request.not_found');
    expect(await codeOf(set(grid, one.id))).toBe('knowledge.out_of_scope');
    expect(await codeOf(kit.bases.list(elsewhere, h.id))).toBe('request.not_found');
    expect((await kit.bases.list(grid, h.id)).items.map((b) => b.id)).toEqual([cited.id]);
    expect(await kit.knowledgeRecords.citations(chief, one.id)).toMatchObject({ hazardCount: 1, hazards: [{ id: h.id, number: h.number }], checklistItems: [] });
    expect(await kit.knowledgeRecords.citations(elsewhere, one.id)).toMatchObject({ hazardCount: 0, hazards: [] });
    const other = await published();
    expect((await set(here, other.id)).items.map((b) => b.knowledgeId)).toEqual([other.id]);
    expect(await kit.knowledgeRecords.citations(chief, one.id)).toMatchObject({ hazardCount: 0 });
    expect(await events(cited.id)).toEqual(['cited', 'released']);
  });

  it('given a published checklist whose items rest on an article, then the article says so', async () => {
    await kit.knowledgeLibrary.adopt(chief, 'major-industry-trade');
    const { items } = await page(chief, { article: '第十三条第（一）项' });
    const list = await kit.checklistLibrary.copy(chief, 'major-confined-space');
    expect((await kit.knowledgeRecords.citations(grid, items[0]?.id ?? '')).checklistItems).toEqual([]);
    await kit.checklists.publish(chief, list.id, 1, {});
    expect((await kit.knowledgeRecords.citations(grid, items[0]?.id ?? '')).checklistItems).toEqual([{ checklistId: list.id, name: list.name, number: 1, code: '13.1', text: list.items[0]?.text }]);
  });

  it('given a file, then whole rows are published and the others come back with what is wrong', async () => {
    const lines = [
      `法规条款,导入一条,导入办法,第一条,地方性法规,条文一,某机关,2020年3月1日,`, `法规条款,导入二条,导入办法,第二条,,条文二,某机关,2020-03-01,`, `法规条款,导入一条,导入办法,第一条,,又一次,某机关,2020-03-01,`,
      `法规条款,缺来源,导入办法,第三条,,条文三,,2020-03-01,`, `危化品,错号,目录,1,易燃液体,,某机关,2015-05-01,67-56-2`, `什么,不明,,,,,,,`,
    ];
    const { checked, status } = await imported(chief, lines);
    expect(checked).toMatchObject({ valid: 2, invalid: 4 });
    expect(status.result).toMatchObject({ accepted: 2, refused: 4 });
    const found = (await page(grid, { collection: '导入办法', status: 'published' })).items;
    expect(found.map((i) => [i.title, i.effectiveFrom]).sort()).toEqual([['导入一条', '2020-03-01'], ['导入二条', '2020-03-01']]);
    const again = await imported(chief, lines.slice(0, 2));
    expect([again.checked.invalid, (again.status.result as { refused: number }).refused]).toEqual([2, 2]);
    expect((await page(grid, { collection: '导入办法' })).items.length).toBe(2);
  });
});
