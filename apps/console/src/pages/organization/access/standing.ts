import type { AssignmentDto } from '@anlan/contracts/tenancy';

export type Standing = 'active' | 'coming' | 'ended' | 'cancelled';
type Period = Pick<AssignmentDto, 'active' | 'validFrom' | 'validTo'>;

/** How an assignment stands on a day. One that was ended before its first day has none. */
export function standingOf({ active, validFrom, validTo }: Period, today: string): Standing {
  if (active) return 'active';
  if (validTo !== null && validTo <= validFrom) return 'cancelled';
  return validFrom > today ? 'coming' : 'ended';
}

/** What is in force, or will be, can be ended; what was delegated ends with its delegation. */
export const canEnd = (a: Period & Pick<AssignmentDto, 'delegatedFrom'>, today: string): boolean => a.delegatedFrom === null && ['active', 'coming'].includes(standingOf(a, today));
