import type { StreetPerformance } from '@anlan/contracts/enforcement';

type Rate = StreetPerformance['rates'][number];

/** Percentage points between two rates, to two decimals; null where one of them has no base. */
export function rateChange(now: Rate | undefined, was: Rate | undefined): number | null {
  if (!now?.denominator || !was?.denominator) return null;
  return Math.round((now.numerator / now.denominator - was.numerator / was.denominator) * 10_000) / 100;
}
