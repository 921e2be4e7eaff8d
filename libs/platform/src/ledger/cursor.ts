import { invalid } from '../http/problem';

/** An opaque keyset position: the values of the order's columns in the last row of a page. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

export function decodeCursor(cursor: string, shape: readonly ('string' | 'number')[]): (string | number)[] {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(values) && values.length === shape.length && values.every((v, i) => typeof v === shape[i])) return values as (string | number)[];
  } catch {
    // falls through: a damaged cursor is the caller's mistake, said below
  }
  throw invalid([{ path: 'query.cursor', code: 'invalid_format', message: 'cursor 无效，请使用上一页返回的 nextCursor / Use the nextCursor of the page before' }]);
}
