import { isDay, type Day } from './day';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

export type IdentityNumberCheck =
  | { ok: true; birthDate: Day; sex: 'male' | 'female' }
  /** `position` counts from 1; `expected` is the right 18th character. */
  | { ok: false; reason: 'length' | 'alphabet' | 'birth_date' | 'checksum'; position?: number; expected?: string };

/**
 * Checks a resident identity number (公民身份号码, GB 11643-1999): 18 characters, ISO 7064 MOD 11-2, a real date of
 * birth at 7–14. The check letter is a capital X. The 15-digit numbers of the first generation (invalid since 2013) are
 * refused for their length.
 */
export function checkIdentityNumber(number: string): IdentityNumberCheck {
  if (typeof number !== 'string' || number.length !== 18) return { ok: false, reason: 'length' };
  let sum = 0;
  for (let i = 0; i < 18; i++) {
    const char = number.charAt(i);
    const allowed = i === 17 ? CHECK_CHARACTERS : '0123456789';
    if (!allowed.includes(char)) return { ok: false, reason: 'alphabet', position: i + 1 };
    sum += Number(char === 'X' ? 10 : char) * (WEIGHTS[i] ?? 0);
  }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(birthDate) || birthDate < '1850-01-01') return { ok: false, reason: 'birth_date', position: 7 };
  const expected = CHECK_CHARACTERS.charAt(sum % 11);
  if (number.charAt(17) !== expected) return { ok: false, reason: 'checksum', position: 18, expected };
  return { ok: true, birthDate, sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female' };
}
