import { outboxColumns, Pipeline, type Statement } from '@anlan/platform/db';
import { shanghaiMonth, uuidv7 } from '@anlan/domain';
import { Pool } from 'pg';
import { until } from '@anlan/tool-demo';
import type { Fixture } from './fixture';
import { median } from './load';
import type { Line } from './report';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const MS = Number(process.env.BENCH_MS ?? 3_000);
const CALLERS = 16;

/** A row that the service wrote, to be written again under another id. */
type Template = readonly { readonly name: string; readonly value: unknown }[];

const facts = ['division_code', 'month', 'source', 'category', 'status', 'level', 'rectification', 'dual', 'campaign_ids', 'count'];
const changeSql = `insert into enforcement.hazard_rollup_change (tenant_id, ${facts.join(', ')}) values ($1, ${facts.map((_, i) => `$${i + 2}`).join(', ')})`;
/** A report through the service as often wakes its fold, which then folds whatever was replayed. */
const WAKE_MS = 500;

async function columnsOf(f: Fixture, table: string): Promise<string[]> {
  const { rows } = await f.admin.query<{ name: string }>("select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''", [`enforcement.${table}`]);
  return rows.map((r) => r.name);
}

/** The statements of one report, as the service sends them, with its counts and without, while the service folds: what keeping them costs. */
export async function upkeep(f: Fixture): Promise<Line[]> {
  const report = (): Promise<{ id: string }> => f.officer.post<{ id: string }>('/api/enforcement/v1/hazards', { title: '疏散通道堆放杂物', divisionCode: f.communities[0], source: 'patrol', category: '消防安全' });
  const made = await report();
  const template = async (table: string, where: string, columns: readonly string[]): Promise<Template> => {
    const { rows, fields } = await f.admin.query<Record<string, unknown>>(`select * from enforcement.${table} where ${where} limit 1`, [where.includes('target') || where.includes('subject') ? `hazards/${made.id}` : made.id]);
    const names = new Set(columns);
    const json = (v: unknown): unknown => (v !== null && typeof v === 'object' && !(v instanceof Date) && !Array.isArray(v) ? JSON.stringify(v) : v);
    return fields.filter((x) => names.has(x.name)).map(({ name }) => ({ name, value: name === 'evidence' ? '[]' : json(rows[0]?.[name]) }));
  };
  const [hazard, audit, outbox] = [
    await template('hazard', 'id = $1', await columnsOf(f, 'hazard')),
    await template('audit_entry', 'target = $1', ['tenant_id', 'id', 'actor', 'actor_name', 'action', 'target', 'detail', 'trace_id']),
    await template('outbox', 'subject = $1', outboxColumns),
  ];
  const again = (table: string, row: Template, own: Record<string, unknown>): Statement => ({
    name: `again-${table}`, sql: `insert into enforcement.${table} (${row.map((c) => c.name).join(', ')}) values (${row.map((_, i) => `$${i + 1}`).join(', ')})`, params: row.map((c) => own[c.name] ?? c.value),
  });
  let n = 0;
  const statements = (counted: boolean): Statement[] => {
    n += 1;
    const id = uuidv7();
    const place = f.communities[n % f.communities.length] ?? '';
    const month = shanghaiMonth(new Date());
    return [
      { name: 'begin', sql: 'begin' }, { name: 't', sql: "select set_config('app.tenant', $1, true)", params: [f.tenantId] },
      again('hazard', hazard, { id, number: `UPKEEP-${id}`, division_code: place }),
      ...(counted ? [{ name: 'change', sql: changeSql, params: [f.tenantId, place, month, 'patrol', '=消防安全', 'reported', 'general', 'time_limited', 'false', '{}', 1] }] : []),
      { name: 'note', sql: "insert into enforcement.search_pending (tenant_id, ledger, id) select $1, 'hazard', unnest($2::uuid[]) on conflict (tenant_id, ledger, id) do update set id = excluded.id", params: [f.tenantId, [id]] },
      again('audit_entry', audit, { id: uuidv7() }), again('outbox', outbox, { id: uuidv7(), subject: `hazards/${id}` }), { name: 'commit', sql: 'commit' },
    ];
  };
  const pool = new Pool({ connectionString: f.stack.databaseUrl('enforcement'), max: CALLERS });
  const folded = (): Promise<unknown> => until('all counts to be folded', async () => (await f.admin.query('select 1 from enforcement.hazard_rollup_change where tenant_id = $1 limit 1', [f.tenantId])).rowCount === 0);
  const rate = async (counted: boolean, ms: number): Promise<number> => {
    const waker = setInterval(() => void report().catch(() => undefined), WAKE_MS);
    const started = performance.now();
    let done = 0;
    await Promise.all(Array.from({ length: CALLERS }, async () => {
      const client = await pool.connect();
      while (performance.now() - started < ms) {
        const p = new Pipeline(statements(counted));
        client.query(p as never);
        await p.done;
        done += 1;
      }
      client.release();
    }));
    const perSecond = (done * 1000) / (performance.now() - started);
    clearInterval(waker);
    // What one round left to be folded must not be done in the next.
    await report();
    await folded();
    return perSecond;
  };
  await rate(true, MS / 2);
  await rate(false, MS / 2);
  const rounds: [number, number][] = [];
  for (let i = 0; i < ROUNDS; i += 1) rounds.push(i % 2 ? ([await rate(false, MS), await rate(true, MS)].reverse() as [number, number]) : [await rate(true, MS), await rate(false, MS)]);
  await pool.end();
  const share = median(rounds.map(([a, b]) => 1 - a / b));
  const [counted, uncounted] = [median(rounds.map((r) => r[0])), median(rounds.map((r) => r[1]))];
  return [{ work: 'counts, share of an insert', value: share, unit: 'ratio', target: { at: 0.15, side: 'at most' }, measured: `${counted.toFixed(0)}/s with the change to be counted against ${uncounted.toFixed(0)}/s without, the service's statements replayed on ${CALLERS} connections while the service folds every second, medians of ${ROUNDS} pairs` }];
}
