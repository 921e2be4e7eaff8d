import { parkApi, parkRoleNames, type ParkRole, type ParkTask } from '@anlan/contracts/responsibility';
import { List } from '../../patterns/list/list';
import type { ListSpec } from '../../patterns/list/list.types';
import { ToneTag } from '../../patterns/tone-tag';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { Due } from '../list-item/columns';
import { ItemTag } from '../list-item/item-tag';

/** Whose task it is; marked where it is one of the roles of who looks. */
function Whose({ task, roles }: { task: ParkTask; roles: readonly ParkRole[] }) {
  const { t } = useWords();
  return <>{task.groupName ?? NONE} {roles.some((r) => r === task.groupKey) && <ToneTag tone="info">{t('本单位', 'Ours')}</ToneTag>}</>;
}

/** 重点任务 of a park, to whoever sees the park; `roles`: those of the caller's own enterprise in it. */
export function ParkTaskList({ parkId, parkName, roles = [] }: { parkId: string; parkName: string; roles?: readonly ParkRole[] }) {
  const { t } = useWords();
  const spec: ListSpec<ParkTask> = {
    name: 'responsibility.park_task', op: parkApi.tasks, params: { id: parkId }, rowKey: (x) => x.id, rowName: (x) => x.content,
    columns: [
      { key: 'content', title: { zh: '任务', en: 'Task' }, main: true, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.content}</span> },
      { key: 'status', title: { zh: '状态', en: 'State' }, render: (x) => <ItemTag item={x} />, phone: 'mark' },
      { key: 'whose', title: { zh: '哪一方', en: 'Whose' }, render: (x) => <Whose task={x} roles={roles} />, phone: 'line' },
      { key: 'due', title: { zh: '完成时限', en: 'Due' }, render: (x) => <Due item={{ ...x, inForce: true }} />, phone: 'line' },
      { key: 'wanted', title: { zh: '佐证要求', en: 'Evidence wanted' }, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.evidenceWanted ?? NONE}</span>, phone: 'line' },
      { key: 'requirement', title: { zh: '工作要求', en: 'Requirement' }, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.requirement ?? NONE}</span>, extra: true },
      { key: 'list', title: { zh: '清单', en: 'List' }, render: (x) => x.listTitle, extra: true },
    ],
    empty: { text: { zh: '还没有重点任务。三个清单印发后，任务显示在这里。', en: 'There are no tasks yet. Once its lists are issued, they stand here.' } },
  };
  return <section><h2 style={{ fontSize: 16 }}>{t('重点任务', 'Tasks')}</h2><List spec={spec} label={t('{park} 重点任务', 'Tasks of {park}', { park: parkName })} /></section>;
}

/** What the enterprise is in a park: 出租方、承租方. */
export function RoleNames({ roles }: { roles: readonly ParkRole[] }) {
  const { t, label } = useWords();
  return <>{roles.map((r) => label(parkRoleNames[r])).join(t('、', ', '))}</>;
}
