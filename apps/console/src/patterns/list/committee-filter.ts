import { useMemo } from 'react';
import { useRights } from '../../session/rights';
import { useCommittees } from '../pickers/committee-picker';
import type { Filter, ListSpec } from './list.types';

/** The same list, also narrowed to what is in the name of one committee. */
export function useOfCommittees<R>(spec: ListSpec<R>): ListSpec<R> {
  const { data } = useCommittees(useRights().may('committee.read'));
  return useMemo(() => {
    const filter: Filter = { kind: 'choice', key: 'committeeId', label: { zh: '以委员会名义', en: 'In the name of' }, choices: (data ?? []).map((c) => ({ value: c.id, label: c.name })), extra: true };
    return { ...spec, filters: [...(spec.filters ?? []), filter] };
  }, [spec, data]);
}
