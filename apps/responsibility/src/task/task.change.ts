import { taskErrors as e, type ChangeTaskBody, type TaskDetail } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { fieldChanges } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { taskLedger as ledger, type TaskRow } from './task.entity';
import { taskLead } from './task.reach';
import { TaskRecords } from './task.records';
import { assertHome, assertSupports } from './task.rules';
import { pendingOf } from './task.steps';

/** 调整: who issued a task changes it while it is worked on; what it was stays on record. */
@Injectable()
export class TaskChange {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly records: TaskRecords,
  ) {}

  async change(ctx: TenantContext, id: string, version: number, { reason, ...b }: ChangeTaskBody): Promise<TaskDetail> {
    const reference = await this.references.knowing(ctx.tenantId, (r) => (b.supportUnitIds ?? []).every((unit) => r.units.has(unit)));
    return this.tx.write(ctx, async (tx) => {
      await ledger.step(tx, ctx, id, version, 'change', async (r, now) => {
        assertHome(ctx, 'change', r);
        if (r.issued_by !== ctx.actor.id) throw new ProblemError(e.not_issuer);
        const before = { title: r.title, wanted: r.wanted, dueOn: r.due_on, supportUnitIds: r.support_unit_ids };
        const after = { title: b.title ?? r.title, wanted: b.wanted ?? r.wanted, dueOn: b.dueOn ?? r.due_on, supportUnitIds: b.supportUnitIds ? [...new Set(b.supportUnitIds)] : r.support_unit_ids };
        const changes = fieldChanges(before, after, ['title', 'wanted', 'dueOn', 'supportUnitIds']);
        if (changes.length === 0) throw new ProblemError(e.no_change);
        if (b.supportUnitIds) assertSupports(reference, r.lead_unit_id, b.supportUnitIds);
        if (after.dueOn !== r.due_on) {
          assertDay(ctx, r, after.dueOn, now);
          if (await pendingOf(tx, ctx, id)) throw new ProblemError(e.extension_pending);
        }
        tx.queue({
          name: 'task-change-insert', sql: 'insert into responsibility.task_change (tenant_id, id, task_id, changes, reason, changed_by, changed_by_name, changed_at) values ($1,$2,$3,$4,$5,$6,$7,$8)',
          params: [ctx.tenantId, newId(), id, JSON.stringify(changes), reason, ctx.actor.id, ctx.actor.name, now],
        });
        const moved = after.dueOn === r.due_on ? {} : { due_on: after.dueOn, overdue_at: null };
        return { event: 'changed', next: { title: after.title, wanted: after.wanted, support_unit_ids: after.supportUnitIds, ...moved }, facts: { reason, changes } };
      });
      return this.records.within(tx, ctx, id, reference);
    });
  }
}

/** A day to come; and who answers for the task asks another for a later one. */
function assertDay(ctx: TenantContext, r: TaskRow, dueOn: string, now: Date): void {
  if (dueOn < shanghaiDay(now)) throw invalidField('body.dueOn', e.past_day);
  if (dueOn > r.due_on && taskLead.isNamed(ctx, 'task.perform', r)) throw new ProblemError(e.own_day);
}
