import { divideToFixed, toFraction } from './decimal';
import { DomainError } from './domain-error';

/** What a rate without a base prints as. */
export const NO_RATE = '—';

function assertFinite(...values: number[]): void {
  for (const value of values) {
    if (!Number.isFinite(value)) throw new DomainError('rate.not_a_number', 'a finite number is wanted', { value: String(value) });
  }
}

/** numerator ÷ denominator, or null when the denominator is zero: a rate without a base is no rate, not 0 and not 100 %. */
export function ratio(numerator: number, denominator: number): number | null {
  assertFinite(numerator, denominator);
  return denominator === 0 ? null : numerator / denominator;
}

/**
 * A percentage as bureaus print it, half up (away from zero) to `places` decimals: `rate(380, 680)` → `55.88 %`,
 * a zero denominator → `—`. Exact for decimals too: no binary rounding shows.
 * @throws DomainError `rate.not_a_number`
 */
export function rate(numerator: number, denominator: number, places = 2): string {
  assertFinite(numerator, denominator);
  if (denominator === 0) return NO_RATE;
  const n = toFraction(numerator);
  const d = toFraction(denominator);
  return `${divideToFixed(100n * n.numerator * d.denominator, n.denominator * d.numerator, places)} %`;
}

/** Change on the previous period (同比/环比): (current − previous) ÷ previous; `—` without a previous figure. */
export function changeRate(current: number, previous: number, places = 2): string {
  assertFinite(current, previous);
  const c = toFraction(current);
  const p = toFraction(previous);
  if (p.numerator === 0n) return NO_RATE;
  const difference = c.numerator * p.denominator - p.numerator * c.denominator;
  return `${divideToFixed(100n * difference, c.denominator * p.numerator, places)} %`;
}
