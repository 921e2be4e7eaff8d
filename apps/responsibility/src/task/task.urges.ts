import { taskErrors as e, type TaskDetail } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { taskLedger as ledger } from './task.entity';
import { taskLead } from './task.reach';
import { TaskRecords } from './task.records';
import { assertHome } from './task.rules';

/** 催办: who has a say over a task urges its lead, once a day; the lead itself answers all urges that wait. */
@Injectable()
export class TaskUrges {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly records: TaskRecords,
  ) {}

  async urge(ctx: TenantContext, id: string, version: number, note: string): Promise<TaskDetail> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      await ledger.step(tx, ctx, id, version, 'urge', async (r, now) => {
        assertHome(ctx, 'urge', r);
        const today = shanghaiDay(now);
        const [already] = await tx.rows('select id from responsibility.task_urge where tenant_id = $1 and task_id = $2 and unit_id = $3 and urged_on = $4', [ctx.tenantId, id, r.lead_unit_id, today], 'task-urge-today');
        if (already) throw new ProblemError(e.urged_today, { unit: r.lead_unit_name });
        tx.queue({
          name: 'task-urge-insert', sql: 'insert into responsibility.task_urge (tenant_id, id, task_id, unit_id, unit_name, note, urged_on, urged_by, urged_by_name, urged_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)',
          params: [ctx.tenantId, newId(), id, r.lead_unit_id, r.lead_unit_name, note, today, ctx.actor.id, ctx.actor.name, now],
        });
        return { event: 'urged', next: {}, facts: { note, urgedUnitId: r.lead_unit_id } };
      });
      return this.records.within(tx, ctx, id, reference);
    });
  }

  /** Not by who manages the task on its behalf: the answer shows that the urge has arrived. */
  async acknowledge(ctx: TenantContext, id: string, version: number, note: string): Promise<TaskDetail> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      await ledger.step(tx, ctx, id, version, 'acknowledge', async (r, now) => {
        const open = await tx.rows<{ id: string; urged_by: string }>('select id, urged_by from responsibility.task_urge where tenant_id = $1 and task_id = $2 and acknowledged_at is null', [ctx.tenantId, id], 'task-urges-open');
        if (open.length === 0) throw new ProblemError(e.not_urged, {}, [], { allowed: ['urge'] });
        if (!taskLead.isNamed(ctx, 'task.perform', r)) throw new ProblemError(e.lead_answers);
        const others = open.filter((u) => u.urged_by !== ctx.actor.id);
        if (others.length === 0) throw new ProblemError(e.own_urge);
        tx.queue({
          name: 'task-urge-acknowledge', sql: 'update responsibility.task_urge set acknowledged_by = $3, acknowledged_by_name = $4, acknowledged_at = $5, acknowledgement = $6 where tenant_id = $1 and id = any($2)',
          params: [ctx.tenantId, others.map((u) => u.id), ctx.actor.id, ctx.actor.name, now, note],
        });
        return { event: 'acknowledged', next: {}, facts: { note, urges: others.length } };
      });
      return this.records.within(tx, ctx, id, reference);
    });
  }
}
