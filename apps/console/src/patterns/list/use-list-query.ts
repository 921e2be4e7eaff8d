import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ListSpec } from './list.types';

type Spec = Pick<ListSpec<never>, 'filters' | 'search' | 'fixed' | 'defaultOrder'>;
export type Values = Readonly<Record<string, string>>;

/** The query parameters a list understands; everything else in the address is somebody else's. */
function keysOf({ filters = [], search }: Spec): string[] {
  return [...filters.flatMap((f) => (f.kind === 'days' ? [f.from, f.to] : [f.key])), ...(search ? [search.key] : []), 'order'];
}

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
  const values = useMemo(() => Object.fromEntries(keys.flatMap((k) => (params.get(k) ? [[k, params.get(k)!]] : []))), [keys, params]);
  const replace = useCallback(
    (next: Values) =>
      setParams((old) => {
        const kept = new URLSearchParams(old);
        for (const k of keys) kept.delete(k);
        for (const [k, v] of Object.entries(next)) if (v) kept.set(k, v);
        return kept;
      }, { replace: true }),
    [keys, setParams],
  );
  const set = useCallback<ListQuery['set']>((changes) => replace(Object.fromEntries(Object.entries({ ...values, ...changes }).filter((e): e is [string, string] => !!e[1]))), [replace, values]);
  const query = useMemo(() => ({ ...(spec.defaultOrder && { order: spec.defaultOrder }), ...values, ...spec.fixed }), [spec.defaultOrder, spec.fixed, values]);
  const active = Object.keys(values).filter((k) => k !== 'order').length;
  return { values, query, set, replace, active };
}
