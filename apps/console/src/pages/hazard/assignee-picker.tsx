import { hazardAssigneeApi } from '@anlan/contracts/enforcement';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../api/queries';

interface Props {
  readonly value?: string;
  readonly onChange?: (memberId?: string) => void;
  readonly id?: string;
  readonly placeholder?: string;
  /** only people of this unit */
  readonly unitId?: string;
}

/** Chooses who is to rectify, by a part of the name of the person or the enterprise. Gives the member's id. */
export function AssigneePicker({ unitId, ...props }: Props) {
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const found = useRead(hazardAssigneeApi.list, { query: { q: wanted || undefined, unitId } }, { keep: true });
  return (
    <Select
      {...props} allowClear showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching}
      options={(found.data?.items ?? []).map((m) => ({ value: m.memberId, label: m.unitName ? `${m.name}（${m.unitName}）` : m.name }))}
    />
  );
}
