import { taskApi, type Task, taskLifecycle } from '@anlan/contracts/responsibility';
import { Card } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { LinkButton } from '../../patterns/link-button';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { TaskDue } from './task-tag';

interface Props {
  readonly kind: Task['source']['kind'];
  readonly id: string;
  /** what the new task's form begins with: title, wanted, leadUnitId, divisionCode, dueOn; absent: none is to be issued from it any more */
  readonly preset?: Readonly<Record<string, string | null | undefined>>;
  /** of the button, where a page has several */
  readonly name?: string | undefined;
  /** as a card of its own, where there is anything to show */
  readonly card?: true;
}

/** 交办的任务: what came of a record, and how to issue another task from it. */
export function SourceTasks({ kind, id, preset, name, card }: Props) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const read = useRead(taskApi.list, { query: { sourceKind: kind, sourceId: id, order: 'dueOn', limit: 50 } }, { enabled: rights.may('task.read'), keep: true });
  const tasks = read.data?.items ?? [];
  const issues = preset !== undefined && rights.may('task.manage');
  if (tasks.length === 0 && !issues) return null;
  const shown = (
    <>
      {tasks.length > 0 && (
        <ul aria-label={t('交办的任务', 'Tasks made of it')} style={{ margin: '4px 0', paddingInlineStart: 20 }}>
          {tasks.map((x) => <li key={x.id} style={{ overflowWrap: 'anywhere' }}><Link className="in-text" to={to(`tasks/${x.id}`)}>{x.title}</Link> {x.leadUnit.name} {x.source.target !== null && t('第 {n} 项目标', 'target {n}', { n: x.source.target })} {label(taskLifecycle.states[x.status])} <TaskDue task={x} /></li>)}
        </ul>
      )}
      {issues && <IssueTask kind={kind} id={id} preset={preset} name={name} />}
    </>
  );
  return card ? <Card title={<h2>{t('交办的任务', 'Tasks made of it')}</h2>}>{shown}</Card> : shown;
}

/** 下达任务 from a record, or from one thing in it: leads to the form, with what the preset says in it. */
export function IssueTask({ kind, id, preset = {}, name }: Pick<Props, 'kind' | 'id' | 'preset' | 'name'>) {
  const { t } = useWords();
  const given = Object.entries(preset).filter((x): x is [string, string] => Boolean(x[1]));
  return <LinkButton className="no-print" size="small" aria-label={name} to={`tasks/new?${new URLSearchParams([['sourceKind', kind], ['sourceId', id], ...given]).toString()}`}>{t('下达任务', 'Issue a task')}</LinkButton>;
}
