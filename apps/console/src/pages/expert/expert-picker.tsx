import { expertApi, type Expert } from '@anlan/contracts/enforcement';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../api/queries';
import { useWords } from '../../text/text';

const nameOf = (x: Expert): string => `${x.number} ${x.name}（${x.speciality} · ${x.unit}）`;

interface Props {
  readonly value?: string | readonly string[];
  readonly onChange?: (value?: never) => void;
  readonly id?: string;
  readonly many?: boolean;
}

/** Experts who may be sent today, by number, speciality or unit; the server searches. Gives ids. */
export function ExpertPicker({ many, value, ...field }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useRead(expertApi.list, { query: { inForce: 'true' as never, q: q || undefined, limit: 50 } }, { keep: true });
  return (
    <Select
      {...field} value={value as never} mode={many ? 'multiple' : undefined} allowClear showSearch={{ filterOption: false, onSearch: setTyped }} loading={found.isFetching} popupMatchSelectWidth={320}
      placeholder={t('编号、专业或单位', 'Number, speciality or unit')} options={(found.data?.items ?? []).map((x) => ({ value: x.id, label: nameOf(x) }))}
    />
  );
}
