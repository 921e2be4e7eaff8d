import { dutyObjectApi, dutyRoleNames, dutyRoles } from '@anlan/contracts/responsibility';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../api/queries';
import { useWords } from '../../text/text';

interface Props {
  readonly value?: string;
  readonly onChange?: (id?: string) => void;
  readonly id?: string;
  /** only objects of this division and of all below it */
  readonly divisionCode: string;
}

/** Chooses a duty object in use by a part of its code or name; the server searches. Gives its id. */
export function ObjectPicker({ divisionCode, ...props }: Props) {
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const found = useRead(dutyObjectApi.list, { query: { q: wanted || undefined, divisionCode, status: 'in_use', limit: 30 } as never }, { keep: true });
  const chosen = useRead(dutyObjectApi.get, { params: { id: props.value ?? '' } }, { enabled: !!props.value });
  const objects = [...(found.data?.items ?? [])];
  if (chosen.data && !objects.some((o) => o.id === chosen.data.id)) objects.unshift(chosen.data);
  return <Select {...props} showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching} popupMatchSelectWidth={280} options={objects.map((o) => ({ value: o.id, label: `${o.name}（${o.code}）` }))} />;
}

/** Which of the holders that the object needs. */
export function RolePicker({ objectId, ...props }: { readonly value?: string; readonly onChange?: (role: string) => void; readonly id?: string; readonly objectId: string | undefined }) {
  const { label } = useWords();
  const object = useRead(dutyObjectApi.get, { params: { id: objectId ?? '' } }, { enabled: !!objectId });
  return <Select {...props} options={(object.data?.roles ?? dutyRoles).map((value) => ({ value, label: label(dutyRoleNames[value]) }))} />;
}
