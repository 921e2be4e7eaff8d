import { divisionApi, type DivisionDto } from '@anlan/contracts/tenancy';
import { TreeSelect } from 'antd';
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client';
import { keyOf } from '../../api/queries';
import { keptOr } from '../../offline/kept';
import { useWords } from '../../text/text';

interface Props {
  readonly value?: string;
  readonly onChange?: (code?: string) => void;
  readonly id?: string;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
  readonly disabled?: boolean;
  readonly style?: React.CSSProperties;
  /** only these and all below them; absent: the whole tenant */
  readonly within?: readonly string[];
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
    queryFn: ({ signal }) => keptOr([divisionApi.list.id, 'all'], () => everyDivision(signal)),
  });
}

async function everyDivision(signal: AbortSignal): Promise<DivisionDto[]> {
  const all: DivisionDto[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await call(divisionApi.list, { query: { limit: 200, cursor }, signal });
    all.push(...page.items);
    if (!page.nextCursor) return all.filter((d) => !d.validTo);
    cursor = page.nextCursor;
  }
}

/** Whether a division is one of `tops`, or lies below one. */
function liesIn(division: DivisionDto, tops: readonly string[], byCode: ReadonlyMap<string, DivisionDto>): boolean {
  for (let d: DivisionDto | undefined = division; d; d = d.parentCode ? byCode.get(d.parentCode) : undefined) if (tops.includes(d.code)) return true;
  return false;
}

function treeOf(divisions: readonly DivisionDto[], deepest: DivisionDto['level'], within?: readonly string[]): Node[] {
  const byCode = new Map(divisions.map((d) => [d.code, d]));
  const shown = divisions.filter((d) => order.indexOf(d.level) <= order.indexOf(deepest) && (!within || liesIn(d, within, byCode)));
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
export function DivisionPicker({ deepest = 'grid', within, ...props }: Props) {
  const { t } = useWords();
  const divisions = useDivisions();
  const tree = useMemo(() => treeOf(divisions.data ?? [], deepest, within), [divisions.data, deepest, within]);
  return (
    <TreeSelect
      {...props} treeData={tree} showSearch={{ treeNodeFilterProp: 'title' }} loading={divisions.isLoading} treeDefaultExpandedKeys={tree.map((n) => n.value)}
      notFoundContent={divisions.error ? t('区划读取失败', 'The divisions could not be read') : undefined} popupMatchSelectWidth={280} listHeight={320}
    />
  );
}
