import { daysUntil } from '../../text/format';

/** How pressing a deadline is: past it, its last day, three days or fewer, later. */
export const urgencies = ['overdue', 'today', 'soon', 'later', 'none'] as const;
export type Urgency = (typeof urgencies)[number];

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
