import { Pipeline } from '@anlan/platform/db';
import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import type { Fixture } from './fixture';
import { median } from './load';
import type { Line } from './report';
import { campaignsOf } from './seed';

interface Tenant {
  readonly tenantId: string;
  readonly rows: number;
}

/** A question of the API: the columns and the cells of its answer, the GROUP BY that would give it, and an index that holds all it needs. */
interface Question {
  readonly name: string;
  readonly columns: string;
  /** digits of the divisions that are told apart */
  readonly depth: number;
  readonly cells: string;
  readonly ledger: string;
  readonly where?: string;
  readonly index: string;
  /** what is summed up once more, after the index: cheaper than to compute it for each row */
  readonly over?: string;
}

const whole = "campaign = '*' and category = '*'";
const questions: readonly Question[] = [
  {
    name: 'by street and state', columns: 'division_code, status', depth: 9, cells: `${whole} and month = '*' and source = '*'`, ledger: 'division_code, status', index: '(tenant_id, division_code, status) include (department_unit_id)',
    over: "rpad(left(division_code, 9), 12, '0'), status",
  },
  { name: 'by source and state', columns: 'source, status', depth: 6, cells: `${whole} and month = '*' and source > '*'`, ledger: 'source, status', index: '(tenant_id, source, status) include (department_unit_id)' },
  {
    name: 'by month and state', columns: 'month, status', depth: 6, cells: `${whole} and month > '*' and source = '*'`, ledger: "date_trunc('month', reported_at at time zone 'Asia/Shanghai') as month, status",
    index: '(tenant_id, status) include (reported_at, department_unit_id)',
  },
  {
    name: 'a campaign, by kind and state', columns: 'rectification, status', depth: 6, cells: "campaign = $2::text and month = '*' and category = '*' and source = '*'", ledger: 'rectification, status',
    where: "campaign_ids <> '{}' and $2::uuid = any(campaign_ids)", index: "(tenant_id, rectification, status) include (campaign_ids, department_unit_id) where campaign_ids <> '{}'",
  },
];

/** As the service reads its counts: cells, and the changes that are none yet. */
const countsSql = (q: Question): string =>
  `select ${q.columns}, dual, sum(count)::text as count from enforcement.hazard_rollup_now where tenant_id = $1 and depth = ${q.depth} and ${q.cells} and (division_code >= '440310' and division_code < '440311') group by ${q.columns}, dual having sum(count) <> 0`;

/** The same numbers out of the ledger: all, and of them those that a department answers for. The whole tenant, so no condition on divisions. */
function groupSql(q: Question): string {
  const group = `select ${q.ledger}, count(*) as count, count(department_unit_id) as dual from enforcement.hazard where tenant_id = $1 and ${q.where ?? 'true'} group by 1, 2`;
  return q.over ? `select ${q.over}, sum(count), sum(dual) from (${group}) g group by 1, 2` : group;
}

/** The figures of the service against the covering GROUP BY over the ledger, and against themselves at another size. */
export async function statistics(f: Fixture, small: Tenant, large: Tenant): Promise<Line[]> {
  const pool = new Pool({ connectionString: f.stack.databaseUrl('enforcement'), max: 1 });
  const once = async ({ tenantId }: Tenant, sql: string): Promise<number> => {
    const client = await pool.connect();
    const params = [tenantId, ...(sql.includes('$2') ? [campaignsOf(tenantId)[1]] : [])];
    const at = performance.now();
    const p = new Pipeline([{ name: 'set-tenant', sql: "select set_config('app.tenant', $1, true)", params: [tenantId] }, { name: createHash('sha1').update(sql).digest('hex').slice(0, 8), sql, params }]);
    client.query(p as never);
    await p.done;
    client.release();
    return performance.now() - at;
  };
  const lines: Line[] = [];
  for (const q of questions) {
    await f.admin.query(`create index bench_cover on enforcement.hazard ${q.index}`);
    await f.admin.query('vacuum (analyze) enforcement.hazard');
    const [group, counts] = [groupSql(q), countsSql(q)];
    // Until the connection keeps the plan of both, as those of the service do.
    for (let i = 0; i < 6; i += 1) for (const sql of [group, counts]) await once(large, sql);
    // In turn: the machine's own drift hits all three.
    const rounds: [slow: number, fast: number, small: number][] = [];
    for (let i = 0; i < 7; i += 1) {
      const several = async (of: Tenant): Promise<number> => median([await once(of, counts), await once(of, counts), await once(of, counts), await once(of, counts), await once(of, counts)]);
      rounds.push([await once(large, group), await several(large), await several(small)]);
    }
    await f.admin.query('drop index enforcement.bench_cover');
    const at = (n: 0 | 1 | 2): number => median(rounds.map((r) => r[n]));
    const sizes = `${large.rows} hazards`;
    lines.push(
      { work: `figures ${q.name}, GROUP BY / counts`, value: median(rounds.map(([a, b]) => a / b)), unit: 'ratio', target: { at: 100, side: 'at least' }, measured: `${at(0).toFixed(1)} ms with a covering index against ${at(1).toFixed(2)} ms, ${sizes}` },
      { work: `figures ${q.name}, large / small tenant`, value: median(rounds.map(([, b, c]) => b / c)), unit: 'ratio', target: { at: 1.25, side: 'at most' }, measured: `${at(1).toFixed(2)} ms at ${sizes}, ${at(2).toFixed(2)} ms at ${small.rows}` },
    );
  }
  await pool.end();
  return lines;
}
