import { supervisionErrors as e, type SupervisionPrefill } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { Where } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import type { TaskRow } from '../task/task.entity';
import { taskReach } from '../task/task.reach';
import { outcomeOf } from '../task/task.rules';
import { chinese } from './supervision.rules';

const DAYS_TO_ANSWER = 10;
const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** What a supervision letter about a task that is overdue would say: who drafts it takes it as it is, or changes it. */
@Injectable()
export class SupervisionPrefills {
  constructor(private readonly tx: TenantTx) {}

  async ofTask(ctx: TenantContext, id: string, now = new Date()): Promise<SupervisionPrefill> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('id = $', id).within(taskReach, ctx, 'task.read');
    const [task] = await this.tx.read<TaskRow>(ctx, { sql: `select * from responsibility.task where ${where}`, params: where.params });
    if (!task) throw invalidField('query.taskId', e.unknown_task, { id });
    const today = shanghaiDay(now);
    if (outcomeOf(task, today) !== 'overdue') throw new ProblemError(e.not_overdue);
    return {
      kind: 'letter', unitId: task.lead_unit_id, unitName: task.lead_unit_name, reason: `你单位牵头的任务“${task.title}”（${task.number}）应于${chinese(task.due_on)}完成，至今已逾期 ${daysBetween(task.due_on, today)} 天。`,
      basis: task.source_label ?? task.number, wanted: `查明逾期原因，落实责任人和措施，尽快完成该项任务：${task.wanted}`.slice(0, 2000), dueOn: addCalendarDays(today, DAYS_TO_ANSWER), taskIds: [task.id],
      // Documents are issued by the district or by a street.
      divisionCode: `${task.division_code.slice(0, 9)}000`,
    };
  }
}
