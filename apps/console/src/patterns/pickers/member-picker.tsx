import { memberApi } from '@anlan/contracts/tenancy';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../api/queries';

interface Props {
  readonly value?: string;
  readonly onChange?: (id?: string) => void;
  readonly id?: string;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
  readonly disabled?: boolean;
  readonly style?: React.CSSProperties;
  /** only people of this unit */
  readonly unitId?: string;
  readonly 'aria-label'?: string;
}

/** Chooses a person by a part of the name; the server searches. Gives the member's id. */
export function MemberPicker({ unitId, ...props }: Props) {
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const found = useRead(memberApi.list, { query: { q: wanted || undefined, unitId, enabled: 'true', limit: 30 } }, { keep: true });
  const chosen = useRead(memberApi.get, { params: { id: props.value ?? '' } }, { enabled: !!props.value });
  const people = [...(found.data?.items ?? [])];
  if (chosen.data && !people.some((m) => m.id === chosen.data.id)) people.unshift(chosen.data);
  return (
    <Select
      {...props} showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching} popupMatchSelectWidth={280}
      options={people.map((m) => ({ value: m.id, label: `${m.displayName}${m.unitName ? `（${m.unitName}）` : ''}` }))}
    />
  );
}
