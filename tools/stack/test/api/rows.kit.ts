import type { Client } from 'pg';
import { API_SERVICES } from '../../src/service-env';

/** Rows of every table of the services that a request writes to, `schema.table` → count; not what the log says of mere access, nor counts, which a timer folds, nor facts, which come with events. */
export async function rowCounts(db: Client): Promise<Record<string, number>> {
  const { rows } = await db.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('${API_SERVICES.join("', '")}')
     and tablename not in ('audit_seal', 'reference_copy', 'tenant_copy', 'number_series', 'inbox', 'duty_fact', 'job_worker') and tablename !~ '_rollup(_change)?$' order by 1`);
  const counts = await db.query<Record<string, string>>(`select ${rows.map((r) => `(select count(*) from ${r.name}${r.name.endsWith('.audit_entry') ? ` where action !~ '^access\\.refused$|\\.(secret-shown|read|exported|downloaded)$'` : ''}) as "${r.name}"`).join(', ')}`);
  return Object.fromEntries(Object.entries(counts.rows[0] ?? {}).map(([name, n]) => [name, Number(n)]));
}
