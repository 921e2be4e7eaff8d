import { divisionApi, type DivisionDto } from '@anlan/contracts/tenancy';
import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client';
import { keyOf } from '../../api/queries';
import { useWords } from '../../text/text';

interface Props {
  readonly value?: string;
  readonly onChange?: (code?: string) => void;
  readonly id?: string;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
  readonly disabled?: boolean;
  readonly style?: React.CSSProperties;
  /** the deepest level that can be chosen */
  readonly deepest?: DivisionDto['level'];
  readonly 'aria-label'?: string;
}

interface Node {
  value: string;
  title: string;
  children?: Node[];
}
const order: DivisionDto['level'][] = ['province', 'city', 'county', 'street', 'community', 'grid'];

/** Every division of the tenant in force, page by page: a district has some hundred, and grids. */
export function useDivisions() {
  return useQuery<DivisionDto[], Error>({
    queryKey: keyOf(divisionApi.list, 'all'),
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      const all: DivisionDto[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await call(divisionApi.list, { query: { limit: 200, cursor }, signal });
        all.push(...page.items);
        if (!page.nextCursor) return all.filter((d) => !d.validTo);
        cursor = page.nextCursor;
      }
    },
  });
}

function treeOf(divisions: readonly DivisionDto[], deepest: DivisionDto['level']): Node[] {
  const shown = divisions.filter((d) => order.indexOf(d.level) <= order.indexOf(deepest));
  const nodes = new Map(shown.map((d): [string, Node] => [d.code, { value: d.code, title: d.name }]));
  const roots: Node[] = [];
  for (const d of shown) {
    const parent = d.parentCode ? nodes.get(d.parentCode) : undefined;
    if (parent) (parent.children ??= []).push(nodes.get(d.code)!);
    else roots.push(nodes.get(d.code)!);
  }
  return roots;
}

/** Chooses a division of the tenant by its tree or by name. Gives its code. */
export function DivisionPicker({ deepest = 'grid', ...props }: Props) {
  const { t } = useWords();
  const divisions = useDivisions();
  const tree = useMemo(() => treeOf(divisions.data ?? [], deepest), [divisions.data, deepest]);
  return (
    <TreeSelect
      {...props} treeData={tree} showSearch={{ treeNodeFilterProp: 'title' }} loading={divisions.isLoading} treeDefaultExpandedKeys={tree.map((n) => n.value)}
      notFoundContent={divisions.error ? t('区划读取失败', 'The divisions could not be read') : undefined} popupMatchSelectWidth={280} listHeight={320}
    />
  );
}
