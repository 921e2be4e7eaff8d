import { ProblemError } from '../http/problem';
import type { FileStore } from './file-store';

/**
 * Runs the write that refers to bytes stored before it; it calls `used` once it does. They are removed where they were
 * not used (a repetition by Idempotency-Key) or the write surely failed. Where the answer to its COMMIT was lost they
 * stay: a row without its bytes is worse than bytes without a row.
 */
export async function keepWith<T>(files: Pick<FileStore, 'remove'>, key: string, write: (used: () => void) => Promise<T>): Promise<T> {
  let used = false;
  try {
    const result = await write(() => (used = true));
    if (!used) await files.remove(key);
    return result;
  } catch (e) {
    if (!used || surelyFailed(e)) await files.remove(key);
    throw e;
  }
}

/** A refusal of ours, or an error Postgres answered to a statement; a lost connection and a server going down are neither. */
function surelyFailed(e: unknown): boolean {
  return e instanceof ProblemError || (e as { severity?: string }).severity === 'ERROR';
}
