import { enforcementTodoApi } from '@anlan/contracts/enforcement';
import type { Todo, Urgency } from '@anlan/contracts/kit';
import { responsibilityTodoApi } from '@anlan/contracts/responsibility';
import { usePages, useRead } from '../../api/queries';
import { mergeTodos, sumTodos } from './todos.rules';

/** How much the caller has to do, in all services; of one that does not answer, nothing, and why. */
export function useTodoSummary(enabled: boolean) {
  const options = { enabled, keep: true, refetchInterval: 60_000 };
  const reads = [useRead(enforcementTodoApi.summary, {}, options), useRead(responsibilityTodoApi.summary, {}, options)];
  const answers = reads.flatMap(({ data }) => data ?? []);
  const failed = reads.filter(({ error, data }) => error && !data);
  return {
    data: answers.length && reads.every(({ isPending }) => !isPending) ? sumTodos(answers) : undefined,
    error: failed[0]?.error ?? undefined,
    readAgain: (): void => failed.forEach(({ refetch }) => void refetch()),
  };
}

/** What the caller has to do, the most urgent first, whichever service it is of. */
export function useTodos(urgency: Urgency, limit: number) {
  const pages = [usePages<Todo>(enforcementTodoApi.list, { urgency, limit }), usePages<Todo>(responsibilityTodoApi.list, { urgency, limit })];
  const failed = pages.filter(({ error, data }) => error && !data);
  const parts = pages.map(({ data, hasNextPage }) => ({ rows: data?.pages.flatMap((p) => p.items) ?? [], more: hasNextPage }));
  return {
    rows: pages.some(({ isPending }) => isPending) ? undefined : mergeTodos(parts),
    error: failed[0]?.error ?? undefined,
    readAgain: (): void => failed.forEach(({ refetch }) => void refetch()),
    hasMore: parts.some(({ more }) => more),
    isReadingMore: pages.some(({ isFetchingNextPage }) => isFetchingNextPage),
    readMore: (): void => pages.filter(({ hasNextPage }) => hasNextPage).forEach(({ fetchNextPage }) => void fetchNextPage()),
  };
}
