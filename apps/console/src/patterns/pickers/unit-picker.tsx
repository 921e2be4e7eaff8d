import { unitApi, type UnitDto } from '@anlan/contracts/tenancy';
import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { call } from '../../api/client';
import { keyOf } from '../../api/queries';

interface Props {
  readonly value?: string;
  readonly onChange?: (id?: string) => void;
  readonly id?: string;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
  readonly disabled?: boolean;
  readonly style?: React.CSSProperties;
  /** neither this unit nor any below it can be chosen */
  readonly without?: string;
  readonly 'aria-label'?: string;
}

/** Every unit of the tenant that is in use. */
export function useUnits() {
  return useQuery<UnitDto[], Error>({
    queryKey: keyOf(unitApi.list, 'all'),
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const all: UnitDto[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await call(unitApi.list, { query: { limit: 200, cursor, active: 'true' }, signal });
        all.push(...page.items);
        if (!page.nextCursor) return all;
        cursor = page.nextCursor;
      }
    },
  });
}

interface Node {
  value: string;
  title: string;
  children?: Node[];
}

/** Units below their parents, in their order. */
export function unitTree(units: readonly UnitDto[]): Node[] {
  const sorted = [...units].sort((a, b) => a.sort - b.sort || a.name.localeCompare(b.name, 'zh-CN'));
  const nodes = new Map(sorted.map((u): [string, Node] => [u.id, { value: u.id, title: u.name }]));
  const roots: Node[] = [];
  for (const u of sorted) {
    const parent = u.parentId ? nodes.get(u.parentId) : undefined;
    if (parent) (parent.children ??= []).push(nodes.get(u.id)!);
    else roots.push(nodes.get(u.id)!);
  }
  return roots;
}

const pruned = (nodes: readonly Node[], without: string | undefined): Node[] =>
  nodes.filter((n) => n.value !== without).map((n) => (n.children ? { ...n, children: pruned(n.children, without) } : n));

/** Chooses a unit of the tenant by its tree or by name. Gives its id. */
export function UnitPicker({ without, ...props }: Props) {
  const units = useUnits();
  const tree = useMemo(() => pruned(unitTree(units.data ?? []), without), [units.data, without]);
  return <TreeSelect {...props} treeData={tree} showSearch={{ treeNodeFilterProp: 'title' }} loading={units.isLoading} treeDefaultExpandAll popupMatchSelectWidth={280} listHeight={320} />;
}
