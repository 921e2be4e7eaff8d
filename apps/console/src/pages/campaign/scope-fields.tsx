import { Select } from 'antd';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

interface Props {
  readonly value?: string[];
  readonly onChange?: (values: string[]) => void;
  readonly id?: string;
}

/** Chooses among the risk tags of the district. Gives their codes. */
export function TagPicker(props: Props) {
  const { label } = useWords();
  const tags = useRights().me.riskTags;
  return <Select {...props} mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} options={tags.map((t) => ({ value: t.code, label: label({ zh: t.name, en: t.nameEn || t.name }) }))} />;
}
