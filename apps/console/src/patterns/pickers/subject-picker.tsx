import { subjectApi, type Subject } from '@anlan/contracts/enforcement';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../api/queries';

interface Props {
  readonly value?: string | null;
  readonly onChange?: (id?: string) => void;
  /** the whole record of what was chosen */
  readonly onSubject?: (subject: Subject | undefined) => void;
  readonly id?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly allowClear?: boolean;
  /** this one cannot be chosen */
  readonly without?: string;
  /** left out: what operates or is suspended */
  readonly status?: string;
  readonly 'aria-label'?: string;
}

/** Chooses a subject of the register by words of its name, address or code; the server searches. Gives its id. */
export function SubjectPicker({ onSubject, value, onChange, without, status = 'active,suspended', allowClear = true, ...props }: Props) {
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const found = useRead(subjectApi.list, { query: { q: wanted || undefined, status, limit: 20 } }, { keep: true });
  const chosen = useRead(subjectApi.get, { params: { id: value ?? '' } }, { enabled: !!value });
  const subjects: Subject[] = (found.data?.items ?? []).filter((s) => s.id !== without);
  if (chosen.data && !subjects.some((s) => s.id === chosen.data.id)) subjects.unshift(chosen.data);
  return (
    <Select
      {...props} value={value ?? undefined} allowClear={allowClear} showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching} popupMatchSelectWidth={320}
      onChange={(id?: string) => (onChange?.(id), onSubject?.(subjects.find((s) => s.id === id)))}
      options={subjects.map((s) => ({ value: s.id, label: `${s.name}（${s.creditCode ?? s.address}）` }))}
    />
  );
}
