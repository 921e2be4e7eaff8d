import {
  expertErrors, expertEvents, expertLifecycle, expertTaskErrors, expertTaskEvents, expertTaskLifecycle,
  type Expert, type ExpertState, type ExpertTask, type ExpertTaskState,
} from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { expertReach, expertTaskReach } from './expert.reach';

/** One row of enforcement.expert. */
export interface ExpertRow extends LedgerRow {
  number: string;
  name: string;
  phone: string | null;
  speciality: string;
  title: string | null;
  unit: string;
  unit_credit_code: string | null;
  level: Expert['level'];
  valid_until: string;
  division_code: string;
  status: ExpertState;
  remove_reason: string | null;
  added_by: string;
  added_by_name: string;
  added_at: Date;
}

/** One row of enforcement.expert_task, fee in 分; lists and gets read it with who the expert is. */
export interface ExpertTaskRow extends LedgerRow {
  expert_id: string;
  contract_id: string | null;
  subject_id: string;
  subject_name: string;
  division_code: string;
  on_day: string;
  task: string;
  /** as bigint is read: text */
  fee: string | number;
  status: ExpertTaskState;
  result: string | null;
  cancel_reason: string | null;
  assigned_by: string;
  assigned_by_name: string;
  assigned_at: Date;
}
export type ReadExpertTask = ExpertTaskRow & { expert_number: string; expert_name: string };

const changed = ['updated_by', 'updated_by_name', 'updated_at', 'version'] as const;
export const expertLedger = defineLedger({
  name: 'expert', path: 'experts', table: 'enforcement.expert', lifecycle: expertLifecycle, reach: expertReach, read: 'expert.read', events: expertEvents, errors: expertErrors,
  columns: ['id', 'number', 'name', 'phone', 'speciality', 'title', 'unit', 'unit_credit_code', 'level', 'valid_until', 'division_code', 'status', 'remove_reason', 'added_by', 'added_by_name', 'added_at', ...changed],
  data: (r: ExpertRow) => ({ expertId: r.id, number: r.number, divisionCode: r.division_code, speciality: r.speciality, level: r.level }),
});

export const expertTaskLedger = defineLedger({
  name: 'expert-task', path: 'expert-tasks', table: 'enforcement.expert_task', lifecycle: expertTaskLifecycle, reach: expertTaskReach, read: 'service-contract.read', events: expertTaskEvents, errors: expertTaskErrors,
  columns: ['id', 'expert_id', 'contract_id', 'subject_id', 'subject_name', 'division_code', 'on_day', 'task', 'fee', 'status', 'result', 'cancel_reason', 'assigned_by', 'assigned_by_name', 'assigned_at', ...changed],
  data: (r: ExpertTaskRow) => ({ taskId: r.id, expertId: r.expert_id, subjectId: r.subject_id, contractId: r.contract_id, divisionCode: r.division_code, fee: Number(r.fee) }),
});

/** On the roster, and valid on the day. */
export const inForceOn = (r: Pick<ExpertRow, 'status' | 'valid_until'>, day: string): boolean => r.status === 'active' && r.valid_until >= day;

/** The platform masks name and phone before it leaves. */
export function toExpert(ctx: TenantContext, r: ExpertRow, { divisions }: Reference): Expert {
  return {
    id: r.id, number: r.number, name: r.name, phone: r.phone, speciality: r.speciality, title: r.title, unit: r.unit, unitCreditCode: r.unit_credit_code, level: r.level, validUntil: r.valid_until, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code,
    status: r.status, inForce: inForceOn(r, shanghaiDay(new Date())), removeReason: r.remove_reason, addedBy: { id: r.added_by, name: r.added_by_name }, addedAt: toShanghaiIso(r.added_at),
    updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(expertLifecycle, r.status).filter((a) => expertReach.covers(ctx, expertLifecycle.actions[a].permission, r)),
  };
}

export function toExpertTask(ctx: TenantContext, r: ReadExpertTask, { divisions }: Reference): ExpertTask {
  return {
    id: r.id, expert: { id: r.expert_id, number: r.expert_number, name: r.expert_name }, subject: { id: r.subject_id, name: r.subject_name }, divisionCode: r.division_code,
    divisionName: divisions.get(r.division_code)?.name ?? r.division_code, contractId: r.contract_id, onDay: r.on_day, task: r.task, fee: Number(r.fee), status: r.status, result: r.result, cancelReason: r.cancel_reason,
    assignedBy: { id: r.assigned_by, name: r.assigned_by_name }, assignedAt: toShanghaiIso(r.assigned_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(expertTaskLifecycle, r.status).filter((a) => expertTaskReach.covers(ctx, expertTaskLifecycle.actions[a].permission, r)),
  };
}
