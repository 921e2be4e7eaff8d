import type { Operation } from '@anlan/contracts/kit';
import { call, type AnyOperation } from './client';
import type { Page } from './queries';

/** All rows of a list that is short enough to be shown as a whole. */
export async function everyPage<R>(op: AnyOperation, query: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<R[]> {
  const all: R[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = (await call(op as Operation, { query: { ...query, limit: 200, cursor } as never, signal })) as Page<R>;
    all.push(...page.items);
    if (!page.nextCursor) return all;
    cursor = page.nextCursor;
  }
}
