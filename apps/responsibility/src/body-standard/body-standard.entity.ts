import {
  bodyAssessmentErrors, bodyAssessmentEvents, bodyAssessmentLifecycle, bodyStandardErrors, bodyStandardEvents, bodyStandardLifecycle, type BodyAssessment, type BodyAssessmentState, type BodyLevel, type BodyStandard, type BodyStandardState,
} from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, wholeTenant, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { bodyAssessmentReach } from './body-standard.reach';
import { fullScore } from './body-standard.rules';

export interface BodyStandardRow extends LedgerRow {
  line_id: string;
  number: number;
  name: string;
  source_document: string;
  levels: BodyLevel[];
  items: BodyStandard['items'];
  pass_mark: number;
  status: BodyStandardState;
  published_at: Date | null;
  drafted_by: string;
  drafted_by_name: string;
  drafted_at: Date;
}
export const bodyStandardLedger = defineLedger({
  name: 'body-standard', path: 'body-standards', table: 'responsibility.body_standard', lifecycle: bodyStandardLifecycle, reach: wholeTenant, read: 'body-standard.read', events: bodyStandardEvents, errors: { action_not_allowed: bodyStandardErrors.action_not_allowed }, json: ['items'],
  columns: ['id', 'line_id', 'number', 'name', 'source_document', 'levels', 'items', 'pass_mark', 'status', 'published_at', 'drafted_by', 'drafted_by_name', 'drafted_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: BodyStandardRow) => ({ standardId: r.id, lineId: r.line_id, number: r.number, name: r.name }),
});
export const toBodyStandard = (ctx: TenantContext, r: BodyStandardRow): BodyStandard => ({
  id: r.id, lineId: r.line_id, number: r.number, name: r.name, sourceDocument: r.source_document, levels: r.levels, items: r.items, passMark: r.pass_mark, fullScore: fullScore(r.items), status: r.status, publishedAt: r.published_at && toShanghaiIso(r.published_at),
  draftedBy: { id: r.drafted_by, name: r.drafted_by_name }, draftedAt: toShanghaiIso(r.drafted_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(bodyStandardLifecycle, r.status).filter((a) => wholeTenant.covers(ctx, bodyStandardLifecycle.actions[a].permission, {})),
});

export interface BodyAssessmentRow extends LedgerRow {
  standard_id: string;
  line_id: string;
  standard_name: string;
  level: BodyLevel;
  division_code: string;
  attempt: number;
  previous_id: string | null;
  rectified: string | null;
  items: BodyAssessment['items'];
  self_score: number;
  deductions: BodyAssessment['deductions'];
  score: number | null;
  pass_mark: number;
  full_score: number;
  status: BodyAssessmentState;
  check_note: string | null;
  checked_by: string | null;
  checked_by_name: string | null;
  checked_at: Date | null;
  city_checked_on: string | null;
  city_note: string | null;
  opened_by: string;
  opened_by_name: string;
  opened_at: Date;
}
export const bodyAssessmentLedger = defineLedger({
  name: 'body-assessment', path: 'body-assessments', table: 'responsibility.body_assessment', lifecycle: bodyAssessmentLifecycle, reach: bodyAssessmentReach, read: 'body-assessment.read', events: bodyAssessmentEvents, errors: bodyAssessmentErrors, json: ['items', 'deductions'],
  columns: [
    'id', 'standard_id', 'line_id', 'standard_name', 'level', 'division_code', 'attempt', 'previous_id', 'rectified', 'items', 'self_score', 'deductions', 'score', 'pass_mark', 'full_score', 'status', 'check_note', 'checked_by', 'checked_by_name', 'checked_at', 'city_checked_on', 'city_note',
    'opened_by', 'opened_by_name', 'opened_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: BodyAssessmentRow) => ({ assessmentId: r.id, standardId: r.standard_id, divisionCode: r.division_code, attempt: r.attempt, selfScore: r.self_score, score: r.score }),
});
export const toBodyAssessment = (ctx: TenantContext, r: BodyAssessmentRow, { divisions }: Reference): BodyAssessment => ({
  id: r.id, standardId: r.standard_id, lineId: r.line_id, standardName: r.standard_name, level: r.level, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, attempt: r.attempt, previousId: r.previous_id, rectified: r.rectified, items: r.items, selfScore: r.self_score,
  deductions: r.deductions, score: r.score, passMark: r.pass_mark, fullScore: r.full_score, status: r.status, checkNote: r.check_note, checkedBy: r.checked_by === null ? null : { id: r.checked_by, name: r.checked_by_name ?? '' }, checkedAt: r.checked_at && toShanghaiIso(r.checked_at), cityCheckedOn: r.city_checked_on,
  cityNote: r.city_note, openedBy: { id: r.opened_by, name: r.opened_by_name }, openedAt: toShanghaiIso(r.opened_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(bodyAssessmentLifecycle, r.status).filter((a) => bodyAssessmentReach.covers(ctx, bodyAssessmentLifecycle.actions[a].permission, r) && (a !== 'check' || r.opened_by !== ctx.actor.id)),
});
