import { Pipeline } from '@anlan/platform/db';
import { SEARCH_BATCH, searchText } from '@anlan/platform/ledger';
import { until } from '@anlan/tool-demo';
import { Pool } from 'pg';
import type { Fixture } from './fixture';
import { load, median } from './load';
import type { Line } from './report';

const MS = Number(process.env.BENCH_MS ?? 3_000);
/** Rows that the sample of the seeded texts is compared on. */
const SAMPLE = 500;

/** What people type, from the usual to the worst: the query's other parameters, and what is peculiar to it. */
const cases: readonly (readonly [name: string, query: Record<string, string>, about: string])[] = [
  ['no words (the plain list)', {}, 'to hold the others against'],
  ['a name', { q: '瑞丰' }, 'two characters'],
  ['a number, in part', { q: '2026-012345' }, 'one record'],
  ['nothing', { q: '液氨储罐泄漏' }, 'no record'],
  ['in every record', { q: '检查发现' }, 'walked'],
  ['one character', { q: '消' }, 'in 1 of 40'],
  ['a usual thing', { q: '灭火器' }, 'in 1 of 40'],
  ['two usual words', { q: '灭火器 过期' }, 'both in 1 of 1,000'],
  ['two usual words, by deadline', { q: '灭火器 过期', order: 'dueAt' }, 'another order'],
  ['a usual thing, major and open', { q: '灭火器', level: 'major', status: 'reported,assigned' }, 'with filters'],
  ['two usual words, none together', { q: '灭火器 消火栓' }, 'each in 1 of 40'],
  ['three usual words', { q: '电子 仓库 灭火器' }, ''],
  ['worst: most records each, none together', { q: '有限公司 经营部' }, 'all that the index says of both is read'],
  ['worst: usual, and old alone', { q: '去年专项' }, 'in 1 of 12, all of them behind 6 of 7 of the order'],
];

/** Waits until the service has indexed what was seeded; a check that the seed wrote the texts that the service would have. */
export async function indexed(f: Fixture, tell: (line: string) => void): Promise<Line[]> {
  const { rows } = await f.admin.query<{ text: string; fields: string[] }>(
    `select search_text as text, array[number, title, description, subject_name] as fields from enforcement.hazard where tenant_id = $1 order by id limit ${SAMPLE}`, [f.tenantId]);
  for (const r of rows) if (searchText(r.fields) !== r.text) throw new Error(`seeded ${JSON.stringify(r.text)} for ${JSON.stringify(r.fields)}`);
  const waiting = async (): Promise<number> => Number((await f.admin.query<{ n: string }>('select coalesce(max(n), 0) as n from (select count(*) as n from enforcement.search_pending group by tenant_id, ledger) t')).rows[0]?.n);
  const all = await waiting();
  if (all < SEARCH_BATCH) return [];
  tell('indexing …');
  await until('indexing to begin', async () => (await waiting()) < all || undefined, 120);
  const at = performance.now();
  await until('indexing to end', async () => (await waiting()) < SEARCH_BATCH || undefined, 1_200);
  const seconds = (performance.now() - at) / 1000;
  for (const table of ['search_gram', 'search_pending']) await f.admin.query(`vacuum (analyze) enforcement.${table}`);
  await f.admin.query('checkpoint');
  const { rows: size } = await f.admin.query<{ index: string; rows: string; table: string }>(
    `select pg_size_pretty(pg_total_relation_size('enforcement.search_gram')) as index, (select count(*) from enforcement.search_gram) as rows, pg_size_pretty(pg_total_relation_size('enforcement.hazard')) as table`);
  return [{ work: 'search, index a record', value: (seconds * 1000) / all, unit: 'ms', target: { at: 1, side: 'at most' }, measured: `the larger ledger of ${all} in ${seconds.toFixed(0)} s in the background; all: ${size[0]?.index} in ${size[0]?.rows} rows, beside ${size[0]?.table} of hazards` }];
}

/** The first page of a search over HTTP, caller by caller, and the same words by ILIKE over the ledger. */
export async function searching(f: Fixture): Promise<Line[]> {
  const authorization = `Bearer ${await f.officer.bearer()}`;
  const lines: Line[] = [];
  const street = `${f.communities[0]?.slice(0, 9)}000`;
  const scoped = [['a usual thing, one street', { q: '灭火器', divisionCode: street }, street], ['in every record, one street', { q: '检查发现', divisionCode: street }, street]] as const;
  for (const [name, query, about] of [...cases, ...scoped]) {
    const page = (more: Record<string, string>) => `/api/enforcement/v1/hazards?${new URLSearchParams({ limit: '20', ...query, ...more }).toString()}`;
    const of = async (path: string) => load({ url: f.enforcementUrl, headers: { authorization }, next: () => ({ path }) }, MS / 2, 1);
    await of(page({}));
    const first = await of(page({}));
    const counted = await of(page({ total: 'true' }));
    if (first.failed + counted.failed) throw new Error(`a search for ${name} failed`);
    const { total } = await f.officer.get<{ total: number }>(page({ total: 'true' }));
    lines.push({ work: `search, ${name}`, value: first.p50, unit: 'ms', target: { at: 50, side: 'at most' }, measured: `p50 of a first page over HTTP, p99 ${first.p99.toFixed(1)} ms; with the total of ${total} p50 ${counted.p50.toFixed(0)} ms${about && `; ${about}`}` });
  }
  const named = lines.find((l) => l.work === 'search, a name')?.value ?? Number.NaN;
  const ilike = await byIlike(f, '瑞丰');
  lines.push({ work: 'search, ILIKE / a name', value: ilike / named, unit: 'ratio', target: { at: 10, side: 'at least' }, measured: `${ilike.toFixed(0)} ms for the statement alone against ${named.toFixed(1)} ms over HTTP` });
  return lines;
}

async function byIlike(f: Fixture, word: string): Promise<number> {
  const pool = new Pool({ connectionString: f.stack.databaseUrl('enforcement'), max: 1 });
  const taken: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const client = await pool.connect();
    const at = performance.now();
    const p = new Pipeline([
      { sql: "select set_config('app.tenant', $1, true)", params: [f.tenantId] },
      { sql: 'select id, number, title from enforcement.hazard where tenant_id = $1 and (title ilike $2 or description ilike $2 or subject_name ilike $2 or number ilike $2) order by reported_at desc, id desc limit 21', params: [f.tenantId, `%${word}%`] },
    ]);
    client.query(p as never);
    await p.done;
    taken.push(performance.now() - at);
    client.release();
  }
  await pool.end();
  return median(taken);
}
