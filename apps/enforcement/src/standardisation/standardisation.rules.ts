import { STANDARDISATION, standardisationErrors as e } from '@anlan/contracts/enforcement';
import { addCalendarDays } from '@anlan/domain';
import { invalidField } from '@anlan/platform/http';

/** The last day of a grade: the one before the same day three years later. Announced on a 29 February, it ends on the 28th. */
export function expiryOf(announcedOn: string): string {
  const [year = '', rest = ''] = [announcedOn.slice(0, 4), announcedOn.slice(4)];
  const same = `${Number(year) + STANDARDISATION.years}${rest === '-02-29' ? '-03-01' : rest}`;
  return addCalendarDays(same, -1);
}

/** Throws where the review lies in the future. */
export function assertNotInFuture(day: string, today: string, path: string): void {
  if (day > today) throw invalidField(path, e.in_future);
}
