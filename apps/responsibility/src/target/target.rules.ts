import { targetErrors as e, type TargetComparison, type TargetProgress } from '@anlan/contracts/responsibility';
import type { Day } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';

/** Whether the number meets the target; null where there is none. */
export function isMet(comparison: TargetComparison, wanted: number, current: number | null): boolean | null {
  if (current === null) return null;
  return comparison === 'at_least' ? current >= wanted : comparison === 'at_most' ? current <= wanted : current === wanted;
}

interface Ending { comparison: TargetComparison; value: number; current: number | null; due_on: Day }
/** What a target comes to. "At most" and "equal" are known when the day is over, as "at least" is when it is missed. @throws where it is too early to say */
export function outcomeOf(t: Ending, today: Day): 'reached' | 'missed' {
  const met = isMet(t.comparison, t.value, t.current) === true;
  if (met && t.comparison === 'at_least') return 'reached';
  if (today <= t.due_on) throw new ProblemError(e.not_due, { due: t.due_on });
  return met ? 'reached' : 'missed';
}

/** Neither ended nor met by its day. */
export const isOverdue = (t: Ending & { status: string }, today: Day): boolean => (t.status === 'set' || t.status === 'in_progress') && t.due_on < today && !(t.comparison === 'at_least' && isMet(t.comparison, t.value, t.current) === true);

/** @throws where the day is to come, or before that of the last report */
export function assertDay(progress: readonly Pick<TargetProgress, 'asOf'>[], asOf: Day, today: Day): void {
  if (asOf > today || asOf < (progress.at(-1)?.asOf ?? asOf)) throw invalidField('body.asOf', e.day);
}
