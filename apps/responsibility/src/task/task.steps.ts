import { taskErrors as e, type ProgressTaskBody, type SubmitTaskBody, type TaskAction, type TaskDetail, type TaskEvent } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { LedgerOutcome } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { TaskDeadlines } from './task.deadlines';
import { taskLedger as ledger, type TaskRow } from './task.entity';
import { TaskRecords } from './task.records';
import { assertHome, assertLeads, assertRises, keptEvidence, reportingUnit, takesPart } from './task.rules';
import { assertFiles } from './task.service';

type Outcome = LedgerOutcome<TaskRow, TaskEvent>;
interface At {
  readonly tx: Tx;
  readonly now: Date;
  readonly reference: Reference;
}

/** 签收、进度、报送、核验、退回、延期、取消. */
@Injectable()
export class TaskSteps {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
    private readonly records: TaskRecords,
    private readonly deadlines: TaskDeadlines,
  ) {}

  accept(ctx: TenantContext, id: string, version: number): Promise<TaskDetail> {
    return this.step(ctx, id, version, 'accept', (r) => {
      assertLeads(ctx, r, 'accept');
      return { event: 'accepted', next: { status: 'accepted' } };
    });
  }

  progress(ctx: TenantContext, id: string, version: number, b: ProgressTaskBody): Promise<TaskDetail> {
    return this.step(ctx, id, version, 'progress', async (r, { tx, now, reference }) => {
      if (!takesPart(ctx, r)) throw new ProblemError(e.not_named);
      const unit = reportingUnit(ctx, r, b.unitId);
      if ((await subtasks(tx, ctx, id)).all > 0) throw new ProblemError(e.has_subtasks);
      const leads = unit === r.lead_unit_id;
      assertRises(leads ? r.percent : await lastOf(tx, ctx, id, unit), b.percent, b.correction);
      const evidence = keptEvidence(b.evidence);
      await assertFiles(this.files, tx, ctx, 'body.evidence', evidence);
      tx.queue({
        name: 'task-progress-insert',
        sql: `insert into responsibility.task_progress (tenant_id, id, task_id, unit_id, unit_name, percent, note, correction, evidence, reported_by, reported_by_name, reported_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
        params: [ctx.tenantId, newId(), id, unit, reference.units.get(unit)?.name ?? unit, b.percent, b.note, b.correction, JSON.stringify(evidence), ctx.actor.id, ctx.actor.name, now],
      });
      return { event: 'progressed', next: { status: 'in_progress', ...(leads && { percent: b.percent }) }, facts: { percent: b.percent, unitId: unit } };
    });
  }

  submit(ctx: TenantContext, id: string, version: number, b: SubmitTaskBody): Promise<TaskDetail> {
    return this.step(ctx, id, version, 'submit', async (r, { tx, now }) => {
      assertLeads(ctx, r, 'submit');
      await assertNoneOpen(tx, ctx, id);
      const evidence = keptEvidence(b.evidence);
      if (r.evidence_wanted !== null && evidence.length === 0) throw invalidField('body.evidence', e.evidence_wanted, { evidence: r.evidence_wanted });
      await assertFiles(this.files, tx, ctx, 'body.evidence', evidence);
      const on = shanghaiDay(now);
      return { event: 'submitted', next: { status: 'submitted', submit_note: b.note, submit_evidence: evidence, submitted_on: on, submitted_by: ctx.actor.id, submitted_by_name: ctx.actor.name }, facts: { submittedOn: on } };
    });
  }

  verify(ctx: TenantContext, id: string, version: number, note: string | null): Promise<TaskDetail> {
    return this.step(ctx, id, version, 'verify', (r, { now }) => {
      assertJudges(ctx, r, 'verify');
      const next = { status: 'done' as const, percent: 100, decision: note, verified_by: ctx.actor.id, verified_by_name: ctx.actor.name, verified_at: now };
      return { event: 'verified', next, facts: { inTime: r.submitted_on !== null && r.submitted_on <= r.due_on } };
    });
  }

  return(ctx: TenantContext, id: string, version: number, reason: string): Promise<TaskDetail> {
    return this.step(ctx, id, version, 'return', (r) => {
      assertJudges(ctx, r, 'return');
      return { event: 'returned', next: { status: 'returned', decision: reason }, facts: { reason } };
    });
  }

  requestExtension(ctx: TenantContext, id: string, version: number, { newDueOn, reason }: { newDueOn: string; reason: string }): Promise<TaskDetail> {
    return this.step(ctx, id, version, 'request-extension', async (r, { tx, now }) => {
      assertLeads(ctx, r, 'request-extension');
      if (newDueOn <= r.due_on) throw invalidField('body.newDueOn', e.not_later, { before: r.due_on });
      if (await pendingOf(tx, ctx, id)) throw new ProblemError(e.extension_pending);
      tx.queue({
        name: 'task-extension-insert', sql: 'insert into responsibility.task_extension (tenant_id, id, task_id, from_day, to_day, reason, asked_by, asked_by_name, asked_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)',
        params: [ctx.tenantId, newId(), id, r.due_on, newDueOn, reason, ctx.actor.id, ctx.actor.name, now],
      });
      return { event: 'extension_requested', next: {}, facts: { newDueOn, reason } };
    });
  }

  /** A later day makes the task no longer overdue; when that passes too, it is told of again. */
  decideExtension(ctx: TenantContext, id: string, version: number, { result, note }: { result: 'granted' | 'refused'; note: string | null }): Promise<TaskDetail> {
    return this.step(ctx, id, version, 'decide-extension', async (r, { tx, now }) => {
      assertHome(ctx, 'decide-extension', r);
      const asked = await pendingOf(tx, ctx, id);
      if (!asked) throw new ProblemError(e.no_extension, {}, [], { state: r.status, allowed: ['request-extension'] });
      if (asked.asked_by === ctx.actor.id) throw new ProblemError(e.own_request);
      if (result === 'refused' && note === null) throw invalidField('body.note', e.reason_wanted);
      tx.queue({
        name: 'task-extension-decide', sql: 'update responsibility.task_extension set result = $3, note = $4, decided_by = $5, decided_by_name = $6, decided_at = $7 where tenant_id = $1 and id = $2',
        params: [ctx.tenantId, asked.id, result, note, ctx.actor.id, ctx.actor.name, now],
      });
      if (result === 'granted') this.deadlines.watch(tx, ctx, asked.to_day);
      return { event: 'extension_decided', next: result === 'granted' ? { due_on: asked.to_day, overdue_at: null } : {}, facts: { result, before: r.due_on, ...(result === 'granted' && { dueOn: asked.to_day }) } };
    });
  }

  cancel(ctx: TenantContext, id: string, version: number, reason: string): Promise<TaskDetail> {
    return this.step(ctx, id, version, 'cancel', async (r, { tx }) => {
      assertHome(ctx, 'cancel', r);
      await assertNoneOpen(tx, ctx, id);
      return { event: 'cancelled', next: { status: 'cancelled', decision: reason }, facts: { reason } };
    });
  }

  private async step(ctx: TenantContext, id: string, version: number, action: TaskAction, work: (row: TaskRow, at: At) => Outcome | Promise<Outcome>): Promise<TaskDetail> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      await ledger.step(tx, ctx, id, version, action, (row, now) => work(row, { tx, now, reference }));
      return this.records.within(tx, ctx, id, reference);
    });
  }
}

/** Another person than who submitted it, and one who has a say over it. */
function assertJudges(ctx: TenantContext, r: TaskRow, action: 'verify' | 'return'): void {
  assertHome(ctx, action, r);
  if (r.submitted_by === ctx.actor.id) throw new ProblemError(e.same_person);
}

async function subtasks(tx: Tx, ctx: TenantContext, id: string): Promise<{ all: number; open: number }> {
  const sql = "select count(*) filter (where status <> 'cancelled')::int as all, count(*) filter (where status not in ('done', 'cancelled'))::int as open from responsibility.task where tenant_id = $1 and parent_task_id = $2";
  const [counted] = await tx.rows<{ all: number; open: number }>(sql, [ctx.tenantId, id], 'task-subtasks');
  return counted ?? { all: 0, open: 0 };
}

async function assertNoneOpen(tx: Tx, ctx: TenantContext, id: string): Promise<void> {
  const { open } = await subtasks(tx, ctx, id);
  if (open > 0) throw new ProblemError(e.subtasks_open, { count: open });
}

async function lastOf(tx: Tx, ctx: TenantContext, id: string, unit: string): Promise<number> {
  const [row] = await tx.rows<{ percent: number }>('select percent from responsibility.task_progress where tenant_id = $1 and task_id = $2 and unit_id = $3 order by id desc limit 1', [ctx.tenantId, id, unit], 'task-progress-last');
  return row?.percent ?? 0;
}

/** The request for a later day that waits for its decision. */
export async function pendingOf(tx: Tx, ctx: TenantContext, id: string): Promise<{ id: string; to_day: string; asked_by: string } | undefined> {
  const [row] = await tx.rows<{ id: string; to_day: string; asked_by: string }>('select id, to_day, asked_by from responsibility.task_extension where tenant_id = $1 and task_id = $2 and result is null', [ctx.tenantId, id], 'task-extension-pending');
  return row;
}
