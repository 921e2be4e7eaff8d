import fc from 'fast-check';
import { permissionsOfGrants, type TenantContext } from '../../context';
import { newId, type TenantTx } from '../../db';
import { Jobs } from '../../jobs';
import { createLogger } from '../../telemetry';
import { createServiceDatabase, type ServiceDatabase } from '../../testing';
import { copyRows } from '../copy';
import { Where } from '../where';
import { matches, wordsOf } from './grams';
import { SEARCH_BATCH } from './hits';
import { defineSearch, type SearchPlan } from './search';
import { Searches } from './searches';

const search = defineSearch({ ledger: 'note', table: 'searchtest.note', fields: ['number', 'title'], newest: 'at' });
const [here, there] = [newId(), newId()];
const DAY = 86_400_000;
const FIRST = Date.UTC(2026, 0, 1);
const context = (tenantId: string): TenantContext => ({ tenantId, slug: '440310', tenantKind: 'district', actor: { id: 'tester', memberId: null, name: '测试', kind: 'user' }, grants: [], permissions: permissionsOfGrants([]) });

interface Note {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly at: Date;
}

describe('search in a ledger', () => {
  let db: ServiceDatabase;
  let tx: TenantTx;
  let searches: Searches;
  const notes = new Map<string, Note[]>([[here, []], [there, []]]);
  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'searchtest', migrations: [] });
    tx = db.tenantTx();
    await db.admin.query(`create table searchtest.note (tenant_id uuid not null, id uuid not null, number text not null, title text not null, at timestamptz not null, search_text text not null, primary key (tenant_id, id));
      call app.apply_tenant_policy('searchtest.note'); create index note_number on searchtest.note (tenant_id, number, id); grant select, insert, update, delete on searchtest.note to searchtest_app`);
    const logger = createLogger('search-test', 'silent');
    searches = new Searches('searchtest', tx, new Jobs('searchtest', db.url, logger), async () => [here, there].map((tenantId) => ({ tenantId, slug: '440310', kind: 'district' as const })), logger);
    searches.keep(search);
  }, 60_000);
  afterAll(() => db.drop());

  /** By COPY, as an import does. */
  async function add(tenantId: string, titles: readonly string[]): Promise<Note[]> {
    const own = notes.get(tenantId) ?? [];
    const made = titles.map((title, i): Note => ({ id: newId(), number: `YH-440310-2026-${String(own.length + i).padStart(6, '0')}`, title, at: new Date(FIRST + (i % 100) * DAY) }));
    await tx.write(context(tenantId), async (t) => {
      await copyRows(t, { schema: 'searchtest', table: 'note', columns: ['tenant_id', 'id', 'number', 'title', 'at', 'search_text'] }, made.map((n) => [tenantId, n.id, n.number, n.title, n.at, search.textOf({ ...n })]));
      t.queue(search.noteStatement(tenantId, made.map((n) => n.id)));
    });
    own.push(...made);
    return made;
  }
  const conditions = (tenantId: string, query: string, plan?: SearchPlan): Where => search.narrow(new Where().and('tenant_id = $', tenantId), { tenantId }, query, plan);
  async function found(tenantId: string, query: string, planned = true): Promise<string[]> {
    const where = conditions(tenantId, query, planned ? await search.plan(tx, { tenantId }, query) : undefined);
    return (await tx.read<{ id: string }>({ tenantId }, { sql: `select id from searchtest.note where ${where} order by id`, params: where.params })).map((r) => r.id);
  }
  const expected = (tenantId: string, query: string): string[] => (notes.get(tenantId) ?? []).filter((n) => matches(search.textOf({ ...n }), wordsOf(query))).map((n) => n.id).sort();
  const waiting = async (tenantId: string): Promise<number> => Number((await tx.read<{ n: string }>({ tenantId }, { sql: 'select count(*) as n from searchtest.search_pending', params: [] }))[0]?.n);
  const sweep = (tenantId: string): Promise<number> => searches.sweep({ tenantId, slug: '440310', kind: 'district' });

  it('given records that wait, then they are found at once, and nothing of the other tenant is', async () => {
    const [mine] = await add(here, ['消防通道堵塞（东侧）', '配电箱未上锁', '灭火器过期']);
    const [theirs] = await add(there, ['消防通道堵塞（东侧）', '机密车间']);
    for (const query of ['消防', '通道 东侧', '440310-2026-000000', '（', '000000 YH']) {
      expect([query, await found(here, query)]).toEqual([query, [mine?.id]]);
      expect([query, await found(there, query)]).toEqual([query, [theirs?.id]]);
    }
    expect(await found(here, '机密')).toEqual([]);
    expect(await found(here, '消防 灭火')).toEqual([]);
  });

  it('given fewer than a batch, then they go on waiting; given batches, then whole ones are indexed, tenant by tenant', async () => {
    expect(await sweep(here)).toBe(0);
    expect(await waiting(here)).toBe(3);
    const words = ['消防', '通道', '灭火', '器材', '有限', '公司', 'ＡＢ', '12', '(东)', '鑫源'];
    const title = (i: number): string => [1, 3, 7].map((n) => words[(i * n + (i >> 4)) % words.length]).join(i % 3 ? '' : ' ');
    await add(here, Array.from({ length: SEARCH_BATCH * 2 + 100 }, (_, i) => title(i)));
    await add(there, Array.from({ length: SEARCH_BATCH }, (_, i) => `${title(i)}机密`));
    expect(await sweep(here)).toBe(2);
    expect([await waiting(here), await waiting(there)]).toEqual([103, SEARCH_BATCH + 2]);
    await searches.sweepAll();
    expect([await waiting(here), await waiting(there)]).toEqual([103, 2]);
  }, 60_000);

  it('given any query, then what is found is what contains every word: looked up, by walking, indexed or waiting', async () => {
    const words = fc.array(fc.oneof(
      fc.string({ unit: fc.constantFrom(...'消防通道灭火器材有限公司AB12（东）鑫源－0'), minLength: 1, maxLength: 4 }),
      fc.tuple(fc.nat(4000), fc.nat(15), fc.integer({ min: 1, max: 6 })).map(([n, from, length]) => { const all = notes.get(here) ?? []; return search.textOf({ ...(all[n % all.length] as Note) }).replace('\n', ' ').slice(from, from + length); }),
    ), { minLength: 1, maxLength: 3 }).map((w) => w.join(' ')).filter((q) => q.trim() !== '');
    let hits = 0;
    await fc.assert(fc.asyncProperty(words, async (query) => {
      const want = expected(here, query);
      hits += want.length > 0 ? 1 : 0;
      expect([query, await found(here, query)]).toEqual([query, want]);
      expect([query, await found(here, query, false)]).toEqual([query, want]);
    }), { numRuns: 120 });
    expect(hits).toBeGreaterThan(20);
    expect(await found(here, '机密')).toEqual([]);
    expect((await found(there, '机密')).length).toBe(SEARCH_BATCH + 1);
  }, 60_000);

  it('given a text that changes, then the record is found by the new one alone: waiting, and indexed again', async () => {
    const changed = notes.get(here)?.[5] as Note;
    const old = changed.title;
    Object.assign(changed, { title: '液氨储罐' });
    const change = (n: Note) => [
      { sql: 'update searchtest.note set title = $3, search_text = $4 where tenant_id = $1 and id = $2', params: [here, n.id, n.title, search.textOf({ ...n })] },
      search.noteStatement(here, [n.id]),
    ];
    await tx.write(context(here), async (t) => t.queue(...change(changed)));
    expect(await found(here, '液氨储罐')).toEqual([changed.id]);
    expect(await found(here, old)).toEqual(expected(here, old));
    await add(here, Array.from({ length: SEARCH_BATCH }, () => '临边防护缺失'));
    expect(await sweep(here)).toBe(1);
    expect(await found(here, '液氨储罐')).toEqual([changed.id]);
    expect(await found(here, old)).toEqual(expected(here, old));
  }, 60_000);

  it('given a change that is under way while others are indexed, then it is indexed later, with its new text', async () => {
    // Waiting already when its text changes: the case in which an indexer could take the old text and the mark with it.
    const [changing] = await add(here, ['动火作业']);
    await add(here, Array.from({ length: SEARCH_BATCH }, () => '有限空间'));
    const next = { ...(changing as Note), title: '粉尘涉爆' };
    await tx.write(context(here), async (t) => {
      await t.run(
        { sql: 'update searchtest.note set title = $3, search_text = $4 where tenant_id = $1 and id = $2', params: [here, next.id, next.title, search.textOf({ ...next })] },
        search.noteStatement(here, [next.id]),
      );
      expect(await sweep(here)).toBe(1);
    });
    Object.assign(changing as Note, next);
    expect(await found(here, '粉尘涉爆')).toEqual([next.id]);
    await add(here, Array.from({ length: SEARCH_BATCH }, () => '有限空间'));
    expect(await sweep(here)).toBe(1);
    expect(await found(here, '粉尘涉爆')).toEqual([next.id]);
    expect(await found(here, '动火作业')).toEqual([]);
  }, 60_000);

  describe('in a ledger of some size', () => {
    /** As the service's own role, under the policies: the plan that a list would have. */
    async function explain(query: string): Promise<{ places: readonly number[] | null; text: string }> {
      const plan = await search.plan(tx, { tenantId: here }, query);
      const where = conditions(here, query, plan);
      const rows = await tx.read<{ 'QUERY PLAN': string }>({ tenantId: here }, { sql: `explain select id, title from searchtest.note where ${where} order by number desc, id desc limit 21`, params: where.params });
      return { places: plan.places, text: rows.map((r) => r['QUERY PLAN']).join('\n') };
    }
    beforeAll(async () => {
      // Of every title half; both together in very few.
      await add(here, Array.from({ length: 26_000 }, (_, i) => `${i % 2 ? '应急照明' : '安全出口'}${i % 9973 === 0 ? '应急照明' : ''}${i % 100 < 30 ? '去年专项' : ''}第${i}处`));
      await sweep(here);
      await db.admin.query('analyze searchtest.note; analyze searchtest.search_gram; analyze searchtest.search_place; analyze searchtest.search_pending');
    }, 120_000);

    it('given rare words, then records are fetched by the ids that the index gives', async () => {
      const { places, text } = await explain('第23900处');
      expect(places?.length).toBe(1);
      expect(text).toMatch(/search_place_pkey[\s\S]*Index Cond: .*place = ANY/);
      expect(text).toMatch(/note_pkey[\s\S]*Index Cond: .*id = ANY/);
      expect(text).not.toContain('Seq Scan on note');
    });

    it('given words of every other record, then the order is walked until a page is full', async () => {
      for (const query of ['应急照明', '安全出口 处', '2026']) {
        const { places, text } = await explain(query);
        expect([query, places]).toEqual([query, null]);
        expect(text).toMatch(/Limit[\s\S]*Index Scan Backward using note_number on note/);
        expect(text).not.toContain('Sort');
      }
    });

    it('given words of many records, all of them old, then what is newest first begins with these; a new one is found as well', async () => {
      const untilOf = async (query: string) => ((await search.plan(tx, { tenantId: here }, query)).until?.getTime() ?? NaN) - FIRST;
      const old = await untilOf('去年专项');
      expect([old > 29 * DAY, old < 45 * DAY]).toEqual([true, true]);
      expect(await untilOf('应急照明')).toBeGreaterThan(98 * DAY);
      expect(await found(here, '去年专项')).toEqual(expected(here, '去年专项'));
      const [one] = await add(here, ['去年专项复查']);
      await db.admin.query('update searchtest.note set at = $2 where id = $1', [one?.id, new Date(FIRST + 400 * DAY)]);
      expect(await untilOf('去年专项')).toBeGreaterThan(399 * DAY);
      expect(await found(here, '去年专项')).toContain(one?.id);
    });

    it('given words each of which is frequent, and both together rare, then those that have both are looked up', async () => {
      const { places, text } = await explain('安全出口 应急照明');
      expect(places).toHaveLength(expected(here, '安全出口 应急照明').length);
      expect(text).toMatch(/note_pkey[\s\S]*Index Cond: .*id = ANY/);
      for (const query of ['安全出口 应急照明', '应急照明', '第9973处', '第1', '第 处']) expect([query, (await found(here, query)).length]).toEqual([query, expected(here, query).length]);
      expect(await found(here, '安全出口 应急照明')).toEqual(expected(here, '安全出口 应急照明'));
    });
  });
});
