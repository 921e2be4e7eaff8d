import { allowedActions } from '@anlan/contracts/kit';
import { shortcomingErrors, shortcomingEvents, shortcomingLifecycle, type ReportFigure, type Shortcoming, type ShortcomingState } from '@anlan/contracts/responsibility';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, wholeTenant, type LedgerRow } from '@anlan/platform/ledger';

export interface ShortcomingRow extends LedgerRow {
  number: string;
  report_period_id: string;
  period: string;
  text: string;
  figures: ReportFigure[];
  status: ShortcomingState;
  measure: string | null;
  task_id: string | null;
  target_id: string | null;
  countered_by: string | null;
  countered_by_name: string | null;
  countered_at: Date | null;
  close_note: string | null;
  closed_by: string | null;
  closed_by_name: string | null;
  closed_at: Date | null;
  written_by: string;
  written_by_name: string;
  written_at: Date;
}
export const shortcomingLedger = defineLedger({
  name: 'shortcoming', path: 'shortcomings', table: 'responsibility.shortcoming', lifecycle: shortcomingLifecycle, reach: wholeTenant, read: 'shortcoming.read', events: shortcomingEvents, errors: { action_not_allowed: shortcomingErrors.action_not_allowed }, json: ['figures'],
  columns: [
    'id', 'number', 'report_period_id', 'period', 'text', 'figures', 'status', 'measure', 'task_id', 'target_id', 'countered_by', 'countered_by_name', 'countered_at', 'close_note', 'closed_by', 'closed_by_name', 'closed_at', 'written_by', 'written_by_name', 'written_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: ShortcomingRow) => ({ shortcomingId: r.id, number: r.number, reportPeriodId: r.report_period_id, period: r.period, figureKeys: r.figures.map((f) => f.key), taskId: r.task_id, targetId: r.target_id }),
});
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
export const toShortcoming = (ctx: TenantContext, r: ShortcomingRow): Shortcoming => ({
  id: r.id, number: r.number, reportPeriodId: r.report_period_id, period: r.period, text: r.text, figures: r.figures, status: r.status, measure: r.measure, taskId: r.task_id, targetId: r.target_id, counteredBy: person(r.countered_by, r.countered_by_name), counteredAt: r.countered_at && toShanghaiIso(r.countered_at),
  closeNote: r.close_note, closedBy: person(r.closed_by, r.closed_by_name), closedAt: r.closed_at && toShanghaiIso(r.closed_at), writtenBy: { id: r.written_by, name: r.written_by_name }, writtenAt: toShanghaiIso(r.written_at), updatedBy: { id: r.updated_by, name: r.updated_by_name },
  updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(shortcomingLifecycle, r.status).filter((a) => wholeTenant.covers(ctx, shortcomingLifecycle.actions[a].permission, {}) && !(a === 'close' && r.countered_by === ctx.actor.id)),
});
