import { subjectApi } from '@anlan/contracts/enforcement';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../api/queries';

interface Props {
  readonly value?: string;
  readonly onChange?: (id?: string) => void;
  readonly id?: string;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
  /** this one cannot be chosen */
  readonly without?: string;
  readonly status?: string;
  readonly 'aria-label'?: string;
}

/** Chooses a subject of the register by words of its name, address or code; the server searches. Gives its id. */
export function SubjectPicker({ without, status, ...props }: Props) {
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const found = useRead(subjectApi.list, { query: { q: wanted || undefined, status, limit: 20 } }, { keep: true });
  const chosen = useRead(subjectApi.get, { params: { id: props.value ?? '' } }, { enabled: !!props.value });
  const all = [...(found.data?.items ?? [])].filter((s) => s.id !== without);
  if (chosen.data && !all.some((s) => s.id === chosen.data.id)) all.unshift(chosen.data);
  return (
    <Select
      {...props} showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching} popupMatchSelectWidth={320}
      options={all.map((s) => ({ value: s.id, label: `${s.name}（${s.creditCode ?? s.address}）` }))}
    />
  );
}
