import type { SupervisionPrefill } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import type { CommitteeRow } from '../committee/committee.entity';
import { committeeReach } from '../committee/committee.reach';
import type { TaskRow } from '../task/task.entity';
import { taskReach } from '../task/task.reach';
import { outcomeOf } from '../task/task.rules';
import { chinese } from './supervision.rules';

const DAYS_TO_ANSWER = 10;
const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** What a document about a task would say, a letter where it is overdue and a notice before: who drafts it takes it as it is, or changes it. */
@Injectable()
export class SupervisionPrefills {
  constructor(private readonly tx: TenantTx) {}

  async ofTask(ctx: TenantContext, id: string, now = new Date()): Promise<SupervisionPrefill> {
    const [row] = await this.tx.read<TaskRow>(ctx, { name: 'supervision-prefill', sql: 'select * from responsibility.task where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] });
    const task = taskReach.visible(ctx, 'task.read', row);
    const committeeId = await this.nameOf(ctx, task.committee_id);
    const today = shanghaiDay(now);
    const overdue = outcomeOf(task, today) === 'overdue';
    const late = overdue ? `，至今已逾期 ${daysBetween(task.due_on, today)} 天` : '';
    return {
      kind: overdue ? 'letter' : 'work_notice', unitId: task.lead_unit_id, unitName: task.lead_unit_name, reason: `你单位牵头的任务“${task.title}”（${task.number}）应于${chinese(task.due_on)}完成${late}。`,
      basis: task.source_label ?? task.number, wanted: `${overdue ? '查明逾期原因，' : ''}落实责任人和措施，${overdue ? '尽快' : '按期'}完成该项任务：${task.wanted}`.slice(0, 2000), dueOn: addCalendarDays(today, DAYS_TO_ANSWER), taskIds: [task.id],
      // Documents are issued by the district or by a street.
      divisionCode: `${task.division_code.slice(0, 9)}000`, committeeId,
    };
  }

  /** The committee of the task, where a document may be issued in its name by who asks: it would be refused else. */
  private async nameOf(ctx: TenantContext, id: string | null): Promise<string | null> {
    if (id === null) return null;
    const [row] = await this.tx.read<CommitteeRow>(ctx, { name: 'supervision-prefill-committee', sql: 'select * from responsibility.committee where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] });
    return row && row.status !== 'dissolved' && committeeReach.covers(ctx, 'supervision.manage', row) ? row.id : null;
  }
}
