import { campaignApi } from '@anlan/contracts/enforcement';
import { Select } from 'antd';
import { useRead } from '../../api/queries';
import { useWords } from '../../text/text';

interface Props {
  readonly value?: string[];
  readonly onChange?: (campaignIds: string[]) => void;
  readonly id?: string;
  readonly placeholder?: string;
}

/** Chooses among the campaigns that run; a hazard may count in several. Gives their ids. */
export function CampaignPicker(props: Props) {
  const { t } = useWords();
  const running = useRead(campaignApi.list, { query: { status: 'running', limit: 100 } }, { keep: true });
  return (
    <Select
      {...props} mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} loading={running.isFetching}
      options={(running.data?.items ?? []).map((c) => ({ value: c.id, label: c.name }))} notFoundContent={t('没有正在开展的专项行动', 'No campaign is running')}
    />
  );
}
