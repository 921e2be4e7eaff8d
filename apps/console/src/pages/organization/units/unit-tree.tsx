import type { UnitDto } from '@anlan/contracts/tenancy';
import { SearchOutlined } from '@ant-design/icons';
import { Input, Tree, type TreeDataNode } from 'antd';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../../patterns/empty-state';
import { useClearing } from '../../../patterns/use-clearing';
import { useWords } from '../../../text/text';
import type { MoveTarget } from './move-unit';
import { dropOf, foundIn, siblingsOf } from './order';
import { UnitNode, type DropAt } from './unit-node';

interface Props {
  readonly units: readonly UnitDto[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** absent: who looks may not move */
  readonly onMove: ((target: MoveTarget) => void) | undefined;
}

interface Node extends TreeDataNode {
  key: string;
  children: Node[];
}

/** The tree of units. Dropping one proposes a move, which the person confirms with its day. */
export function UnitTree({ units, chosen, onChoose, onMove }: Props) {
  const { t } = useWords();
  const clearing = useClearing();
  const [q, setQ] = useState('');
  const [folded, setFolded] = useState<readonly string[]>([]);
  const wanted = q.trim();
  const shown = useMemo(() => (wanted ? foundIn(units, wanted) : units), [units, wanted]);
  const tree = useMemo(() => {
    const drop = (target: UnitDto) => (dragged: string, at: DropAt) => {
      const to = dropOf(units, dragged, target.id, at);
      const unit = units.find((u) => u.id === dragged);
      if (to && unit) onMove?.({ unit, ...to });
    };
    const nodes = (parentId: string | null): Node[] =>
      siblingsOf(shown, parentId).map((u) => ({ key: u.id, title: <UnitNode unit={u} found={!!wanted && u.name.includes(wanted)} onDrop={onMove && drop(u)} />, children: nodes(u.id) }));
    return nodes(null);
  }, [units, shown, wanted, onMove]);
  // What is new is unfolded; while one searches, all that is found.
  const expanded = wanted ? shown.map((u) => u.id) : units.filter((u) => !folded.includes(u.id)).map((u) => u.id);
  return (
    <>
      <Input allowClear={clearing} prefix={<SearchOutlined />} value={q} onChange={(e) => setQ(e.target.value)} placeholder={t('机构名称', 'Name of a unit')} aria-label={t('查找机构', 'Find a unit')} style={{ marginBottom: 8 }} />
      {tree.length === 0 && <EmptyState text={t('没有名称含“{q}”的机构', 'No unit has “{q}” in its name', { q: wanted })} />}
      <Tree<Node>
        blockNode treeData={tree} selectedKeys={chosen ? [chosen] : []} onSelect={([key]) => key && onChoose(String(key))} aria-label={t('机构', 'Units')}
        expandedKeys={expanded} onExpand={(_, { node, expanded: open }) => setFolded(open ? folded.filter((id) => id !== node.key) : [...folded, node.key])}
      />
    </>
  );
}
