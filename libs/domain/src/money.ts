import { divideToFixed } from './decimal';
import { DomainError } from './domain-error';

/** An amount of money in 分 (0.01 元): a safe integer, never a fraction. */
export type Fen = number;

const FEN_PER_WAN = 1_000_000n;
const PLAIN = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/;

/** @throws DomainError `money.not_fen` */
export function assertFen(amount: Fen): void {
  if (!Number.isSafeInteger(amount)) throw new DomainError('money.not_fen', 'a safe integer of fen is wanted', { amount });
}

function safe(amount: bigint): Fen {
  const fen = Number(amount);
  if (!Number.isSafeInteger(fen)) throw new DomainError('money.overflow', 'the amount exceeds a safe integer of fen', {});
  return fen;
}

/**
 * Reads 元 with at most two decimals, plain or grouped by thousands: `12.34`, `-0.5`, `1,234.50`.
 * @throws DomainError `money.malformed` | `money.overflow`
 */
export function parseYuan(text: string): Fen {
  const trimmed = typeof text === 'string' ? text.trim() : '';
  const parts = PLAIN.exec(GROUPED.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed);
  if (!parts) throw new DomainError('money.malformed', 'an amount in yuan with at most two decimals is wanted', { text });
  const fen = safe(BigInt((parts[2] ?? '') + (parts[3] ?? '').padEnd(2, '0')));
  return parts[1] === '-' && fen !== 0 ? -fen : fen;
}

/** 元 with two decimals, `1234.50`; with `grouped`, `1,234.50`. */
export function formatYuan(amount: Fen, options: { grouped?: boolean } = {}): string {
  assertFen(amount);
  const text = divideToFixed(BigInt(amount), 100n, 2);
  return options.grouped ? text.replace(/\B(?=(\d{3})+\.)/g, ',') : text;
}

/** 万元 with two decimals, rounded half up as bureaus print it: 233 750 000 fen → `233.75`. */
export function formatWanYuan(amount: Fen): string {
  assertFen(amount);
  return divideToFixed(BigInt(amount), FEN_PER_WAN, 2);
}

/** The sum. @throws DomainError `money.not_fen` | `money.overflow` */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let total = 0n;
  for (const amount of amounts) {
    assertFen(amount);
    total += BigInt(amount);
  }
  return safe(total);
}

/**
 * amount × numerator ÷ denominator, rounded half up to whole fen; 3 % a day for 5 days is `(amount, 15, 100)`.
 * @throws DomainError `money.not_fen` | `money.overflow` | `money.bad_fraction`
 */
export function multiplyFen(amount: Fen, numerator: number, denominator = 1): Fen {
  assertFen(amount);
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || denominator === 0) {
    throw new DomainError('money.bad_fraction', 'a fraction of integers is wanted', { numerator, denominator });
  }
  return safe(BigInt(divideToFixed(BigInt(amount) * BigInt(numerator), BigInt(denominator), 0)));
}
