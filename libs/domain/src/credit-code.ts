// 31 characters: no I, O, S, V, Z.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

export type CreditCodeCheck =
  | { ok: true }
  /** `position` counts from 1; `expected` is the right 18th character for the first seventeen. */
  | { ok: false; reason: 'length' | 'alphabet' | 'checksum'; position?: number; expected?: string };

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of the 31-letter alphabet, digits
 * at 3–8 (the registering authority's division), and C18 = 31 − Σ Cᵢ·3^(i−1) mod 31, with 31 written as 0.
 * Strict about case and spaces: see {@link normalizeCreditCode}.
 */
export function checkCreditCode(code: string): CreditCodeCheck {
  if (typeof code !== 'string' || code.length !== 18) return { ok: false, reason: 'length' };
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 18; i++) {
    const value = ALPHABET.indexOf(code.charAt(i));
    const digitWanted = i >= 2 && i <= 7;
    if (value < 0 || (digitWanted && value > 9)) return { ok: false, reason: 'alphabet', position: i + 1 };
    if (i < 17) sum += value * weight;
    weight = (weight * 3) % 31;
  }
  const expected = ALPHABET.charAt((31 - (sum % 31)) % 31);
  return code.charAt(17) === expected ? { ok: true } : { ok: false, reason: 'checksum', position: 18, expected };
}

/** What people paste, made canonical: full-width forms folded, white space removed, upper case. */
export function normalizeCreditCode(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}
