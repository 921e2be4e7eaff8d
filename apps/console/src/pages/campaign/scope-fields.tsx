import { Select, TreeSelect } from 'antd';
import { useMemo } from 'react';
import { unitTree, useUnits } from '../../patterns/pickers/unit-picker';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

interface Props {
  readonly value?: string[];
  readonly onChange?: (values: string[]) => void;
  readonly id?: string;
}

/** Chooses several units. Gives their ids. */
export function UnitsPicker(props: Props) {
  const units = useUnits();
  const tree = useMemo(() => unitTree(units.data ?? []), [units.data]);
  return <TreeSelect {...props} multiple allowClear treeData={tree} showSearch={{ treeNodeFilterProp: 'title' }} loading={units.isLoading} treeDefaultExpandAll listHeight={320} />;
}

/** Chooses among the risk tags of the district. Gives their codes. */
export function TagPicker(props: Props) {
  const { label } = useWords();
  const tags = useRights().me.riskTags;
  return <Select {...props} mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} options={tags.map((t) => ({ value: t.code, label: label({ zh: t.name, en: t.nameEn || t.name }) }))} />;
}
