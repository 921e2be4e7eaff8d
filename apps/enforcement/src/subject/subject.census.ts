import { subjectKinds, type SubjectKind } from '@anlan/contracts/enforcement';
import { addCalendarDays, shanghaiDay, startOfShanghaiDay } from '@anlan/domain';
import type { Reference } from '@anlan/platform/reference';

interface Confirmed {
  readonly kind: SubjectKind;
  readonly refreshed_at: Date | null;
}

/** 常普常新: the last second of the day by which it is confirmed anew, in Asia/Shanghai; null: it never was, and is due at once. */
export function refreshDueAt(reference: Reference, { kind, refreshed_at: at }: Confirmed): Date | null {
  return at && new Date(startOfShanghaiDay(addCalendarDays(shanghaiDay(at), reference.setting('censusDays')[kind] + 1)).getTime() - 1_000);
}

/** By kind: what was confirmed before this is due. */
export function confirmedBefore(reference: Reference, now: Date): Readonly<Record<SubjectKind, Date>> {
  const days = reference.setting('censusDays');
  const since = subjectKinds.map((kind) => [kind, startOfShanghaiDay(addCalendarDays(shanghaiDay(now), -days[kind]))]);
  return Object.fromEntries(since) as Record<SubjectKind, Date>;
}

export function isDue(reference: Reference, row: Confirmed, now: Date): boolean {
  return row.refreshed_at === null || row.refreshed_at < confirmedBefore(reference, now)[row.kind];
}
