import { randomFillSync } from 'node:crypto';

// Without I, L, O and U (Crockford): read from a screen or paper, and typed.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

// Drawn ahead, each byte used once: asking for twelve at a time takes longer than all else of an imported record's code.
const pool = Buffer.alloc(4096);
let used = pool.length;

function randomByte(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool[used++] as number;
}

/** A code of random characters, five bits each, in groups of four: `7K2M-Q9XD-4TRP`. */
export function newTypedCode(length: number): string {
  let code = '';
  for (let i = 0; i < length; i += 1) code += (i > 0 && i % 4 === 0 ? '-' : '') + ALPHABET.charAt(randomByte() % ALPHABET.length);
  return code;
}

/** A code as it may be typed, made canonical: no dashes and blanks, capitals, and the digits for letters that look like them. */
export const canonicalTypedCode = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
