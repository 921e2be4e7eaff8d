import { subjectApi, type Subject } from '@anlan/contracts/enforcement';
import type { Operation } from '@anlan/contracts/kit';
import { useQueries } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { call } from '../../api/client';
import { keyOf, useRead } from '../../api/queries';

/** Subjects by their ids; what is not read yet, or cannot be seen, is missing. */
export function useSubjects(ids: readonly string[]): ReadonlyMap<string, Subject> {
  const read = useQueries({
    queries: ids.map((id) => ({
      queryKey: keyOf(subjectApi.get as unknown as Operation, { id }, undefined),
      queryFn: ({ signal }: { signal: AbortSignal }) => call(subjectApi.get, { params: { id }, signal }),
    })),
  });
  return new Map(read.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
}

interface Props {
  readonly value?: readonly string[];
  readonly onChange?: (ids: string[]) => void;
  readonly id?: string;
  readonly placeholder?: string;
  /** left out: what operates or is suspended */
  readonly status?: string;
  readonly 'aria-label'?: string;
}

const NOBODY: readonly string[] = [];

/** Chooses several subjects of the register by words of name, address or code; the server searches. Gives their ids. */
export function SubjectsPicker({ value = NOBODY, onChange, status = 'active,suspended', ...props }: Props) {
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const found = useRead(subjectApi.list, { query: { q: wanted || undefined, status: status || undefined, limit: 20 } }, { keep: true });
  const chosen = useSubjects(value);
  const options = useMemo(() => {
    const known = new Map([...chosen, ...(found.data?.items ?? []).map((s) => [s.id, s] as const)]);
    return [...known.values()].map((s) => ({ value: s.id, label: `${s.name}（${s.creditCode ?? s.address}）` }));
  }, [chosen, found.data]);
  return <Select {...props} mode="multiple" allowClear value={[...value]} showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching} popupMatchSelectWidth={320} onChange={(ids: string[]) => onChange?.(ids)} options={options} />;
}
