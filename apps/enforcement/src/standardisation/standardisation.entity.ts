import { standardisationErrors, standardisationEvents, standardisationLifecycle, type Standardisation, type StandardisationState } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { standardisationReach } from './standardisation.reach';

/** One row of enforcement.standardisation: one application, and the grade that came of it. */
export interface StandardisationRow extends LedgerRow {
  subject_id: string;
  subject_name: string;
  division_code: string;
  unit_id: string | null;
  grade: Standardisation['grade'];
  status: StandardisationState;
  self_score: number | null;
  note: string | null;
  reviewer: string | null;
  reviewed_on: string | null;
  score: number | null;
  review_note: string | null;
  reviewed_by: string | null;
  reviewed_by_name: string | null;
  certificate_number: string | null;
  announced_on: string | null;
  expires_on: string | null;
  revoke_reason: string | null;
  renewal_of: string | null;
  renewal_id: string | null;
  applied_by: string;
  applied_by_name: string;
  applied_at: Date;
}

export const standardisationLedger = defineLedger({
  name: 'standardisation', path: 'standardisations', table: 'enforcement.standardisation', lifecycle: standardisationLifecycle, reach: standardisationReach, read: 'standardisation.read', events: standardisationEvents, errors: standardisationErrors,
  columns: [
    'id', 'subject_id', 'subject_name', 'division_code', 'unit_id', 'grade', 'status', 'self_score', 'note', 'reviewer', 'reviewed_on', 'score', 'review_note', 'reviewed_by', 'reviewed_by_name', 'certificate_number', 'announced_on',
    'expires_on', 'revoke_reason', 'renewal_of', 'renewal_id', 'applied_by', 'applied_by_name', 'applied_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: StandardisationRow) => ({ standardisationId: r.id, subjectId: r.subject_id, divisionCode: r.division_code, grade: r.grade }),
});

/** Announced, and not past its last day. */
export const isValidOn = (r: Pick<StandardisationRow, 'status' | 'expires_on'>, day: string): boolean => r.status === 'announced' && r.expires_on !== null && r.expires_on >= day;

export function toStandardisation(ctx: TenantContext, r: StandardisationRow, { divisions }: Reference): Standardisation {
  const may = (a: Standardisation['allowedActions'][number]): boolean => standardisationReach.covers(ctx, standardisationLifecycle.actions[a].permission, r);
  return {
    id: r.id, subject: { id: r.subject_id, name: r.subject_name }, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, grade: r.grade, status: r.status,
    valid: isValidOn(r, shanghaiDay(new Date())), selfScore: r.self_score, note: r.note, reviewer: r.reviewer, reviewedOn: r.reviewed_on, score: r.score, reviewNote: r.review_note, certificateNumber: r.certificate_number,
    announcedOn: r.announced_on, expiresOn: r.expires_on, revokeReason: r.revoke_reason, renewalOf: r.renewal_of, renewalId: r.renewal_id, appliedBy: { id: r.applied_by, name: r.applied_by_name }, appliedAt: toShanghaiIso(r.applied_at),
    reviewedBy: r.reviewed_by === null ? null : { id: r.reviewed_by, name: r.reviewed_by_name ?? '' }, updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(standardisationLifecycle, r.status).filter((a) => may(a) && (a !== 'review' || r.applied_by !== ctx.actor.id) && (a !== 'renew' || r.renewal_id === null)),
  };
}
