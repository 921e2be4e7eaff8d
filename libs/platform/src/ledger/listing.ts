import { isUuid } from '@anlan/domain';
import type { TenantContext } from '../context';
import type { Row, TenantTx } from '../db';
import { invalid } from '../http/problem';
import { decodeCursor, encodeCursor } from './cursor';
import type { Where } from './where';

/** How one list reads its rows: an order whose columns together name a row, and what becomes of it. */
export interface Listing<R extends Row, T> {
  readonly columns: string;
  readonly from: string;
  readonly where: Where;
  readonly order: readonly { readonly sql: string; readonly type: 'uuid' | 'text' | 'integer' }[];
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

/** A short, stable name for a prepared statement (FNV-1a): equal SQL, equal name. */
function statementName(sql: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < sql.length; i += 1) h = Math.imul(h ^ sql.charCodeAt(i), 0x01000193);
  return `list-${(h >>> 0).toString(36)}`;
}

/** A cursor comes back from outside: what Postgres could not read as the column's type is the caller's mistake. */
function positionOf(cursor: string, order: Listing<Row, unknown>['order']): (string | number)[] {
  const values = decodeCursor(cursor, order.map((o) => (o.type === 'integer' ? 'number' : 'string')));
  const fits = (value: string | number | undefined, type: string): boolean => {
    if (type === 'integer') return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
    return type === 'uuid' ? isUuid(value) : !String(value).includes('\0');
  };
  if (order.some((o, i) => !fits(values[i], o.type))) {
    throw invalid([{ path: 'query.cursor', code: 'invalid_format', message: 'cursor 无效，请使用上一页返回的 nextCursor / Use the nextCursor of the page before' }]);
  }
  return values;
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
