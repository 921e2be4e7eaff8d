import { postApi } from '@anlan/contracts/tenancy';
import { Select } from 'antd';
import { useRead } from '../../api/queries';
import { useWords } from '../../text/text';

interface Props {
  readonly unitId: string | undefined;
  readonly value?: string;
  readonly onChange?: (id?: string) => void;
  readonly id?: string;
  readonly allowClear?: boolean;
}

/** Chooses a post of one unit. Gives its id. */
export function PostPicker({ unitId, ...props }: Props) {
  const { t } = useWords();
  const posts = useRead(postApi.list, { params: { id: unitId ?? '' }, query: { limit: 200, active: 'true' } }, { enabled: !!unitId });
  return <Select {...props} disabled={!unitId} loading={posts.isFetching} placeholder={unitId ? undefined : t('请先选择机构', 'Choose a unit first')} options={posts.data?.items.map((p) => ({ value: p.id, label: p.name }))} />;
}
