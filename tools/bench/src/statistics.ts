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

/** A question of the API: the counts that answer it, the GROUP BY that would, and an index that holds all it needs. */
interface Question {
  readonly name: string;
  readonly columns: string;
  readonly cells: string;
  readonly ledger: string;
  readonly where?: string;
  readonly index: string;
}

const whole = "campaign = '*' and category = '*'";
const questions: readonly Question[] = [
  { name: 'by division and state', columns: 'division_code, status', cells: `${whole} and month = '*' and source = '*'`, ledger: 'division_code, status', index: '(tenant_id, division_code, status)' },
  { name: 'by source and state', columns: 'source, status', cells: `${whole} and month = '*' and source > '*'`, ledger: 'source, status', index: '(tenant_id, source, status)' },
  { name: 'by month and state', columns: 'month, status', cells: `${whole} and month > '*' and source = '*'`, ledger: "to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM'), status", index: '(tenant_id, status) include (reported_at)' },
  {
    name: 'a campaign, by kind and state', columns: 'rectification, status', cells: "campaign = $2::text and month = '*' and category = '*' and source = '*'", ledger: 'rectification, status',
    where: "campaign_ids <> '{}' and $2::uuid = any(campaign_ids)", index: "(tenant_id, rectification, status) include (campaign_ids) where campaign_ids <> '{}'",
  },
];

/** The figures of the service against the covering GROUP BY over the ledger, and against themselves at another size. */
export async function statistics(f: Fixture, small: Tenant, large: Tenant): Promise<Line[]> {
  const pool = new Pool({ connectionString: f.stack.databaseUrl('enforcement'), max: 1 });
  const once = async ({ tenantId }: Tenant, sql: string): Promise<number> => {
    const client = await pool.connect();
    const params = [tenantId, ...(sql.includes('$2') ? [campaignsOf(tenantId)[1]] : [])];
    const at = performance.now();
    const p = new Pipeline([{ name: 't', sql: "select set_config('app.tenant', $1, true)", params: [tenantId] }, { name: createHash('sha1').update(sql).digest('hex').slice(0, 8), sql, params }]);
    client.query(p as never);
    await p.done;
    client.release();
    return performance.now() - at;
  };
  const lines: Line[] = [];
  for (const q of questions) {
    await f.admin.query(`create index bench_cover on enforcement.hazard ${q.index}`);
    await f.admin.query('vacuum (analyze) enforcement.hazard');
    await f.admin.query('vacuum (analyze) enforcement.hazard_rollup');
    const group = `select ${q.ledger}, count(*) from enforcement.hazard where tenant_id = $1 and ${q.where ?? 'true'} group by ${q.columns.split(',').map((_, i) => i + 1).join(', ')}`;
    const rollup = `select ${q.columns}, sum(count) from enforcement.hazard_rollup where tenant_id = $1 and ${q.cells} group by ${q.columns}`;
    // In turn: the machine's own drift hits all three.
    const rounds: [slow: number, fast: number, small: number][] = [];
    for (let i = 0; i < 7; i += 1) {
      const several = async (of: Tenant): Promise<number> => median([await once(of, rollup), await once(of, rollup), await once(of, rollup), await once(of, rollup), await once(of, rollup)]);
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
