import { allowedActions } from '@anlan/contracts/kit';
import { reportPeriodErrors, reportPeriodEvents, reportPeriodLifecycle, type ReportContent, type ReportPeriod, type ReportPeriodDetail, type ReportPeriodState } from '@anlan/contracts/responsibility';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, wholeTenant, type LedgerRow } from '@anlan/platform/ledger';

export interface ReportPeriodRow extends LedgerRow {
  line_id: string;
  edition: number;
  kind: ReportPeriod['kind'];
  period: string;
  from_day: string;
  to_day: string;
  status: ReportPeriodState;
  corrects_id: string | null;
  correction_reason: string | null;
  note: string | null;
  content: ReportContent | null;
  compiled_by: string | null;
  compiled_by_name: string | null;
  compiled_at: Date | null;
  reviewed_by: string | null;
  reviewed_by_name: string | null;
  reviewed_at: Date | null;
  review_note: string | null;
  locked_by: string | null;
  locked_by_name: string | null;
  locked_at: Date | null;
  issued_by: string | null;
  issued_by_name: string | null;
  issued_at: Date | null;
  document: string | null;
  reason: string | null;
  opened_by: string;
  opened_by_name: string;
  opened_at: Date;
}
export const reportPeriodLedger = defineLedger({
  name: 'report-period', path: 'report-periods', table: 'responsibility.report_period', lifecycle: reportPeriodLifecycle, reach: wholeTenant, read: 'report-period.read', events: reportPeriodEvents, errors: { action_not_allowed: reportPeriodErrors.action_not_allowed }, json: ['content'],
  columns: [
    'id', 'line_id', 'edition', 'kind', 'period', 'from_day', 'to_day', 'status', 'corrects_id', 'correction_reason', 'note', 'content', 'compiled_by', 'compiled_by_name', 'compiled_at', 'reviewed_by', 'reviewed_by_name', 'reviewed_at', 'review_note', 'locked_by', 'locked_by_name', 'locked_at',
    'issued_by', 'issued_by_name', 'issued_at', 'document', 'reason', 'opened_by', 'opened_by_name', 'opened_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: ReportPeriodRow) => ({ reportPeriodId: r.id, lineId: r.line_id, edition: r.edition, kind: r.kind, period: r.period }),
});

/** Nothing that was counted, and nobody who looked at it: as before the first compile. */
export const uncompiled = {
  note: null, content: null, compiled_by: null, compiled_by_name: null, compiled_at: null, reviewed_by: null, reviewed_by_name: null, reviewed_at: null, review_note: null,
} as const satisfies Partial<ReportPeriodRow>;

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
/** `correcting`: a later edition is on its way, or has taken its place. */
export const toReportPeriod = (ctx: TenantContext, r: ReportPeriodRow, correcting = false): ReportPeriod => ({
  id: r.id, lineId: r.line_id, edition: r.edition, kind: r.kind, period: r.period, from: r.from_day, to: r.to_day, status: r.status, correctsId: r.corrects_id, correctionReason: r.correction_reason, note: r.note, compiledBy: person(r.compiled_by, r.compiled_by_name), compiledAt: r.compiled_at && toShanghaiIso(r.compiled_at),
  reviewedBy: person(r.reviewed_by, r.reviewed_by_name), reviewedAt: r.reviewed_at && toShanghaiIso(r.reviewed_at), reviewNote: r.review_note, lockedBy: person(r.locked_by, r.locked_by_name), lockedAt: r.locked_at && toShanghaiIso(r.locked_at), issuedBy: person(r.issued_by, r.issued_by_name),
  issuedAt: r.issued_at && toShanghaiIso(r.issued_at), document: r.document, reason: r.reason, openedBy: { id: r.opened_by, name: r.opened_by_name }, openedAt: toShanghaiIso(r.opened_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(reportPeriodLifecycle, r.status).filter((a) => wholeTenant.covers(ctx, reportPeriodLifecycle.actions[a].permission, {}) && !(['review', 'issue'].includes(a) && r.compiled_by === ctx.actor.id) && !(a === 'correct' && correcting)),
});
export const toReportPeriodDetail = (ctx: TenantContext, r: ReportPeriodRow, correctedById: string | null): ReportPeriodDetail => ({ ...toReportPeriod(ctx, r, correctedById !== null), content: r.content, correctedById });
