import { hazardMapQuery, hazardQuery, type Hazard, type ReportHazardBody } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { SEARCH_BATCH } from '@anlan/platform/ledger';
import { Readable } from 'node:stream';
import { HazardSearch1780000000009 } from '../../migrations/0009-hazard-search';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

describe('hazards are found by words', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
  }, 60_000);
  afterAll(() => kit.close());

  const report = (more: Partial<ReportHazardBody>, ctx = admin): Promise<Hazard> =>
    kit.hazards.report(ctx, { title: '隐患', level: 'general', divisionCode: '440310001001', source: 'patrol', rectification: 'time_limited', ...more });
  const ids = async (query: object, ctx = admin): Promise<string[]> => (await kit.list.page(ctx, hazardQuery.parse({ limit: '200', ...query }))).items.map((h) => h.id);
  const sweep = (): Promise<number> => kit.searches.sweep({ tenantId: kit.pingshan.id, slug: kit.pingshan.slug, kind: 'district' });

  it('given words of any of its texts, in any width, case and order, then the record is found', async () => {
    const made = await report({ title: '消防通道堵塞（东侧）', description: `${'长'.repeat(3_990)}末尾的话`, subjectName: '深圳市鑫源ABC有限公司', subjectCreditCode: '91350100M000100Y43' });
    await report({ title: '通道照明损坏' });
    for (const q of ['消防', '（东侧）', '(东', '末尾的话', '鑫源abc', 'ａｂｃ有限', '350100m0001', made.number, made.number.slice(7), made.number.slice(-4), '有限公司 堵塞 消防']) {
      expect([q, await ids({ q })]).toEqual([q, [made.id]]);
    }
    expect((await ids({ q: '通道' })).length).toBe(2);
    for (const q of ['消防 照明', '堵塞长长', '_', '%', "'; drop table enforcement.hazard; --"]) expect([q, await ids({ q })]).toEqual([q, []]);
  });

  it('given another district and another street, then neither finds it', async () => {
    const made = await report({ title: '独一无二的储罐' });
    expect(await ids({ q: '独一无二' }, kit.binjiang.as('district-admin'))).toEqual([]);
    expect(await ids({ q: '独一无二' }, kit.pingshan.as('street-officer', '440310003000'))).toEqual([]);
    expect(await ids({ q: '独一无二' }, kit.pingshan.as('street-officer', '440310001000'))).toEqual([made.id]);
    const owner = kit.pingshan.as('enterprise-owner');
    expect(await ids({ q: '独一无二' }, owner)).toEqual([]);
    const { id } = await report({ title: '独一无二的电梯', divisionCode: '440310001001' }, { ...admin, actor: owner.actor });
    expect(await ids({ q: '独一无二' }, owner)).toEqual([id]);
  });

  it('given other filters, every order, pages, a map and an export, then words go with each of them', async () => {
    const made: Hazard[] = [];
    for (const [i, level] of (['major', 'general', 'major', 'general', 'major'] as const).entries()) {
      made.push(await report({ title: `有限空间作业 ${i}`, level, divisionCode: i % 2 ? '440310003001' : '440310001001', ...(i < 4 && { position: { lng: 114.36, lat: 22.69, crs: 'WGS84' } }) }));
    }
    const want = made.map((h) => h.id);
    for (const order of ['-reportedAt', 'dueAt', '-updatedAt']) expect([order, (await ids({ q: '空间 有限', order })).sort()]).toEqual([order, [...want].sort()]);
    expect((await ids({ q: '空间', level: 'major' })).sort()).toEqual([want[0], want[2], want[4]].sort());
    expect(await ids({ q: '空间', divisionCode: '440310003' })).toEqual([want[3], want[1]]);
    const first = await kit.list.page(admin, hazardQuery.parse({ q: '空间', limit: '3', total: 'true' }));
    expect([first.total, first.items.length]).toEqual([5, 3]);
    const second = await kit.list.page(admin, hazardQuery.parse({ q: '空间', limit: '3', cursor: first.nextCursor ?? '' }));
    expect([...first.items, ...second.items].map((h) => h.id)).toEqual([...want].reverse());
    const exported: string[] = [];
    for await (const page of kit.list.pages(admin, hazardQuery.parse({ q: '空间', level: 'major' }))) exported.push(...page.map((h) => h.id));
    expect(exported).toEqual([want[4], want[2], want[0]]);
    const map = await kit.map.view(admin, hazardMapQuery.parse({ q: '空间', divisions: 'true' }));
    expect([map.total, map.points.length, map.unplaced.reduce((n, u) => n + u.count, 0), map.divisions.reduce((n, d) => n + d.count, 0)]).toEqual([4, 4, 1, 4]);
  });

  it('given an import of more than a batch, then its rows are found before they are indexed and after', async () => {
    const lines = Array.from({ length: SEARCH_BATCH + 50 }, (_, i) => `导入隐患${i},描述${i % 7},一般,消防安全,440310001001,示例企业${i % 10}号,,巡查,`);
    const csv = `隐患名称,隐患描述,等级,类别,区划代码,单位名称,统一社会信用代码,来源,整改期限\n${lines.join('\n')}\n`;
    const { id } = await kit.imports.door.accept(admin, { name: '隐患.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from(csv)]) });
    await kit.imports.door.run.work({ tenantId: admin.tenantId, slug: admin.slug, tenantKind: admin.tenantKind, importId: id, actor: admin.actor, grants: [...admin.grants] });
    const totals = async () => Promise.all(['导入隐患', '示例企业3号', '导入隐患2049', '描述6 企业1号'].map(async (q) => (await kit.list.page(admin, hazardQuery.parse({ q, total: 'true' }))).total));
    const before = await totals();
    expect(before).toEqual([2050, 205, 1, lines.filter((l) => l.includes('描述6') && l.includes('企业1号')).length]);
    expect(await sweep()).toBe(1);
    expect(await totals()).toEqual(before);
  }, 60_000);

  it('given what was there before the search, then the migration makes it found', async () => {
    const made = await report({ title: '历史遗留 ＡＢＣ 隐患' });
    const q = { query: async (sql: string, params?: unknown[]) => (await kit.db.admin.query(sql, params)).rows as unknown };
    await new HazardSearch1780000000009().down(q as never);
    const { rows } = await kit.db.admin.query("select count(*)::int as n from enforcement.search_gram union all select count(*)::int from enforcement.search_pending");
    expect(rows.map((r: { n: number }) => r.n)).toEqual([0, 0]);
    await new HazardSearch1780000000009().up(q as never);
    expect(await ids({ q: '遗留 abc' })).toEqual([made.id]);
    expect(await sweep()).toBe(1);
    expect(await ids({ q: '遗留 abc' })).toEqual([made.id]);
  }, 60_000);
});
