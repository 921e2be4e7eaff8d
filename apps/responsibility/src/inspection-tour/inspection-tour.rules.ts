import { inspectionTourErrors as e, statesInForce, type FeedBackInspectionTourBody, type InspectionTourLevel, type InspectionTourState, type ResponsibilityListState } from '@anlan/contracts/responsibility';
import type { Day } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';

interface Planned { level: InspectionTourLevel; committee_id: string | null; target_unit_ids: readonly string[]; target_division_codes: readonly string[]; stay_from: Day; stay_to: Day }
/** Somebody is visited, the stay does not end before it begins, and what the city organises is no committee's of the district. */
export function assertPlanned(r: Planned): void {
  if (r.target_unit_ids.length + r.target_division_codes.length === 0) throw invalidField('body.targetUnitIds', e.no_target);
  if (r.stay_to < r.stay_from) throw invalidField('body.stayTo', e.stay);
  if (r.level === 'city' && r.committee_id !== null) throw invalidField('body.committeeId', e.city_committee);
}

/** @throws where the day is to come, or before that of the step before */
export function assertDay(before: Day | null, on: Day, today: Day): void {
  const from = before ?? on;
  if (on > today || on < from) throw invalidField('body.on', e.day, { from });
}

interface Judged { level: InspectionTourLevel; target_unit_ids: readonly string[] }
type Actor = { readonly id: string; readonly unitId?: string | null };
/** A tour of the district itself is not judged by whom it visits; one by the city visits the district, whose people only record it. */
const isVisited = (r: Judged, actor: Actor): boolean => r.level === 'district' && !!actor.unitId && r.target_unit_ids.includes(actor.unitId);

export function assertApproves(r: Judged & { authors: readonly string[]; plan_file_ids: readonly string[] }, actor: Actor): void {
  if (r.authors.includes(actor.id)) throw new ProblemError(e.same_person);
  if (isVisited(r, actor)) throw new ProblemError(e.own_unit);
  if (r.plan_file_ids.length === 0) throw new ProblemError(e.no_plan);
}

export function assertFedBack(stationedOn: Day | null, b: Pick<FeedBackInspectionTourBody, 'on' | 'leftOn' | 'rectifyBy'>): void {
  const from = stationedOn ?? b.leftOn;
  if (b.leftOn < from || b.leftOn > b.on) throw invalidField('body.leftOn', e.left, { from });
  if (b.rectifyBy !== null && b.rectifyBy < b.on) throw invalidField('body.rectifyBy', e.rectify_by);
}

/** What there is of the list that a tour named. */
export interface Findings { readonly number: string; readonly status: ResponsibilityListState; readonly total: number; readonly closed: number }
export const isGone = (status: ResponsibilityListState): boolean => status === 'withdrawn' || status === 'repealed';

/** While it is being rectified a list stays the tour's: else what is open could be left behind by naming another. */
export function assertRenames(status: InspectionTourState, findings: Findings | null): void {
  if (status === 'rectifying' && findings && !isGone(findings.status)) throw new ProblemError(e.list_kept, { number: findings.number });
}

export function assertIssued(findings: Findings | null): void {
  if (!statesInForce.some((s) => s === findings?.status)) throw new ProblemError(e.list_not_issued);
}

export function assertCloses(r: Judged & { drafted_by: string }, findings: Findings | null, actor: Actor): void {
  if (r.drafted_by === actor.id) throw new ProblemError(e.own_tour);
  if (isVisited(r, actor)) throw new ProblemError(e.own_unit);
  const count = findings ? findings.total - findings.closed : 0;
  if (count > 0) throw new ProblemError(e.findings_open, { count });
}

/** 整改逾期: fed back, and not closed by the day to rectify by. */
export const isOverdue = (r: { status: InspectionTourState; rectify_by: Day | null }, today: Day): boolean => (r.status === 'fed_back' || r.status === 'rectifying') && r.rectify_by !== null && r.rectify_by < today;
