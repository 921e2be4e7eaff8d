import type { UnitDto } from '@anlan/contracts/tenancy';
import { Input, Tree, type TreeDataNode, type TreeProps } from 'antd';
import { useMemo, useState } from 'react';
import { ToneTag } from '../../../patterns/tone-tag';
import { useWords } from '../../../text/text';
import type { MoveTarget } from './move-unit';
import { dropOf, siblingsOf } from './order';

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
  const [q, setQ] = useState('');
  const wanted = q.trim();
  const tree = useMemo(() => {
    const nodes = (parentId: string | null): Node[] =>
      siblingsOf(units, parentId).map((u) => ({
        key: u.id,
        title: <span style={{ fontWeight: wanted && u.name.includes(wanted) ? 700 : undefined }}>{u.name}{!u.active && <> <ToneTag>{t('停用', 'Out of use')}</ToneTag></>}</span>,
        children: nodes(u.id),
      }));
    return nodes(null);
  }, [units, wanted, t]);
  const drop: TreeProps<Node>['onDrop'] = ({ dragNode, node, dropToGap, dropPosition }) => {
    const last = Number(node.pos.split('-').pop());
    const at = !dropToGap ? 'inside' : dropPosition - last < 0 ? 'before' : 'after';
    const to = dropOf(units, dragNode.key, node.key, at);
    const unit = units.find((u) => u.id === dragNode.key);
    if (to && unit) onMove?.({ unit, parentId: to.parentId, before: to.before });
  };
  return (
    <>
      <Input.Search allowClear value={q} onChange={(e) => setQ(e.target.value)} placeholder={t('机构名称', 'Name of a unit')} aria-label={t('查找机构', 'Find a unit')} style={{ marginBottom: 8 }} />
      <Tree<Node>
        blockNode defaultExpandAll treeData={tree} selectedKeys={chosen ? [chosen] : []} onSelect={([key]) => key && onChoose(String(key))} aria-label={t('机构', 'Units')}
        draggable={onMove ? { icon: false } : false} onDrop={drop} filterTreeNode={(n) => !!wanted && !!units.find((u) => u.id === n.key)?.name.includes(wanted)}
      />
    </>
  );
}
