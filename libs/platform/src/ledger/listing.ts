import { isUuid } from '@anlan/domain';
import type { TenantContext } from '../context';
import type { Row, TenantTx } from '../db';
import { invalid } from '../http/problem';
import { decodeCursor, encodeCursor } from './cursor';
import type { Where } from './where';

/** One column of an order. The place of an instant is its text as Postgres writes it: a JavaScript date loses the microseconds. */
export interface OrderColumn {
  readonly sql: string;
  readonly type: 'uuid' | 'text' | 'integer' | 'instant';
}

/** How one list reads its rows: an order whose columns together name a row, and what becomes of it. */
export interface Listing<R extends Row, T> {
  readonly columns: string;
  readonly from: string;
  readonly where: Where;
  readonly order: readonly OrderColumn[];
  readonly descending?: boolean;
  /** the row's values of the order's columns */
  readonly position: (row: R) => (string | number)[];
  readonly item: (row: R) => T;
}

export interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
}

export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly total?: boolean | undefined;
}

const USUAL_LIMITS: ReadonlySet<number> = new Set([10, 20, 50, 100, 200, 500]);

/** One page by keyset: the rows after the cursor's, and how many there are in all where that was asked for. */
export async function listPage<R extends Row, T>(tx: TenantTx, ctx: TenantContext, request: PageRequest, l: Listing<R, T>): Promise<PageOf<T>> {
  const count = { sql: `select count(*)::int as total from ${l.from} where ${l.where}`, params: [...l.where.params] };
  const columns = l.order.map((o) => o.sql);
  if (request.cursor !== undefined) {
    const from = positionOf(request.cursor, l.order);
    l.where.and(`(${columns.join(', ')}) ${l.descending ? '<' : '>'} (${from.map(() => '$').join(', ')})`, ...from);
  }
  const order = columns.map((c) => `${c} ${l.descending ? 'desc' : 'asc'}`).join(', ');
  const sql = `select ${l.columns} from ${l.from} where ${l.where} order by ${order} limit ${request.limit + 1}`;
  // The common combinations keep their plan on the connection; the rare ones would only fill its memory. The limit stands
  // in the text: as a parameter it would make every plan look dear, and Postgres plan each call anew.
  const common = l.where.size <= 4 && USUAL_LIMITS.has(request.limit);
  const page = { sql, params: l.where.params, name: common ? statementName(sql) : undefined };
  const [found, counted] = await tx.reads<Row>(ctx, page, ...(request.total ? [count] : []));
  const rows = (found?.rows ?? []) as R[];
  const kept = rows.slice(0, request.limit);
  const last = kept.at(-1);
  return {
    items: kept.map(l.item),
    nextCursor: last && rows.length > request.limit ? encodeCursor(l.position(last)) : null,
    ...(counted && { total: counted.rows[0]?.total as number }),
  };
}

/** The instant of a column that may hold none, with none after every other: what is ordered by needs a value. An index on it is written the same. */
export const orNever = (column: string): string => `coalesce(${column}, timestamptz '9999-12-31 00:00:00+00')`;

/** A short, stable name for a prepared statement (FNV-1a): equal SQL, equal name. */
function statementName(sql: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < sql.length; i += 1) h = Math.imul(h ^ sql.charCodeAt(i), 0x01000193);
  return `list-${(h >>> 0).toString(36)}`;
}

/** A cursor comes back from outside: what Postgres could not read as the column's type is the caller's mistake. */
export function positionOf(cursor: string, order: readonly OrderColumn[]): (string | number)[] {
  const values = decodeCursor(cursor, order.map((o) => (o.type === 'integer' ? 'number' : 'string')));
  return order.map(({ type }, i) => {
    const place = placeOf(values[i] as string | number, type);
    if (place !== null) return place;
    throw invalid([{ path: 'query.cursor', code: 'invalid_format', message: 'cursor 无效，请使用上一页返回的 nextCursor / Use the nextCursor of the page before' }]);
  });
}

/** The value as the column's type has it; null where it has none such. */
function placeOf(value: string | number, type: OrderColumn['type']): string | number | null {
  switch (type) {
    case 'integer': return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31 ? value : null;
    case 'uuid': return isUuid(value) ? value : null;
    case 'instant': return instantOf(String(value));
    default: return String(value).includes('\0') ? null : value;
  }
}

const EARLIEST = Date.parse('1000-01-01T00:00:00Z');

/** `2026-03-02 09:30:00.123456+08` as every Postgres reads it, whatever calendar and zone it was written in. */
function instantOf(text: string): string | null {
  const [, day, time, micros = '', zone] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?([+-]\d\d(?::\d\d)?)$/.exec(text) ?? [];
  const at = Date.parse(`${day}T${time}${zone?.length === 3 ? `${zone}:00` : zone}`);
  if (Number.isNaN(at) || at < EARLIEST || at >= Date.UTC(10_000, 0)) return null;
  return `${new Date(at).toISOString().slice(0, 19)}${micros}Z`;
}

/** All pages of a list from its first row, for an export. */
export async function* allPages<T>(page: (request: PageRequest) => Promise<PageOf<T>>): AsyncGenerator<T[]> {
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await page({ cursor, limit: 500 });
    yield items;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
