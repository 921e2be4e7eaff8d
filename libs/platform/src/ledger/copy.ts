import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Tx } from '../db';

export interface CopyTarget {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** Rows of one table, each with the values of its columns. */
export interface Copy extends CopyTarget {
  readonly rows: readonly (readonly unknown[])[];
}

const PIECE = 128 * 1024;
let copies = 0;

/** The fast way in for many rows of one table: see `copyTables`. */
export function copyRows(tx: Tx, target: CopyTarget, rows: Copy['rows']): Promise<void> {
  return copyTables(tx, { ...target, rows });
}

/**
 * The fast way in for many rows. COPY cannot write to a table under row-level security, so the rows go to temporary
 * tables and from there by INSERT … SELECT under the policy. What is the same in every row is sent once. The INSERTs, in
 * the order of the tables, are left to the next message: with the COMMIT, where nothing else is wanted before it.
 */
export async function copyTables(tx: Tx, ...tables: readonly Copy[]): Promise<void> {
  for (const { schema, table, columns, rows } of tables) {
    if (rows.length === 0) continue;
    const full = `${schema}.${table}`;
    const staging = `copy_${(copies = (copies + 1) % 1_000_000)}`;
    const varying: number[] = [];
    const same: number[] = [];
    columns.forEach((_, i) => (isSame(rows, i) ? same : varying).push(i));
    // A table needs a column.
    if (varying.length === 0) varying.push(...same.splice(0, 1));
    const names = (at: readonly number[]): string[] => at.map((i) => columns[i] as string);
    tx.queue({ sql: `create temporary table ${staging} on commit drop as select ${names(varying).join(', ')} from ${full} with no data` });
    const client = await tx.client();
    await pipeline(Readable.from(pieces(rows, varying)), client.query(copyFrom(`copy ${staging} from stdin`)));
    tx.queue({
      sql: `insert into ${full} (${names([...varying, ...same]).join(', ')}) select ${[...names(varying), ...same.map((_, n) => `$${n + 1}`)].join(', ')} from ${staging}`,
      params: same.map((i) => rows[0]?.[i]),
    });
  }
}

/** Whether all rows have one value there; lists are not looked into. */
function isSame(rows: Copy['rows'], i: number): boolean {
  const first = rows[0]?.[i];
  if (rows.length < 2 || (typeof first === 'object' && first !== null && !(first instanceof Date))) return false;
  if (first instanceof Date) return rows.every((r) => r[i] === first || (r[i] instanceof Date && r[i].getTime() === first.getTime()));
  return rows.every((r) => (r[i] ?? null) === (first ?? null));
}

function* pieces(rows: Copy['rows'], at: readonly number[]): Generator<Buffer> {
  let text = '';
  for (const row of rows) {
    for (let n = 0; n < at.length; n += 1) text += (n === 0 ? '' : '\t') + field(row[at[n] as number]);
    text += '\n';
    if (text.length < PIECE) continue;
    yield Buffer.from(text, 'utf8');
    text = '';
  }
  if (text !== '') yield Buffer.from(text, 'utf8');
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string): string => (/[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (c) => escapes[c] ?? c) : text);

/** One value in COPY's text format. */
function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value !== 'object') return String(value);
  return value instanceof Date ? value.toISOString() : escaped(Array.isArray(value) ? arrayOf(value) : String(value));
}

/** One row's array, in Postgres' own writing: `{"a","b"}`. */
function arrayOf(values: readonly unknown[]): string {
  return `{${values.map((v) => (v === null ? 'null' : `"${String(v).replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
}
