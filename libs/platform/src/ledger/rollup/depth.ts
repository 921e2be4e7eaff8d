import { divisionPrefix, type DivisionLevel } from '@anlan/domain';
import type { ScopeArea } from '../../context';

/** What of a person's scope says which places it is made of. */
interface Places {
  readonly all: boolean;
  readonly areas: readonly Pick<ScopeArea, 'prefix'>[];
}

const digits: Readonly<Record<DivisionLevel, number>> = { province: 2, city: 4, county: 6, street: 9, community: 12, grid: 16 };

/** Digits at which cells are kept: a record counts once at each, in its division cut to so many (`app.divisions_of`). At the last, codes are whole. */
const DEPTHS = [4, 6, 9, 12, 16] as const;
const WHOLE = 16;

/**
 * The coarsest cells that answer a question: they tell apart the division asked for, the areas of the person's reach, and
 * the level to group by. A code that is cut to at least a prefix's digits lies below that prefix exactly when the whole does.
 */
export function depthFor(divisionCode: string | undefined, scope: Places | undefined, level?: DivisionLevel): number {
  const asked = divisionCode === undefined ? 0 : divisionPrefix(divisionCode).length;
  const reach = !scope || scope.all ? [] : scope.areas.map((a) => a.prefix?.length ?? 0);
  const least = Math.max(asked, ...reach);
  const depth = DEPTHS.find((d) => d >= least) ?? WHOLE;
  if (level === undefined) return depth;
  // Finer than the level: what lies in none of its divisions stands for itself, and only whole codes say so.
  return depth > digits[level] || !(DEPTHS as readonly number[]).includes(digits[level]) ? WHOLE : digits[level];
}
