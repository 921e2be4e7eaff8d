import { inspectionPlanErrors as e, inspectionPlanLifecycle, type InspectionPlanState } from '@anlan/contracts/enforcement';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';
import { pendingOf, type ReadPlan, type StoredChange } from './inspection-plan.entity';

export function assertDraft(state: InspectionPlanState): void {
  if (state !== 'draft') throw new ProblemError(e.not_draft, { state: inspectionPlanLifecycle.states[state].zh }, [], { state });
}

export function checkUnit(reference: Reference, unitId: string): void {
  if (!reference.units.has(unitId)) throw invalidField('body.unitId', e.unknown_unit);
}

/** 国办发〔2024〕54号: an inspection is approved before it is made, and by somebody else. */
export function assertAnother(actor: string, first: string | null): void {
  if (actor === first) throw new ProblemError(e.same_person);
}

export function assertSubmittable({ planned }: Pick<ReadPlan, 'planned'>): void {
  if (planned === 0) throw new ProblemError(e.empty);
}

export function assertNonePending(row: Pick<ReadPlan, 'changes'>): void {
  if (pendingOf(row)) throw new ProblemError(e.change_pending);
}

export function pendingChange(row: Pick<ReadPlan, 'changes'>): StoredChange {
  const pending = pendingOf(row);
  // What would help is to propose one.
  if (!pending) throw new ProblemError(e.no_change, {}, [], { allowed: ['propose'] });
  return pending;
}

/** What was inspected has been planned: it cannot be taken back so that the rate looks better. */
export function assertNoneInspected(rows: readonly { subject_name: string; inspected_at: Date | null }[]): void {
  const done = rows.find((r) => r.inspected_at !== null);
  if (done) throw new ProblemError(e.inspected_already, { name: done.subject_name });
}
