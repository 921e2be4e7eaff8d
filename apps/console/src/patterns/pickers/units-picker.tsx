import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { unitTree, useUnits } from './unit-picker';

interface Props {
  readonly value?: readonly string[];
  readonly onChange?: (ids: string[]) => void;
  readonly id?: string;
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
}

/** Chooses several units of the tenant by the tree or by name. Gives their ids. */
export function UnitsPicker({ value, onChange, ...props }: Props) {
  const units = useUnits();
  const tree = useMemo(() => unitTree(units.data ?? []), [units.data]);
  return <TreeSelect {...props} multiple allowClear value={value ? [...value] : []} onChange={(ids: string[]) => onChange?.(ids)} treeData={tree} showSearch={{ treeNodeFilterProp: 'title' }} loading={units.isLoading} treeDefaultExpandAll popupMatchSelectWidth={280} listHeight={320} />;
}
