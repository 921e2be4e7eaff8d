import { reportRewardErrors, reportRewardEvents, reportRewardLifecycle, type ReportReward, type ReportRewardState } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { reportRewardReach } from './report-reward.reach';

/** One row of enforcement.report_reward; bigint is read as text. */
export interface ReportRewardRow extends LedgerRow {
  report_id: string;
  report_number: string;
  division_code: string;
  employee: boolean;
  /** null: it came over the public page */
  report_entered_by: string | null;
  level: ReportReward['level'];
  basis: ReportReward['basis'];
  basis_note: string;
  amount: string | number;
  cap: string | number;
  status: ReportRewardState;
  decision: string | null;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  collect_until: string | null;
  paid_on: string | null;
  paid_note: string | null;
  paid_by: string | null;
  paid_by_name: string | null;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: Date;
}

export const reportRewardLedger = defineLedger({
  name: 'report-reward', path: 'report-rewards', table: 'enforcement.report_reward', lifecycle: reportRewardLifecycle, reach: reportRewardReach, read: 'report-reward.read', events: reportRewardEvents, errors: reportRewardErrors,
  columns: [
    'id', 'report_id', 'report_number', 'division_code', 'employee', 'report_entered_by', 'level', 'basis', 'basis_note', 'amount', 'cap', 'status', 'decision', 'decided_by', 'decided_by_name', 'decided_at', 'collect_until', 'paid_on', 'paid_note', 'paid_by',
    'paid_by_name', 'proposed_by', 'proposed_by_name', 'proposed_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: ReportRewardRow) => ({ rewardId: r.id, reportId: r.report_id, reportNumber: r.report_number, divisionCode: r.division_code, amount: Number(r.amount) }),
});

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function toReportReward(ctx: TenantContext, r: ReportRewardRow, { divisions }: Reference): ReportReward {
  return {
    id: r.id, report: { id: r.report_id, number: r.report_number }, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, employee: r.employee, level: r.level, basis: r.basis,
    basisNote: r.basis_note, amount: Number(r.amount), cap: Number(r.cap), status: r.status, decision: r.decision, decidedBy: person(r.decided_by, r.decided_by_name), decidedAt: r.decided_at && toShanghaiIso(r.decided_at),
    collectUntil: r.collect_until, paidOn: r.paid_on, paidNote: r.paid_note, paidBy: person(r.paid_by, r.paid_by_name), proposedBy: { id: r.proposed_by, name: r.proposed_by_name }, proposedAt: toShanghaiIso(r.proposed_at),
    updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(reportRewardLifecycle, r.status).filter((a) => reportRewardReach.covers(ctx, reportRewardLifecycle.actions[a].permission, r) && r.report_entered_by !== ctx.actor.id && (a === 'pay' || r.proposed_by !== ctx.actor.id)),
  };
}
