import { closeSync, copyFileSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync, truncateSync } from 'node:fs';

const ROTATE_BYTES = 20 * 1024 * 1024;
const KEEP = 3;

/** Opens a log for a child to write to by itself: a blocked parent must not block its children. */
export function openLog(path: string): number {
  return openSync(path, 'a', 0o600);
}

/**
 * Rotates `x.log` to `x.log.1` … `x.log.3` once it exceeds 20 MB. The child keeps its descriptor (append mode), so
 * the file is copied and then emptied; lines written between the two may be lost.
 */
export function rotateLog(path: string, limit = ROTATE_BYTES): boolean {
  if (!existsSync(path) || statSync(path).size <= limit) return false;
  for (let n = KEEP - 1; n >= 1; n--) {
    if (existsSync(`${path}.${n}`)) renameSync(`${path}.${n}`, `${path}.${n + 1}`);
  }
  copyFileSync(path, `${path}.1`);
  truncateSync(path, 0);
  return true;
}

/** The last lines of a log, at most 16 KB, for an error message; '' when there is none. */
export function tailLog(path: string, lines = 20): string {
  if (!existsSync(path)) return '';
  const fd = openSync(path, 'r');
  try {
    const { size } = fstatSync(fd);
    const buffer = Buffer.alloc(Math.min(size, 16_384));
    readSync(fd, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    closeSync(fd);
  }
}
