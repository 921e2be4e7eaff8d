import { serviceContractApi } from '@anlan/contracts/enforcement';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useRead } from '../../api/queries';
import { useWords } from '../../text/text';

/** Contracts that run today, by number, name or provider; the server searches. Gives an id. */
export function ContractPicker(field: { value?: string; onChange?: (id?: string) => void; id?: string }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useRead(serviceContractApi.list, { query: { inForce: 'true' as never, q: q || undefined, limit: 50 } }, { keep: true });
  return (
    <Select
      {...field} allowClear showSearch={{ filterOption: false, onSearch: setTyped }} loading={found.isFetching} popupMatchSelectWidth={320} placeholder={t('编号、名称或服务机构', 'Number, name or provider')}
      notFoundContent={t('没有正在实施的合同', 'No contract runs')} options={(found.data?.items ?? []).map((c) => ({ value: c.id, label: `${c.number} ${c.name}（${c.provider}）` }))}
    />
  );
}
