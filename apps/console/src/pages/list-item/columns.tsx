import { itemLevelNames, itemSourceNames, type ListItem } from '@anlan/contracts/responsibility';
import { DueTag } from '../../patterns/due/due-tag';
import { endOfDueDay } from '../../patterns/pickers/due-day-field';
import type { Column } from '../../patterns/list/list.types';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { ItemTag, Owner } from './item-tag';

function Level({ level }: Pick<ListItem, 'level'>) {
  const { label } = useWords();
  return <>{level ? label(itemLevelNames[level]) : NONE}</>;
}

function Source({ source }: Pick<ListItem, 'source'>) {
  const { label } = useWords();
  return <>{source ? label(itemSourceNames[source]) : NONE}</>;
}

/** 完成时限 in words where it presses, as a day where nothing is due. */
export function Due({ item: i }: { item: Pick<ListItem, 'dueDay' | 'status' | 'inForce' | 'overdue'> }) {
  return <DueTag dueAt={i.dueDay && endOfDueDay(i.dueDay)} done={!i.overdue && (i.status === 'closed' || i.status === 'draft' || !i.inForce)} />;
}

/** Items as any list of them shows them; `list`: in their own list, where its number says nothing. */
export const columnsOf = ({ list, kinds }: { list?: true; kinds?: ReadonlyMap<string, string> }): Column<ListItem>[] => [
  { key: 'content', title: { zh: '事项', en: 'Item' }, main: true, render: (i) => <span style={{ display: 'block', maxWidth: 460, overflowWrap: 'anywhere' }}>{i.content}</span> },
  { key: 'status', title: { zh: '状态', en: 'State' }, render: (i) => <ItemTag item={i} />, phone: 'mark' },
  { key: 'owner', title: { zh: '责任主体', en: 'Owner' }, render: (i) => <Owner item={i} />, phone: 'line' },
  { key: 'due', title: { zh: '完成时限', en: 'Due' }, render: (i) => <Due item={i} />, phone: 'line' },
  ...(list ? [] : [{ key: 'kind', title: { zh: '清单种类', en: 'Kind of list' }, render: (i: ListItem) => kinds?.get(i.kindKey) ?? i.kindKey }]),
  { key: 'division', title: { zh: '属地', en: 'Place' }, render: (i) => i.divisionName },
  { key: 'level', title: { zh: '层级', en: 'Level' }, render: (i) => <Level level={i.level} />, extra: list ?? true },
  { key: 'source', title: { zh: '问题来源', en: 'Source' }, render: (i) => <Source source={i.source} />, extra: true },
  { key: 'number', title: { zh: '编号', en: 'Number' }, render: (i) => <span style={{ whiteSpace: 'nowrap' }}>{i.number}</span>, extra: list ?? true },
];
