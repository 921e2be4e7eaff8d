import { taskErrors, taskEvents, taskLifecycle, type KeptEvidence, type Task, type TaskState } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { namedCommittee, type InName } from '../committee/committee.name';
import { taskReach } from './task.reach';
import { mayDo, outcomeOf } from './task.rules';

/** One row of responsibility.task. */
export interface TaskRow extends LedgerRow, InName {
  number: string;
  title: string;
  wanted: string;
  source_kind: Task['source']['kind'];
  source_id: string | null;
  source_target: number | null;
  source_label: string | null;
  lead_unit_id: string;
  lead_unit_name: string;
  lead_member_id: string | null;
  lead_name: string | null;
  support_unit_ids: string[];
  division_code: string;
  due_on: string;
  first_due_on: string;
  weight: number;
  parent_task_id: string | null;
  depth: number;
  percent: number;
  evidence_wanted: string | null;
  attachments: KeptEvidence[];
  status: TaskState;
  overdue_at: Date | null;
  submit_note: string | null;
  submit_evidence: KeptEvidence[];
  submitted_on: string | null;
  submitted_by: string | null;
  submitted_by_name: string | null;
  verified_by: string | null;
  verified_by_name: string | null;
  verified_at: Date | null;
  decision: string | null;
  issued_by: string;
  issued_by_name: string;
  issued_at: Date;
}

/** The same with what stands in other rows. */
export interface ReadTask extends TaskRow {
  effective: number;
  subtasks: number;
  extension_pending: boolean;
  /** by whom it was urged without an answer yet, and the last day on which it was urged */
  open_urges_by: string[];
  urged_on: string | null;
}

export const taskLedger = defineLedger({
  name: 'task', path: 'tasks', table: 'responsibility.task', lifecycle: taskLifecycle, reach: taskReach, read: 'task.read', events: taskEvents, errors: taskErrors, json: ['attachments', 'submit_evidence'],
  columns: [
    'id', 'number', 'title', 'wanted', 'source_kind', 'source_id', 'source_target', 'source_label', 'lead_unit_id', 'lead_unit_name', 'lead_member_id', 'lead_name', 'support_unit_ids', 'division_code', 'committee_id', 'committee_name', 'due_on', 'first_due_on', 'weight', 'parent_task_id', 'depth',
    'percent', 'evidence_wanted', 'attachments', 'status', 'overdue_at', 'submit_note', 'submit_evidence', 'submitted_on', 'submitted_by', 'submitted_by_name', 'verified_by', 'verified_by_name', 'verified_at', 'decision', 'issued_by',
    'issued_by_name', 'issued_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: TaskRow) => taskFacts(r),
});

/** What every event says of a task. */
export const taskFacts = (r: TaskRow) => ({
  taskId: r.id, number: r.number, title: r.title, sourceKind: r.source_kind, sourceId: r.source_id, sourceTarget: r.source_target, leadUnitId: r.lead_unit_id, leadMemberId: r.lead_member_id, supportUnitIds: r.support_unit_ids, divisionCode: r.division_code, dueOn: r.due_on,
  parentTaskId: r.parent_task_id, committeeId: r.committee_id,
});

export const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function toTask(ctx: TenantContext, r: ReadTask, { divisions, units }: Reference): Task {
  const today = shanghaiDay(new Date());
  return {
    id: r.id, number: r.number, title: r.title, wanted: r.wanted, source: { kind: r.source_kind, id: r.source_id, target: r.source_target, label: r.source_label }, leadUnit: { id: r.lead_unit_id, name: r.lead_unit_name },
    lead: r.lead_member_id === null ? null : { memberId: r.lead_member_id, name: r.lead_name ?? '' }, supportUnits: r.support_unit_ids.map((id) => ({ id, name: units.get(id)?.name ?? id })),
    divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, committee: namedCommittee(r), dueOn: r.due_on, firstDueOn: r.first_due_on, weight: r.weight, parentTaskId: r.parent_task_id, depth: r.depth, subtasks: r.subtasks,
    percent: r.effective, evidenceWanted: r.evidence_wanted, attachments: r.attachments, status: r.status, outcome: outcomeOf(r, today), overdueAt: r.overdue_at && toShanghaiIso(r.overdue_at), extensionPending: r.extension_pending, urged: r.open_urges_by.length > 0,
    submission: r.submitted_on === null ? null : { note: r.submit_note ?? '', evidence: r.submit_evidence, on: r.submitted_on, by: { id: r.submitted_by ?? '', name: r.submitted_by_name ?? '' } },
    verifiedBy: person(r.verified_by, r.verified_by_name), verifiedAt: r.verified_at && toShanghaiIso(r.verified_at), decision: r.decision, issuedBy: { id: r.issued_by, name: r.issued_by_name }, issuedAt: toShanghaiIso(r.issued_at),
    updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version, allowedActions: allowedActions(taskLifecycle, r.status).filter((a) => mayDo(ctx, a, r)),
  };
}
