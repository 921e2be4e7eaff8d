import { allowedActions } from '@anlan/contracts/kit';
import { ruleMakingErrors, ruleMakingEvents, ruleMakingLifecycle, type RuleConsultation, type RuleMaking, type RuleMakingAction, type RuleMakingKind, type RuleMakingState, type RuleStage } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { ruleMakingReach } from './rule-making.reach';
import { isOverdue } from './rule-making.rules';

export interface RuleMakingRow extends LedgerRow {
  number: string;
  kind: RuleMakingKind;
  title: string;
  year: number;
  drafting_unit_id: string;
  basis: string;
  due_on: string;
  listed_on: string;
  status: RuleMakingState;
  stages: RuleStage[];
  consultations: RuleConsultation[];
  /** the day on which the consultation that runs closes */
  closes_on: string | null;
  submitted_by: string | null;
  submitted_by_name: string | null;
  review_unit_id: string | null;
  reviewed_by: string | null;
  reviewed_by_name: string | null;
  deliberated_by: string | null;
  document_number: string | null;
  published_on: string | null;
  effective_on: string | null;
  review_on: string | null;
  ended_on: string | null;
  reason: string | null;
  listed_by: string;
  listed_by_name: string;
  listed_at: Date;
}
export const ruleMakingLedger = defineLedger({
  name: 'rule-making', path: 'rule-makings', table: 'responsibility.rule_making', lifecycle: ruleMakingLifecycle, reach: ruleMakingReach, read: 'rule-making.read', events: ruleMakingEvents, errors: { action_not_allowed: ruleMakingErrors.action_not_allowed }, json: ['stages', 'consultations'],
  columns: [
    'id', 'number', 'kind', 'title', 'year', 'drafting_unit_id', 'basis', 'due_on', 'listed_on', 'status', 'stages', 'consultations', 'closes_on', 'submitted_by', 'submitted_by_name', 'review_unit_id', 'reviewed_by', 'reviewed_by_name', 'deliberated_by', 'document_number', 'published_on', 'effective_on', 'review_on', 'ended_on', 'reason',
    'listed_by', 'listed_by_name', 'listed_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: RuleMakingRow) => ({ ruleMakingId: r.id, number: r.number, kind: r.kind, year: r.year, draftingUnitId: r.drafting_unit_id, documentNumber: r.document_number, effectiveOn: r.effective_on, reviewOn: r.review_on }),
});

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
function may(ctx: TenantContext, r: RuleMakingRow, a: RuleMakingAction, today: string): boolean {
  if (!ruleMakingReach.covers(ctx, ruleMakingLifecycle.actions[a].permission, r)) return false;
  if (a === 'review') return ctx.actor.unitId !== r.drafting_unit_id && ctx.actor.id !== r.submitted_by;
  if (a === 'close-consultation') return r.closes_on !== null && r.closes_on < today;
  return a !== 'deliberate' || ctx.actor.id !== r.submitted_by;
}
export function toRuleMaking(ctx: TenantContext, r: RuleMakingRow, { units }: Reference): RuleMaking {
  const today = shanghaiDay(new Date());
  return {
    id: r.id, number: r.number, kind: r.kind, title: r.title, year: r.year, draftingUnitId: r.drafting_unit_id, draftingUnitName: units.get(r.drafting_unit_id)?.name ?? '', basis: r.basis, dueOn: r.due_on, listedOn: r.listed_on, status: r.status, overdue: isOverdue(r, today), stages: r.stages, consultations: r.consultations,
    reviewUnitId: r.review_unit_id, reviewUnitName: r.review_unit_id === null ? null : (units.get(r.review_unit_id)?.name ?? ''), reviewedBy: person(r.reviewed_by, r.reviewed_by_name), submittedBy: person(r.submitted_by, r.submitted_by_name), documentNumber: r.document_number, publishedOn: r.published_on, effectiveOn: r.effective_on,
    inForce: r.status === 'published' && r.effective_on !== null && r.effective_on <= today, reviewOn: r.review_on, reviewDue: r.status === 'published' && r.review_on !== null && r.review_on <= today, endedOn: r.ended_on, reason: r.reason, listedBy: { id: r.listed_by, name: r.listed_by_name }, listedAt: toShanghaiIso(r.listed_at),
    updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version, allowedActions: allowedActions(ruleMakingLifecycle, r.status).filter((a) => may(ctx, r, a, today)),
  };
}
