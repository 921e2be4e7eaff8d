import { subjectApi } from '@anlan/contracts/enforcement';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../api/queries';
import { useWords } from '../../text/text';

interface Props {
  readonly value?: string;
  readonly onChange?: (subjectId?: string) => void;
  readonly id?: string;
  readonly placeholder?: string;
}

/** Chooses a subject on file by a part of its name, address or credit code. Gives its id. */
export function SubjectPicker(props: Props) {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const found = useRead(subjectApi.list, { query: { q: wanted || undefined, limit: 20, status: 'active' } }, { keep: true });
  const chosen = useRead(subjectApi.get, { params: { id: props.value ?? '' } }, { keep: true, enabled: !!props.value });
  const items = found.data?.items ?? [];
  const options = items.map((s) => ({ value: s.id, label: `${s.name}（${s.divisionName}）` }));
  const own = chosen.data && !items.some((s) => s.id === props.value) ? [{ value: chosen.data.id, label: `${chosen.data.name}（${chosen.data.divisionName}）` }] : [];
  return (
    <Select
      {...props} allowClear showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching} options={[...options, ...own]}
      notFoundContent={found.isFetching ? t('正在查找…', 'Looking…') : t('没有找到；可在“更多”里直接填写单位名称', 'Nothing found; its name can be written under “More”')}
    />
  );
}
