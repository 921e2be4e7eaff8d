import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

// Without I, L, O and U (Crockford): read from a screen or paper, and typed.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** The secret of one report, 80 bits: what proves to us who reported, since nothing else does. */
export function newFollowCode(): string {
  return Array.from({ length: LENGTH }, (_, i) => (i > 0 && i % 4 === 0 ? '-' : '') + ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}

/** A code as it may be typed: any case, with or without dashes; letters that look like digits are those digits. */
const canonical = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/** What is kept of a code. It has too many values to be tried, so that a plain hash suffices. */
export function codeHash(code: string): string {
  return createHash('sha256').update(canonical(code)).digest('hex');
}

export function isCode(code: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(codeHash(code)), Buffer.from(hash));
}
