import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from '../db';

export interface CopyTarget {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/**
 * The fast way in for many rows. COPY cannot write to a table under row-level security, so the rows go to a temporary
 * table and from there by INSERT … SELECT under the policy.
 */
export async function copyRows(tx: Tx, target: CopyTarget, rows: readonly (readonly unknown[])[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = target.columns.join(', ');
  const staging = `copy_${target.schema}_${target.table}`;
  const full = `${target.schema}.${target.table}`;
  await tx.run({ sql: `create temporary table ${staging} on commit drop as select ${columns} from ${full} with no data` });
  const client = await tx.client();
  await pipeline(Readable.from(chunks(rows)), client.query(copyFrom(`copy ${staging} (${columns}) from stdin`)));
  await tx.run({ sql: `insert into ${full} (${columns}) select ${columns} from ${staging}` }, { sql: `drop table ${staging}` });
}

function* chunks(rows: readonly (readonly unknown[])[]): Generator<Buffer> {
  for (let i = 0; i < rows.length; i += 200) {
    yield Buffer.from(rows.slice(i, i + 200).map((r) => `${r.map(field).join('\t')}\n`).join(''), 'utf8');
  }
}

/** One value in COPY's text format. */
function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  const text = value instanceof Date ? value.toISOString() : Array.isArray(value) ? arrayOf(value) : String(value);
  return text.replace(/[\\\n\r\t]/g, (c) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[c] ?? c);
}

/** One row's array, in Postgres' own writing: `{"a","b"}`. */
function arrayOf(values: readonly unknown[]): string {
  return `{${values.map((v) => (v === null ? 'null' : `"${String(v).replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
}
