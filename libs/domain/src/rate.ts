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

/** {@link ratio} with what it is made of, as the API tells it. */
export const shareOf = (numerator: number, denominator: number): { numerator: number; denominator: number; rate: number | null } => ({ numerator, denominator, rate: ratio(numerator, denominator) });

/** numerator ÷ denominator in %, the number that {@link rate} prints: `percentOf(380, 680)` → 55.88; null when the denominator is zero. */
export function percentOf(numerator: number, denominator: number): number | null {
  assertFinite(numerator, denominator);
  return denominator === 0 ? null : Number(hundredfold(numerator, denominator, 2));
}

function hundredfold(numerator: number, denominator: number, places: number): string {
  const n = toFraction(numerator);
  const d = toFraction(denominator);
  return divideToFixed(100n * n.numerator * d.denominator, n.denominator * d.numerator, places);
}

/**
 * A percentage as bureaus print it, half up (away from zero) to `places` decimals: `rate(380, 680)` → `55.88 %`,
 * a zero denominator → `—`. Exact for decimals too: no binary rounding shows.
 * @throws DomainError `rate.not_a_number`
 */
export function rate(numerator: number, denominator: number, places = 2): string {
  assertFinite(numerator, denominator);
  return denominator === 0 ? NO_RATE : `${hundredfold(numerator, denominator, places)} %`;
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
