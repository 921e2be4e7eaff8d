import { expiring, ruleMakingErrors as e, unconsulted, type EvaluateRuleBody, type PublishRuleBody, type RuleConsultation, type RuleMakingKind, type RuleMakingState, type RuleStage } from '@anlan/contracts/responsibility';
import type { Day } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';

/** @throws where the day is to come, or before that of the step before */
export function assertDay(stages: readonly Pick<RuleStage, 'on'>[], on: Day, today: Day): void {
  const from = stages.at(-1)?.on ?? on;
  if (on > today || on < from) throw invalidField('body.on', e.day, { from });
}

/** The public is heard before the review; only what binds the bureau alone goes without. */
export function assertConsulted(kind: RuleMakingKind, consultations: readonly Pick<RuleConsultation, 'closedOn'>[]): void {
  if (!unconsulted.has(kind) && !consultations.some((c) => c.closedOn !== null)) throw new ProblemError(e.not_consulted);
}

interface Drafted { drafting_unit_id: string; submitted_by: string | null }
/** The review is another unit's than the drafting unit, and another's than who submitted it. */
export function assertReviews(r: Drafted, reviewUnitId: string, actor: { id: string; unitId?: string | null }): void {
  if (actor.unitId === r.drafting_unit_id) throw new ProblemError(e.own_unit);
  if (actor.id === r.submitted_by) throw new ProblemError(e.same_person);
  if (reviewUnitId === r.drafting_unit_id) throw invalidField('body.unitId', e.review_unit);
}

export function assertPublished(kind: RuleMakingKind, b: Pick<PublishRuleBody, 'on' | 'effectiveOn' | 'reviewOn'>, today: Day): void {
  if (b.effectiveOn < b.on) throw invalidField('body.effectiveOn', e.effective);
  if (b.reviewOn === null && expiring.has(kind)) throw invalidField('body.reviewOn', e.expires);
  if (b.reviewOn !== null && (b.reviewOn <= b.effectiveOn || b.reviewOn <= today)) throw invalidField('body.reviewOn', e.review_day);
}

/** What is kept has its next day where it expires; what is not kept waits for the repeal or the revision. */
export function assertEvaluated(kind: RuleMakingKind, b: Pick<EvaluateRuleBody, 'result' | 'reviewOn'>, today: Day): void {
  if (b.result === 'keep' ? b.reviewOn === null && expiring.has(kind) : b.reviewOn !== null) throw invalidField('body.reviewOn', e.kept);
  if (b.reviewOn !== null && b.reviewOn <= today) throw invalidField('body.reviewOn', e.review_day);
}

/** 逾期: neither published nor given up by the day of the plan. */
export const isOverdue = (r: { status: RuleMakingState; due_on: Day }, today: Day): boolean => !['published', 'repealed', 'withdrawn'].includes(r.status) && r.due_on < today;
