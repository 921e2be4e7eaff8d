import { canonicalTypedCode, newTypedCode } from '@anlan/platform/ledger';
import { createHash, timingSafeEqual } from 'node:crypto';

/** The secret of one report, 80 bits: what proves to us who reported, since nothing else does. */
export const newFollowCode = (): string => newTypedCode(16);

/** What is kept of a code. It has too many values to be tried, so that a plain hash suffices. */
export function codeHash(code: string): string {
  return createHash('sha256').update(canonicalTypedCode(code)).digest('hex');
}

/** No code is that of a report without one. */
export function isCode(code: string, hash: string | null): boolean {
  return hash !== null && timingSafeEqual(Buffer.from(codeHash(code)), Buffer.from(hash));
}
