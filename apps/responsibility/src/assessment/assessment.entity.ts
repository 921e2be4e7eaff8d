import {
  assessmentErrors, assessmentEvents, assessmentLifecycle, assessmentSheetErrors, assessmentSheetEvents, assessmentSheetLifecycle, type AssessedKind, type Assessment, type AssessmentScheme, type AssessmentSheet, type AssessmentSheetItem, type AssessmentSheetState, type AssessmentState,
} from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { addCalendarDays, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, wholeTenant, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { assessmentSheetReach } from './assessment.reach';
import { isOwn } from './assessment.rules';

export interface AssessmentRow extends LedgerRow {
  /** of the scheme, over its versions; null of a second assessment of one period from before that was refused */
  line_id: string | null;
  scheme_id: string; scheme_name: string; scheme_number: number; name: string; unit_kind: AssessedKind; from_day: string; to_day: string; total_points: number; grades: AssessmentScheme['grades']; vetoes: AssessmentScheme['vetoes'];
  ranking_is_public: boolean; self_score_until: string; appeal_days: number; units: number; status: AssessmentState; cancel_reason: string | null; finalised_by: string | null; issues: Assessment['issues']; opened_by: string; opened_by_name: string; opened_at: Date;
}
export const assessmentLedger = defineLedger({
  name: 'assessment', path: 'assessments', table: 'responsibility.assessment', lifecycle: assessmentLifecycle, reach: wholeTenant, read: 'assessment.read', events: assessmentEvents, errors: { action_not_allowed: assessmentErrors.action_not_allowed }, json: ['grades', 'vetoes', 'issues'],
  columns: [
    'id', 'line_id', 'scheme_id', 'scheme_name', 'scheme_number', 'name', 'unit_kind', 'from_day', 'to_day', 'total_points', 'grades', 'vetoes', 'ranking_is_public', 'self_score_until', 'appeal_days', 'units', 'status', 'cancel_reason', 'finalised_by', 'issues', 'opened_by', 'opened_by_name', 'opened_at',
    'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: AssessmentRow) => ({ assessmentId: r.id, schemeId: r.scheme_id, name: r.name }),
});

export function toAssessment(ctx: TenantContext, r: AssessmentRow): Assessment {
  const may = (permission: 'assessment.manage' | 'assessment.approve'): boolean => wholeTenant.covers(ctx, permission, {});
  const steps = allowedActions(assessmentLifecycle, r.status).filter((a) => may(assessmentLifecycle.actions[a].permission as 'assessment.manage') && (a !== 'issue' || r.finalised_by !== ctx.actor.id));
  return {
    id: r.id, schemeId: r.scheme_id, schemeName: r.scheme_name, schemeNumber: r.scheme_number, name: r.name, unitKind: r.unit_kind, from: r.from_day, to: r.to_day, totalPoints: r.total_points, rankingIsPublic: r.ranking_is_public, selfScoreUntil: r.self_score_until, appealDays: r.appeal_days, units: r.units,
    status: r.status, cancelReason: r.cancel_reason, issues: r.issues, openedBy: { id: r.opened_by, name: r.opened_by_name }, openedAt: toShanghaiIso(r.opened_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: [...steps, ...(r.status === 'issued' && may('assessment.approve') ? (['correct'] as const) : [])],
  };
}

export interface SheetRow extends LedgerRow {
  assessment_id: string; assessment_name: string; scheme_id: string; unit_kind: AssessedKind; unit_id: string; unit_name: string; division_code: string; from_day: string; to_day: string; total_points: number; appeal_days: number; items: AssessmentSheetItem[];
  self_score_until: string; self_scored_on: string | null; self_points: number | null; checked_points: number | null; points: number | null; grade: string | null; rank: number | null; vetoes: AssessmentSheet['vetoes']; status: AssessmentSheetState;
  self_scored_by: string | null; self_scored_by_name: string | null; checked_by: string | null; checked_by_name: string | null; checked_unit_id: string | null; checked_on: string | null; check_place: string | null; notified_at: Date | null; appeal_until: string | null; appealed_by: string | null;
  decided_by: string | null; decided_by_name: string | null; decided_unit_id: string | null;
}
export const sheetLedger = defineLedger({
  name: 'assessment-sheet', path: 'assessment-sheets', table: 'responsibility.assessment_sheet', lifecycle: assessmentSheetLifecycle, reach: assessmentSheetReach, read: 'assessment-sheet.read', events: assessmentSheetEvents, errors: assessmentSheetErrors, json: ['items', 'vetoes'],
  columns: [
    'id', 'assessment_id', 'assessment_name', 'scheme_id', 'unit_kind', 'unit_id', 'unit_name', 'division_code', 'from_day', 'to_day', 'total_points', 'appeal_days', 'items', 'self_score_until', 'self_scored_on', 'self_points', 'checked_points', 'points', 'grade', 'rank', 'vetoes', 'status',
    'self_scored_by', 'self_scored_by_name', 'checked_by', 'checked_by_name', 'checked_unit_id', 'checked_on', 'check_place', 'notified_at', 'appeal_until', 'appealed_by', 'decided_by', 'decided_by_name', 'decided_unit_id', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: SheetRow) => ({ sheetId: r.id, assessmentId: r.assessment_id, unitId: r.unit_id, unitName: r.unit_name, selfPoints: r.self_points, checkedPoints: r.checked_points, points: r.points, grade: r.grade, rank: r.rank }),
});

/** The unit hears of the check when it is notified, not while it is weighed. */
const hidden = (ctx: TenantContext, r: SheetRow): boolean => r.status === 'checked' && !assessmentSheetReach.covers(ctx, 'assessment-sheet.check', r);
const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
/** Graded, but not told yet: what the assessors know of a unit it hears from the issue. */
export const masked = (ctx: TenantContext, r: SheetRow, issued: boolean): boolean => r.status === 'final' && !issued && !wholeTenant.covers(ctx, 'assessment-sheet.read', {});

/** What of a sheet may be done by the actor, beyond what the state says. */
function mayNow(ctx: TenantContext, r: SheetRow, today: string): AssessmentSheet['allowedActions'] {
  const me = ctx.actor.id;
  return allowedActions(assessmentSheetLifecycle, r.status).filter((a) => {
    if (a === 'finalise' || !assessmentSheetReach.covers(ctx, assessmentSheetLifecycle.actions[a].permission, r)) return false;
    if (a === 'measure' || a === 'notify') return !isOwn(ctx, r);
    if (a === 'check') return !isOwn(ctx, r) && r.self_scored_by !== me && (r.status === 'self_scored' || today > r.self_score_until);
    if (a === 'decide') return !isOwn(ctx, r) && ![r.checked_by, r.self_scored_by, r.appealed_by].includes(me);
    return a !== 'appeal' || (r.checked_by !== me && (r.appeal_until === null || today <= r.appeal_until));
  });
}

export function toSheet(ctx: TenantContext, r: SheetRow & { issued?: boolean; cancelled?: boolean }, { divisions }: Reference): AssessmentSheet {
  const today = shanghaiDay(new Date());
  const [unseen, early] = [hidden(ctx, r), masked(ctx, r, r.issued === true)];
  const items = unseen ? r.items.map((i) => ({ ...i, check: null, counted: null, measured: i.of.method === 'formula' && i.of.indicator === 'entered' ? null : i.measured })) : r.items;
  return {
    id: r.id, assessmentId: r.assessment_id, assessmentName: r.assessment_name, schemeId: r.scheme_id, unitKind: r.unit_kind, unitId: r.unit_id, unitName: r.unit_name, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, from: r.from_day, to: r.to_day, totalPoints: r.total_points, items,
    selfScoreUntil: r.self_score_until, selfScoredOn: r.self_scored_on, late: (r.self_scored_on ?? (r.status === 'self_scoring' ? today : r.self_score_until)) > r.self_score_until, selfPoints: r.self_points, checkedPoints: unseen ? null : r.checked_points,
    points: early ? null : r.points, grade: early ? null : r.grade, rank: early ? null : r.rank, vetoes: early ? [] : r.vetoes, selfScoredBy: named(r.self_scored_by, r.self_scored_by_name), checkedBy: unseen ? null : named(r.checked_by, r.checked_by_name), checkedOn: r.checked_on, checkPlace: r.check_place,
    notifiedAt: r.notified_at && toShanghaiIso(r.notified_at), appealUntil: r.appeal_until, decidedBy: named(r.decided_by, r.decided_by_name), status: r.status, updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version, allowedActions: r.cancelled ? [] : mayNow(ctx, r, today),
  };
}

export const appealUntil = (now: Date, days: number): string => addCalendarDays(shanghaiDay(now), days);
