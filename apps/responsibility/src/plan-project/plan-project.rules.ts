import { planProjectErrors as e, type PlanMilestone, type PlanProjectKind, type PlanProjectPace, type PlanProjectState } from '@anlan/contracts/responsibility';
import type { Day } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { isMet } from '../target/target.rules';
import type { PlanProjectRow } from './plan-project.entity';

/** 2026-Q1 */
export type Quarter = string;
export const quarterOf = (day: Day): Quarter => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
export function quarterAfter(q: Quarter): Quarter {
  const [year, n] = [Number(q.slice(0, 4)), Number(q.slice(6))];
  return n === 4 ? `${year + 1}-Q1` : `${year}-Q${n + 1}`;
}
/** A quarter is reported on by the 10th of the month after it. */
export function reportDay(q: Quarter): Day {
  const next = quarterAfter(q);
  return `${next.slice(0, 4)}-${String(Number(next.slice(6)) * 3 - 2).padStart(2, '0')}-10`;
}

export const isUnderWay = (status: PlanProjectState): boolean => status === 'under_way' || status === 'adjusted';
/** The day of the first goal that is not reached; null where all are. */
export const firstDue = (milestones: readonly Pick<PlanMilestone, 'dueOn' | 'reachedOn'>[]): Day | null => milestones.filter((m) => m.reachedOn === null).map((m) => m.dueOn).sort()[0] ?? null;

/** 滞后: a goal, or the whole, is past its day. */
export function paceOf(r: { status: PlanProjectState; ends_on: Day; milestone_due_on: Day | null }, today: Day): PlanProjectPace | null {
  if (!isUnderWay(r.status)) return null;
  return r.ends_on < today || (r.milestone_due_on !== null && r.milestone_due_on < today) ? 'behind' : 'on_schedule';
}

interface Shape { kind: PlanProjectKind; target: object | null; startsOn: Day; endsOn: Day; leadUnitId: string; supportUnitIds: readonly string[] }
/** @throws at the field that is wrong */
export function assertShape(s: Shape, goals: readonly { dueOn: Day }[]): void {
  if (s.endsOn < s.startsOn) throw invalidField('body.endsOn', e.period);
  if ((s.kind === 'target') !== (s.target !== null)) throw invalidField('body.target', e.target);
  if (s.supportUnitIds.includes(s.leadUnitId)) throw invalidField(`body.supportUnitIds[${s.supportUnitIds.indexOf(s.leadUnitId)}]`, e.support_is_lead);
  const outside = goals.findIndex((g) => g.dueOn < s.startsOn || g.dueOn > s.endsOn);
  if (outside >= 0) throw invalidField(`body.milestones[${outside}].dueOn`, e.goal_day, { from: s.startsOn, to: s.endsOn });
}

/** Goals as they are kept: in the order of their days, numbered on from what there is. */
export function numbered(goals: readonly { dueOn: Day; goal: string }[], kept: readonly PlanMilestone[] = []): PlanMilestone[] {
  const last = Math.max(0, ...kept.map((m) => m.no));
  const fresh = [...goals].sort((a, b) => a.dueOn.localeCompare(b.dueOn)).map((g, i): PlanMilestone => ({ no: last + i + 1, year: Number(g.dueOn.slice(0, 4)), dueOn: g.dueOn, goal: g.goal, reachedOn: null, note: null, fileIds: [], by: null, at: null }));
  return [...kept, ...fresh];
}

/** Whoever has a part in a project does not evaluate it. */
export function assertEvaluates(r: Pick<PlanProjectRow, 'lead_unit_id' | 'support_unit_ids' | 'reports' | 'milestones' | 'adjustments'>, actor: { id: string; unitId?: string | null }): void {
  if (actor.unitId && (actor.unitId === r.lead_unit_id || r.support_unit_ids.includes(actor.unitId))) throw new ProblemError(e.own_unit);
  if (reportedBy(r, actor.id)) throw new ProblemError(e.own_report);
}
export const reportedBy = (r: Pick<PlanProjectRow, 'reports' | 'milestones' | 'adjustments'>, id: string): boolean =>
  r.reports.some((p) => p.by.id === id) || r.milestones.some((m) => m.by?.id === id) || r.adjustments.some((a) => a.askedBy.id === id);

/** @throws where it cannot be said to be completed */
export function assertCompleted(r: Pick<PlanProjectRow, 'kind' | 'comparison' | 'target_value' | 'actual' | 'milestones'>): void {
  const open = r.milestones.filter((m) => m.reachedOn === null).length;
  if (open > 0) throw new ProblemError(e.goals_open, { count: String(open) });
  if (r.kind === 'target' && isMet(r.comparison ?? 'at_least', r.target_value ?? 0, r.actual) !== true) throw new ProblemError(e.not_met);
}
