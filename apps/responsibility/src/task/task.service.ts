import { taskErrors as e, taskLifecycle as lifecycle, type IssueTaskBody, type KeptEvidence, type TaskDetail } from '@anlan/contracts/responsibility';
import { isDivisionCode, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, NumberSeries } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { inNameOf } from '../committee/committee.name';
import { TaskDeadlines } from './task.deadlines';
import { taskLedger as ledger, type TaskRow } from './task.entity';
import { taskHome } from './task.reach';
import { TaskRecords } from './task.records';
import { assertSupports, filesOf, keptEvidence } from './task.rules';
import { sourceOf } from './task.sources';

/** 下达: a task is given out, at most three levels deep. */
@Injectable()
export class TaskService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly files: Attachments,
    private readonly records: TaskRecords,
    private readonly deadlines: TaskDeadlines,
  ) {}

  async issue(ctx: TenantContext, b: IssueTaskBody): Promise<TaskDetail> {
    const now = new Date();
    const units = [b.leadUnitId, ...b.supportUnitIds];
    const reference = await this.references.knowing(ctx.tenantId, (r) => units.every((id) => r.units.has(id)) && (b.leadMemberId === null || r.members.has(b.leadMemberId)));
    const parties = partiesOf(reference, b);
    const division = divisionOf(reference, b.divisionCode, now);
    const year = shanghaiDay(now).slice(0, 4);
    const number = `RW${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `task-${year}`)).padStart(4, '0')}`;
    return this.tx.write(ctx, async (tx) => {
      const parent = b.parentTaskId === null ? null : await parentOf(tx, ctx, b.parentTaskId);
      const source = await sourceOf(tx, ctx, b.source);
      const named = await inNameOf(tx, ctx, 'task.manage', b.committeeId);
      const row: TaskRow = {
        ...named, id: newId(), number, title: b.title, wanted: b.wanted, source_kind: source.kind, source_id: source.id, source_target: source.target, source_label: source.label, ...parties, division_code: division, due_on: b.dueOn, first_due_on: b.dueOn, weight: b.weight,
        parent_task_id: parent?.id ?? null, depth: (parent?.depth ?? 0) + 1, percent: 0, evidence_wanted: b.evidenceWanted, attachments: keptEvidence(b.attachments), status: lifecycle.initial, overdue_at: null, submit_note: null, submit_evidence: [],
        submitted_on: null, submitted_by: null, submitted_by_name: null, verified_by: null, verified_by_name: null, verified_at: null, decision: null, ...madeBy(ctx, 'issued', now),
      };
      if (!taskHome.covers(ctx, 'task.manage', row)) throw new ProblemError(e.out_of_scope, { code: division });
      await assertFiles(this.files, tx, ctx, 'body.attachments', row.attachments);
      ledger.insert(tx, ctx, 'task.manage', row, 'issued');
      this.deadlines.watch(tx, ctx, row.due_on);
      return this.records.within(tx, ctx, row.id, reference);
    });
  }
}

function partiesOf(reference: Reference, b: IssueTaskBody): Pick<TaskRow, 'lead_unit_id' | 'lead_unit_name' | 'lead_member_id' | 'lead_name' | 'support_unit_ids'> {
  const { units, members } = reference;
  const lead = units.get(b.leadUnitId);
  if (!lead) throw invalidField('body.leadUnitId', e.unknown_unit);
  assertSupports(reference, b.leadUnitId, b.supportUnitIds);
  const member = b.leadMemberId === null ? undefined : members.get(b.leadMemberId);
  if (b.leadMemberId !== null && !(member?.enabled && member.kind === 'user')) throw invalidField('body.leadMemberId', e.unknown_member);
  // A leader, who reads and approves, could never accept it.
  if (member && !reference.membersWith('task.perform').some((m) => m.id === member.id)) throw invalidField('body.leadMemberId', e.lead_cannot_perform, { name: member.name });
  return { lead_unit_id: b.leadUnitId, lead_unit_name: lead.name, lead_member_id: member?.id ?? null, lead_name: member?.name ?? null, support_unit_ids: [...new Set(b.supportUnitIds)] };
}

function divisionOf(reference: Reference, given: string, now: Date): string {
  const code = isDivisionCode(given) ? parseDivisionCode(given).code : given;
  if (!reference.division(code, shanghaiDay(now))) throw invalidField('body.divisionCode', e.unknown_division, { code: given });
  return code;
}

/** The parent, held so that it is not handed in while a sub-task is added to it. */
async function parentOf(tx: Tx, ctx: TenantContext, id: string): Promise<TaskRow> {
  const [row] = await tx.rows<TaskRow>('select * from responsibility.task where tenant_id = $1 and id = $2 for update', [ctx.tenantId, id], 'task-parent');
  if (!row || !taskHome.covers(ctx, 'task.manage', row)) throw invalidField('body.parentTaskId', e.unknown_parent);
  if (['submitted', 'done', 'cancelled'].includes(row.status)) throw new ProblemError(e.parent_ended, { state: lifecycle.states[row.status].zh });
  if (row.depth >= 3) throw new ProblemError(e.too_deep);
  return row;
}

/** Throws where a file is not the actor's own. */
export async function assertFiles(files: Attachments, tx: Tx, ctx: TenantContext, path: string, items: readonly KeptEvidence[]): Promise<void> {
  const [unknown] = await files.unknown(tx, ctx, 'task.manage', filesOf(items));
  if (unknown !== undefined) throw invalidField(path, e.unknown_file, { id: unknown });
}
