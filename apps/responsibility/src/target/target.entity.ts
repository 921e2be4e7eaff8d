import { allowedActions } from '@anlan/contracts/kit';
import { targetErrors, targetEvents, targetLifecycle, type Target, type TargetComparison, type TargetProgress, type TargetState } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { targetReach } from './target.reach';
import { isMet, isOverdue } from './target.rules';

export interface TargetRow extends LedgerRow {
  number: string;
  name: string;
  comparison: TargetComparison;
  value: number;
  unit: string;
  year: number;
  due_on: string;
  source_document: string;
  owner_unit_id: string;
  owner_member_id: string | null;
  owner_member_name: string | null;
  figure_key: string | null;
  status: TargetState;
  current: number | null;
  current_as_of: string | null;
  progress: TargetProgress[];
  reported_by: string | null;
  conclusion: string | null;
  concluded_by: string | null;
  concluded_by_name: string | null;
  concluded_at: Date | null;
  carried_from_id: string | null;
  set_by: string;
  set_by_name: string;
  set_at: Date;
}
export const targetLedger = defineLedger({
  name: 'target', path: 'targets', table: 'responsibility.target', lifecycle: targetLifecycle, reach: targetReach, read: 'target.read', events: targetEvents, errors: { action_not_allowed: targetErrors.action_not_allowed }, json: ['progress'],
  columns: [
    'id', 'number', 'name', 'comparison', 'value', 'unit', 'year', 'due_on', 'source_document', 'owner_unit_id', 'owner_member_id', 'owner_member_name', 'figure_key', 'status', 'current', 'current_as_of', 'progress', 'reported_by', 'conclusion', 'concluded_by', 'concluded_by_name', 'concluded_at',
    'carried_from_id', 'set_by', 'set_by_name', 'set_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: TargetRow) => ({ targetId: r.id, number: r.number, year: r.year, comparison: r.comparison, value: r.value, unit: r.unit, current: r.current }),
});

const may = (ctx: TenantContext, r: TargetRow, a: keyof typeof targetLifecycle.actions): boolean => {
  if (!targetReach.covers(ctx, targetLifecycle.actions[a].permission, r)) return false;
  if (a === 'report') return r.figure_key === null;
  if (a === 'measure') return r.figure_key !== null;
  return a !== 'conclude' || r.reported_by !== ctx.actor.id;
};
export const toTarget = (ctx: TenantContext, r: TargetRow, { units }: Reference): Target => ({
  id: r.id, number: r.number, name: r.name, comparison: r.comparison, value: r.value, unit: r.unit, year: r.year, dueOn: r.due_on, sourceDocument: r.source_document, ownerUnitId: r.owner_unit_id, ownerUnitName: units.get(r.owner_unit_id)?.name ?? '', ownerMemberId: r.owner_member_id,
  ownerMemberName: r.owner_member_name, figureKey: r.figure_key, status: r.status, current: r.current, currentAsOf: r.current_as_of, met: isMet(r.comparison, r.value, r.current), overdue: isOverdue(r, shanghaiDay(new Date())), progress: r.progress, conclusion: r.conclusion,
  concludedBy: r.concluded_by === null ? null : { id: r.concluded_by, name: r.concluded_by_name ?? '' }, concludedAt: r.concluded_at && toShanghaiIso(r.concluded_at), carriedFromId: r.carried_from_id, setBy: { id: r.set_by, name: r.set_by_name }, setAt: toShanghaiIso(r.set_at),
  updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version, allowedActions: allowedActions(targetLifecycle, r.status).filter((a) => may(ctx, r, a)),
});
