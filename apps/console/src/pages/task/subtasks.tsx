import { taskApi, type TaskDetail } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { percentText } from '../../patterns/figures/rate-text';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { TaskDue, TaskTag } from './task-tag';

/** 子任务 with how far each is; and the task of which this is a part. */
export function Subtasks({ task }: { task: TaskDetail }) {
  const { t } = useWords();
  const to = useTenantPath();
  const read = useRead(taskApi.list, { query: { parentTaskId: task.id, limit: 100 } }, { enabled: task.subtasks > 0, keep: true });
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{task.subtasks > 0 ? t('子任务（{n}）', 'Sub-tasks ({n})', { n: task.subtasks }) : t('上级任务', 'Part of')}</h2>}>
      {task.parentTaskId && <p style={{ marginTop: 0 }}><Link to={to(`tasks/${task.parentTaskId}`)}>{t('查看上级任务', 'The task it is a part of')}</Link></p>}
      {read.error && !read.data && <ProblemView error={read.error} onRetry={() => void read.refetch()} />}
      {task.subtasks > 0 && !read.data && !read.error && <RowsSkeleton rows={2} />}
      <Flex vertical gap={12} component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {(read.data?.items ?? []).map((s) => (
          <li key={s.id}>
            <Flex gap={8} wrap align="center"><Link to={to(`tasks/${s.id}`)} style={{ overflowWrap: 'anywhere' }}>{s.title}</Link><TaskTag status={s.status} /><TaskDue task={s} /></Flex>
            <span>{s.leadUnit.name}{s.lead && ` ${s.lead.name}`} · {t('进度 {n}，权重 {w}', '{n}, weight {w}', { n: percentText(s.percent), w: s.weight })}</span>
          </li>
        ))}
      </Flex>
      {task.subtasks > 0 && <p style={{ marginBottom: 0 }}><small>{t('本任务的进度按权重由子任务得出，子任务全部办结后才能报送。', 'Its progress is the mean of theirs by weight; it is submitted after all of them have ended.')}</small></p>}
    </Card>
  );
}
