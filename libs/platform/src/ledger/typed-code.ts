import { randomInt } from 'node:crypto';

// Without I, L, O and U (Crockford): read from a screen or paper, and typed.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of random characters, five bits each, in groups of four: `7K2M-Q9XD-4TRP`. */
export function newTypedCode(length: number): string {
  return Array.from({ length }, (_, i) => (i > 0 && i % 4 === 0 ? '-' : '') + ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

/** A code as it may be typed, made canonical: no dashes and blanks, capitals, and the digits for letters that look like them. */
export const canonicalTypedCode = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
