import type { Urgency } from '@anlan/contracts/kit';
import { daysUntil } from '../../text/format';

/** Days before a deadline from which on it is `soon`. */
export const SOON_DAYS = 3;

/** @param dueAt null: no deadline. The last day ends with the deadline itself, not with midnight. */
export function urgencyOf(dueAt: string | null, now = new Date()): Urgency {
  if (!dueAt) return 'none';
  if (new Date(dueAt).getTime() < now.getTime()) return 'overdue';
  const days = daysUntil(dueAt, now);
  if (days <= 0) return 'today';
  return days <= SOON_DAYS ? 'soon' : 'later';
}
