import { issueTaskBody, type TaskDetail } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { serviceKit, type ServiceKit, type TestTenant } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { migrations } from '../../migrations';
import { TaskBulletinService } from './task-bulletin.service';
import { TaskFigures } from './task.bulletin';
import { TaskChange } from './task.change';
import { TaskDeadlines } from './task.deadlines';
import { TaskRecords } from './task.records';
import { TaskService } from './task.service';
import { TaskSteps } from './task.steps';
import { TaskUrges } from './task.urges';
export { codeOf } from '@anlan/platform/testing';

export const today = shanghaiDay(new Date());

/** The services of tasks on a database of their own. */
export const taskKit = async () => taskServices(await serviceKit('responsibility', migrations));

/** The same beside what else a database holds. */
export function taskServices<K extends ServiceKit>(kit: K) {
  const { tx, references, numbers, attachments, jobs, logger } = kit;
  const records = new TaskRecords(tx, references);
  const deadlines = new TaskDeadlines(tx, jobs, references, logger);
  const tasks = new TaskService(tx, references, numbers, attachments, records, deadlines);
  const issue = (ctx: TenantContext, more: object = {}, tenant: TestTenant = kit.pingshan): Promise<TaskDetail> =>
    tasks.issue(ctx, issueTaskBody.parse({ title: '有限空间专项整治', wanted: '全覆盖排查', source: { kind: 'city', id: '2026-1', label: '第一次全体会议' }, leadUnitId: tenant.snapshot.units[0]?.id, divisionCode: tenant.slug, dueOn: '2031-03-02', ...more }));
  return {
    ...kit, records, deadlines, tasks, issue, changing: new TaskChange(tx, references, records), steps: new TaskSteps(tx, references, attachments, records, deadlines), figures: new TaskFigures(tx, references), bulletins: new TaskBulletinService(tx, references, numbers),
    urges: new TaskUrges(tx, references, records),
    file: (ctx: TenantContext) => attachments.store(ctx, { name: '佐证.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('x')]) } as never, 1000),
    told: async (subject: string): Promise<string[]> => (await kit.db.admin.query<{ type: string }>('select type from responsibility.outbox where subject = $1 order by seq', [subject])).rows.map((r) => r.type.split('.')[3] as string),
  };
}
export type TaskKit = Awaited<ReturnType<typeof taskKit>>;
