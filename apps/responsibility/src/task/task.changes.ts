import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { taskBulletinReach, taskReach } from './task.reach';

/** Who is told at once: of a task and a bulletin whoever sees it, of a reminder who sees the tasks of the whole tenant. */
export const taskChanges = (tx: TenantTx): ChangeRules => ({
  task: toReach({ tx, from: 'responsibility.task', reach: taskReach, permission: 'task.read' }),
  task_bulletin: toReach({ tx, from: 'responsibility.task_bulletin', reach: taskBulletinReach, permission: 'task.read' }),
  task_reminder: toHolders('task.read'),
});
