import { taskEvents, taskReminderEvents } from '@anlan/contracts/responsibility';
import type { SettingValue } from '@anlan/contracts/tenancy';
import { addCalendarDays, calendarDaysBetween, isoWeekOf, mondayOf, shanghaiDay } from '@anlan/domain';
import { systemContext, type TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { Jobs, type JobTenant } from '@anlan/platform/jobs';
import { CLOCK_BATCH, DistrictClock, inBatches } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { LOGGER } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { taskFacts, type TaskRow } from './task.entity';
import { WORKING } from './task.filters';

const NINE_HOURS_MS = 9 * 3_600_000;
/** tasks that became overdue, units that were reminded of their week, tasks of which the lead was */
interface Swept { readonly overdue: number; readonly reminded: number; readonly due: number }

/**
 * The clock of tasks. Every minute what has passed its day is marked, once, and told of; and each unit that has something due
 * in the week, or overdue, is reminded once a week, from Monday 09:00 on; the lead of a task before its day and again while it
 * is overdue, as the district's setting says, from 09:00 on. All stand in rows that commit with their event: a process that is
 * killed, or was down in the morning, neither skips nor repeats one.
 */
@Injectable()
export class TaskDeadlines implements OnModuleInit {
  private readonly clock: DistrictClock<Swept>;

  constructor(private readonly tx: TenantTx, jobs: Jobs, private readonly references: ReferenceDirectory, @Inject(LOGGER) logger: Logger) {
    this.clock = new DistrictClock(jobs, references, logger, { name: 'task', sweep: (t) => this.sweep(t), tell: (s) => (s.overdue + s.reminded + s.due ? { ...s } : undefined) });
  }

  onModuleInit(): void {
    this.clock.start();
  }

  /** What is overdue when it is entered is told of at once. */
  watch(tx: Tx, ctx: TenantContext, dueOn: string): void {
    if (dueOn < shanghaiDay(new Date())) this.clock.soon(tx, ctx);
  }

  async sweep(tenant: JobTenant, now = new Date()): Promise<Swept> {
    const ctx = systemContext(tenant, 'responsibility');
    const overdue = await inBatches(() => this.tx.write(ctx, (tx) => this.markBatch(tx, ctx, now)));
    const taskReminder = (await this.references.get(ctx.tenantId)).setting('taskReminder');
    const due = await inBatches(() => this.tx.write(ctx, (tx) => this.remindBatch(tx, ctx, taskReminder, now)));
    return { overdue, reminded: await this.tx.write(ctx, (tx) => this.remind(tx, ctx, now)), due };
  }

  private async markBatch(tx: Tx, ctx: TenantContext, now: Date): Promise<number> {
    const rows = await tx.rows<TaskRow>(
      `update responsibility.task t set overdue_at = $4, updated_at = $4, updated_by = $2, updated_by_name = $3, version = version + 1
       from (select id from responsibility.task where tenant_id = $1 and status <> 'done' and status <> 'cancelled' and overdue_at is null and due_on < $5 and not (status = 'submitted' and submitted_on <= due_on)
             order by due_on limit ${CLOCK_BATCH} for update skip locked) d
       where t.tenant_id = $1 and t.id = d.id returning t.*`,
      [ctx.tenantId, ctx.actor.id, ctx.actor.name, now, shanghaiDay(now)], 'task-mark-overdue',
    );
    for (const r of rows) {
      tx.emit({ spec: taskEvents.overdue, id: r.id, sequence: r.version, data: { ...taskFacts(r), status: r.status, actor: null } });
      tx.audit({ action: 'task.overdue', target: `tasks/${r.id}`, detail: { number: r.number, dueOn: r.due_on } });
    }
    return rows.length;
  }

  private async remindBatch(tx: Tx, ctx: TenantContext, { daysBefore, everyDays }: SettingValue<'taskReminder'>, now: Date): Promise<number> {
    // Until 09:00 it is still the day before.
    const today = shanghaiDay(new Date(+now - NINE_HOURS_MS));
    const rows = await tx.rows<TaskRow>(
      `with owed as (
         select t.* from responsibility.task t
         where t.tenant_id = $1 and t.status = any($2) and t.due_on <= $4
           and not exists (select from responsibility.task_reminded x where x.tenant_id = t.tenant_id and x.task_id = t.id and x.due_on = t.due_on
             and (t.due_on >= $3 or (x.reminded_on > t.due_on and x.reminded_on > $5)))
         order by t.due_on, t.id limit ${CLOCK_BATCH}),
       told as (
         insert into responsibility.task_reminded (tenant_id, task_id, due_on, reminded_on, told_at) select $1, id, due_on, $3, $6 from owed
         on conflict do nothing returning task_id)
       select owed.* from owed join told on told.task_id = owed.id`,
      [ctx.tenantId, WORKING, today, addCalendarDays(today, daysBefore), addCalendarDays(today, -everyDays), now], 'task-remind-due',
    );
    for (const r of rows) tx.emit({ spec: taskReminderEvents.due, id: newId(), sequence: 1, data: { taskId: r.id, number: r.number, title: r.title, leadUnitId: r.lead_unit_id, leadMemberId: r.lead_member_id, dueOn: r.due_on, daysLeft: calendarDaysBetween(today, r.due_on), actor: null } });
    return rows.length;
  }

  private async remind(tx: Tx, ctx: TenantContext, now: Date): Promise<number> {
    // Until Monday 09:00 it is still the week before.
    const monday = mondayOf(shanghaiDay(new Date(now.getTime() - NINE_HOURS_MS)));
    const week = isoWeekOf(monday);
    const rows = await tx.rows<{ unit_id: string; unit_name: string; due: number; overdue: number }>(
      `with owed as (
         select lead_unit_id as unit_id, max(lead_unit_name) as unit_name, count(*) filter (where due_on >= $3)::int as due, count(*) filter (where due_on < $3)::int as overdue
         from responsibility.task where tenant_id = $1 and status = any($5) and due_on <= $4 group by lead_unit_id),
       told as (
         insert into responsibility.task_reminder (tenant_id, week, unit_id, due, overdue, told_at) select $1, $2, unit_id, due, overdue, $6 from owed
         on conflict do nothing returning unit_id)
       select owed.* from owed join told using (unit_id)`,
      [ctx.tenantId, week, monday, addCalendarDays(monday, 6), WORKING, now], 'task-remind',
    );
    for (const r of rows) tx.emit({ spec: taskReminderEvents.told, id: newId(), sequence: 1, data: { week, unitId: r.unit_id, unitName: r.unit_name, due: r.due, overdue: r.overdue, actor: null } });
    return rows.length;
  }
}
