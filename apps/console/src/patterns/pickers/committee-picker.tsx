import { committeeApi, type Committee } from '@anlan/contracts/responsibility';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { call } from '../../api/client';
import { keyOf } from '../../api/queries';
import { useWords } from '../../text/text';

/** Every committee of the tenant, those dissolved too; a district has some dozens. */
export function useCommittees(enabled = true) {
  return useQuery<Committee[], Error>({
    queryKey: keyOf(committeeApi.list, 'all'),
    enabled,
    queryFn: async ({ signal }) => {
      const all: Committee[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await call(committeeApi.list, { query: { limit: 200, cursor }, signal });
        all.push(...page.items);
        if (!page.nextCursor) return all;
        cursor = page.nextCursor;
      }
    },
  });
}

interface Props {
  readonly value?: string | null;
  readonly onChange?: (id?: string) => void;
  readonly id?: string;
  readonly disabled?: boolean;
  /** only these; absent: all that are not dissolved */
  readonly fits?: (committee: Committee) => boolean;
}

/** Chooses a committee by a part of its name. Gives its id. */
export function CommitteePicker({ value, fits, ...props }: Props) {
  const { t } = useWords();
  const { data = [], isLoading } = useCommittees();
  const options = data.filter((c) => c.id === value || (c.status !== 'dissolved' && (fits?.(c) ?? true))).map((c) => ({ value: c.id, label: c.name }));
  return <Select {...props} value={value ?? undefined} allowClear showSearch={{ optionFilterProp: 'label' }} loading={isLoading} popupMatchSelectWidth={280} options={options} notFoundContent={t('没有委员会', 'There is no committee')} />;
}
