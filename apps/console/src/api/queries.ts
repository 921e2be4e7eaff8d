import { keepPreviousData, QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import type { Operation } from '@anlan/contracts/kit';
import { call, type AnswerOf, type AnyOperation, type BodyOf, type QueryOf, type Request } from './client';
import { keptOr } from '../offline/kept';
import { Problem } from './problem';

/** What a service says again a moment later; the rest is an answer, and asking again changes nothing. */
const worthRetrying = (error: unknown): boolean => error instanceof Problem && (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);

export const queryClient = new QueryClient({
  defaultOptions: {
    // Asked whatever the browser thinks of its network: what waits in silence looks like a page that does nothing.
    queries: { networkMode: 'always', retry: (count, error) => count < 2 && worthRetrying(error), staleTime: 5_000, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** `['enforcement', 'hazard', 'hazard.list', …]`: a change of a record makes everything of its aggregate stale. */
export function keyOf(op: Pick<Operation, 'service' | 'id'>, ...more: unknown[]): QueryKey {
  return [op.service, op.id.split('.')[0], op.id, ...more];
}

/** Under which keys the records of an event's aggregate are read: `performance_month` as `performance-month`, and as part of `performance`. */
export function keysOf(aggregate: string): string[] {
  const key = aggregate.replaceAll('_', '-');
  const whole = key.slice(0, Math.max(0, key.lastIndexOf('-')));
  return whole ? [key, whole] : [key];
}

/** Everything that was read of an aggregate. */
export const staleKey = (service: string, aggregate: string): QueryKey => [service, aggregate];

/** Makes everything that was read of an aggregate stale, and what there is to do with it; what is on the screen is read again. */
export function makeStale(client: QueryClient, service: string, aggregate: string): void {
  void client.invalidateQueries({ queryKey: staleKey(service, aggregate) });
  if (aggregate !== 'todo') void client.invalidateQueries({ queryKey: staleKey(service, 'todo') });
}

type Input<T extends AnyOperation> = Pick<Request, 'params'> & { query?: QueryOf<T> };

/** Under what an answer is kept on this phone. */
export const keptKey = ({ id }: Pick<Operation, 'id'>, { params, query }: { params?: unknown; query?: unknown }): readonly unknown[] => [id, params ?? null, query ?? null];

/** Reads one answer. It is read again when its aggregate changes. `offline`: kept on this phone, and given again where there is no line. */
export function useRead<T extends AnyOperation>(op: T, input: Input<T> = {}, options: { enabled?: boolean; keep?: boolean; refetchInterval?: number | false; offline?: boolean } = {}) {
  return useQuery<AnswerOf<T>, Error>({
    queryKey: keyOf(op as unknown as Operation, input.params, input.query),
    queryFn: ({ signal }) => {
      const ask = (): Promise<AnswerOf<T>> => call(op, { ...input, signal } as never);
      return options.offline ? keptOr(keptKey(op as unknown as Operation, input), ask) : ask();
    },
    enabled: options.enabled,
    refetchInterval: options.refetchInterval,
    ...(options.keep && { placeholderData: keepPreviousData }),
  });
}

export interface Page<R> {
  readonly items: R[];
  readonly nextCursor: string | null;
  readonly total?: number;
  /** a search that reads in portions has looked at everything from then on */
  readonly searchedTo?: string;
}

/** Reads a list page by page, by its keyset cursor. */
export function usePages<R>(op: AnyOperation, query: Record<string, unknown>, options: { enabled?: boolean; params?: Record<string, string>; refresh?: (rows: readonly R[] | undefined) => number } = {}) {
  const { refresh } = options;
  return useInfiniteQuery<Page<R>, Error>({
    queryKey: keyOf(op as unknown as Operation, 'pages', options.params, query),
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) => call(op as Operation, { params: options.params, query: { ...query, cursor: pageParam } as never, signal }) as Promise<Page<R>>,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: options.enabled,
    refetchInterval: refresh && (({ state }) => refresh(state.data?.pages.flatMap((p) => p.items))),
    placeholderData: keepPreviousData,
  });
}

/** Changes something; what was read of the aggregate (and of `also`) is read again. */
export function useChange<T extends AnyOperation>(op: T, also: readonly (readonly [string, string])[] = []) {
  const client = useQueryClient();
  const { service, id } = op as unknown as Operation;
  return useMutation<AnswerOf<T>, Error, Omit<Request, 'query' | 'body'> & { query?: QueryOf<T>; body?: BodyOf<T> }>({
    mutationFn: (request) => call(op, request as never),
    onSettled: () => {
      for (const [s, a] of [[service, id.split('.')[0]!] as const, ...also]) makeStale(client, s, a);
    },
  });
}
