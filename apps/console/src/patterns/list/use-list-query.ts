import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ListSpec } from './list.types';

type Spec = Pick<ListSpec<never>, 'filters' | 'search' | 'fixed' | 'defaultOrder'>;
export type Values = Readonly<Record<string, string>>;

/** The query parameters a list understands; everything else in the address is somebody else's. */
function keysOf({ filters = [], search }: Spec): string[] {
  return [...filters.flatMap((f) => (f.kind === 'days' ? [f.from, f.to] : [f.key])), ...(search ? [search.key] : []), 'order'];
}

const valuesIn = (params: URLSearchParams, keys: readonly string[]): Values => Object.fromEntries(keys.flatMap((k) => (params.get(k) ? [[k, params.get(k)!]] : [])));

export interface ListQuery {
  /** as they stand in the address */
  readonly values: Values;
  /** what the server is asked: the values and what is fixed */
  readonly query: Values;
  readonly set: (changes: Record<string, string | undefined>) => void;
  readonly replace: (values: Values) => void;
  readonly active: number;
}

/** Filters and order of a list, kept in the address: it can be shared, bookmarked, and led to from a number. */
export function useListQuery(spec: Spec): ListQuery {
  const [params, setParams] = useSearchParams();
  const keys = useMemo(() => keysOf(spec), [spec]);
  const values = useMemo(() => valuesIn(params, keys), [keys, params]);
  const set = useCallback<ListQuery['set']>(
    (changes) => {
      // The address is ahead of what is drawn: of two changes in one breath the second must not undo the first.
      const next = new URLSearchParams(location.search);
      for (const [k, v] of Object.entries(changes)) {
        if (v) next.set(k, v);
        else next.delete(k);
      }
      setParams(next, { replace: true });
    },
    [setParams],
  );
  const replace = useCallback((next: Values) => set({ ...Object.fromEntries(keys.map((k) => [k, undefined])), ...next }), [keys, set]);
  const query = useMemo(() => ({ ...(spec.defaultOrder && { order: spec.defaultOrder }), ...values, ...spec.fixed }), [spec.defaultOrder, spec.fixed, values]);
  const active = Object.keys(values).filter((k) => k !== 'order').length;
  return { values, query, set, replace, active };
}
