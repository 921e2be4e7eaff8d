import { targetApi, taskApi } from '@anlan/contracts/responsibility';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../api/queries';

interface Props {
  readonly value?: string;
  readonly onChange?: (id?: string) => void;
  readonly id?: string;
}

interface Shown { readonly id: string; readonly number: string; readonly name: string }

/** One of the records that fit what is typed; the chosen one stays among them. */
function Choices({ found, chosen, busy, onSearch, ...props }: Props & { found: readonly Shown[]; chosen?: Shown; busy: boolean; onSearch: (q: string) => void }) {
  const all = chosen && !found.some((x) => x.id === chosen.id) ? [chosen, ...found] : found;
  return <Select {...props} allowClear showSearch={{ filterOption: false, onSearch }} loading={busy} popupMatchSelectWidth={320} options={all.map((x) => ({ value: x.id, label: `${x.name}（${x.number}）` }))} />;
}

/** Chooses a task by words of its number or title; the server searches. */
export function TaskPicker(props: Props) {
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const found = useRead(taskApi.list, { query: { q: wanted || undefined, limit: 30 } as never }, { keep: true });
  const chosen = useRead(taskApi.get, { params: { id: props.value ?? '' } }, { enabled: !!props.value });
  const shown = (x: { id: string; number: string; title: string }): Shown => ({ id: x.id, number: x.number, name: x.title });
  return <Choices {...props} found={(found.data?.items ?? []).map(shown)} chosen={chosen.data && shown(chosen.data)} busy={found.isFetching} onSearch={setQ} />;
}

/** Chooses a target by words of its number or name; the server searches. */
export function TargetPicker(props: Props) {
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const found = useRead(targetApi.list, { query: { q: wanted || undefined, limit: 30 } as never }, { keep: true });
  const chosen = useRead(targetApi.get, { params: { id: props.value ?? '' } }, { enabled: !!props.value });
  return <Choices {...props} found={found.data?.items ?? []} chosen={chosen.data} busy={found.isFetching} onSearch={setQ} />;
}
