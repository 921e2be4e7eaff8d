import type { PlanItemInput, ProposePlanChangeBody } from '@anlan/contracts/enforcement';
import type { FieldPath } from '../../patterns/form/fields';

interface Put extends Pick<PlanItemInput, 'kind' | 'method'> {
  readonly months: readonly number[];
}

/** What subjects of the register are put in by. */
export interface Filtered extends Put {
  readonly divisionCode?: string;
  readonly kinds?: readonly string[];
  readonly grades?: readonly string[];
  readonly tag?: string;
  readonly isKey?: boolean;
}

/** The n-th of what is put in goes to the n-th month of those chosen, and round again. */
export const monthOf = (chosen: readonly number[], n: number): number => chosen[n % chosen.length]!;

/** The form's subjects and months → the items of the body. */
export function itemsOf(values: Record<string, unknown>): PlanItemInput[] {
  const { subjectIds = [], months, kind, method } = values as unknown as Put & { subjectIds?: readonly string[] };
  return subjectIds.map((subjectId, n) => ({ subjectId, kind, method, month: monthOf(months, n) }));
}

/** The form's subjects to be put in and to be dropped → the body of a change, those put in first. */
export function changesOf({ dropIds, reason, ...put }: Record<string, unknown>): Pick<ProposePlanChangeBody, 'changes'> & { reason: unknown } {
  const dropped = ((dropIds ?? []) as string[]).map((subjectId) => ({ change: 'drop' as const, subjectId }));
  return { changes: [...itemsOf(put).map((i) => ({ change: 'put' as const, ...i })), ...dropped], reason };
}

/** One picker holds all items: a fault of one of them stands there. */
export const atPicker = (path: FieldPath): FieldPath => (path[0] === 'items' ? ['subjectIds'] : path);

/** As `atPicker`, for a change: those put in come before those dropped. */
export function atChoice(path: FieldPath, values: Record<string, unknown>): FieldPath {
  if (path[0] !== 'changes') return path;
  return [Number(path[1] ?? 0) < ((values['subjectIds'] ?? []) as string[]).length ? 'subjectIds' : 'dropIds'];
}

/** What the register is asked for: only what operates can be planned. */
export function queryOf({ divisionCode, kinds, grades, tag, isKey }: Partial<Filtered>) {
  return { status: 'active', divisionCode, kind: kinds?.join(',') || undefined, grade: grades?.join(',') || undefined, tag, isKey: isKey ? 'true' : undefined };
}
