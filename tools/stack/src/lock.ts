import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { StackError } from './errors';
import { isSameProcess, processIdentity } from './process-identity';

export const LOCK_FILE = 'stack.lock';

export interface LockContent {
  pid: number;
  /** see processIdentity */
  identity: string;
  startedAt: string;
}

export interface DataDirLock {
  release(): void;
}

/**
 * Takes the one lock of a data directory, so that two stacks never share a cluster.
 * A lock whose process is dead is taken over. Throws StackError LOCKED naming the living holder's pid.
 */
export function acquireLock(dataDir: string): DataDirLock {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, LOCK_FILE);
  const mine = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const content: LockContent = {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
    startedAt: new Date().toISOString(),
  };
  writeFileSync(mine, JSON.stringify(content), { mode: 0o644 });
  try {
    // link() is atomic and fails when the lock exists, so a reader never sees a half-written lock.
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        linkSync(mine, path);
        return { release: () => releaseLock(path, content) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const seen = readLock(path);
      if (seen && isSameProcess(seen.pid, seen.identity)) throw lockedError(dataDir, seen);
      takeAway(path, seen);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  throw lockedError(dataDir, readLock(path));
}

/** The holder of a data directory's lock, when it lives. */
export function lockHolder(dataDir: string): LockContent | undefined {
  const seen = readLock(join(dataDir, LOCK_FILE));
  return seen && isSameProcess(seen.pid, seen.identity) ? seen : undefined;
}

function releaseLock(path: string, content: LockContent): void {
  const seen = readLock(path);
  if (seen?.pid === content.pid && seen.startedAt === content.startedAt) rmSync(path, { force: true });
}

// Two starters may find the same dead lock. Rename is atomic, so only one gets it; whoever finds that it has
// renamed a newer lock instead puts that one back.
function takeAway(path: string, stale: LockContent | undefined): void {
  const aside = `${path}.stale.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const taken = readLock(aside);
  if (taken && (taken.pid !== stale?.pid || taken.identity !== stale.identity)) {
    try {
      linkSync(aside, path);
    } catch {
      // A third starter holds the lock by now, and the next round reports it.
    }
  }
  rmSync(aside, { force: true });
}

function readLock(path: string): LockContent | undefined {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as LockContent;
    return typeof value.pid === 'number' && typeof value.identity === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function lockedError(dataDir: string, holder: LockContent | undefined): StackError {
  const pid = holder?.pid ?? '?';
  return new StackError(
    'LOCKED',
    `数据目录 ${dataDir} 正被进程 ${pid} 使用。请先停止它,或用 ANLAN_DATA_DIR 指定另一个目录(并用 ANLAN_PORT 指定另一个端口)。`,
    `The data directory ${dataDir} is in use by process ${pid}. Stop it first, or set ANLAN_DATA_DIR (and ANLAN_PORT) to run a second copy.`,
  );
}
