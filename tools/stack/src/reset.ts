import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { StackError } from './errors';
import { acquireLock, LOCK_FILE } from './lock';
import { PidFile } from './pid-file';
import { LOCATION_FILE, rememberedCluster } from './postgres-location';

// What a data directory of ours holds at least one of: ANLAN_DATA_DIR set to a home folder must not empty it.
const OURS = [LOCK_FILE, 'logs', 'secrets.json', 'ports.json', LOCATION_FILE, 'pids.json'];

/**
 * Empties a data directory, its cluster elsewhere included. Throws StackError LOCKED while a stack uses it, and
 * CONFIGURATION when the folder holds files but none of ours. @returns what was removed
 */
export async function resetDataDir(path: string): Promise<string[]> {
  const dataDir = resolve(path);
  mkdirSync(dataDir, { recursive: true });
  const present = readdirSync(dataDir);
  if (present.length > 0 && !present.some((name) => OURS.includes(name))) {
    throw new StackError(
      'CONFIGURATION',
      `${dataDir} 不是安澜的数据目录,未作任何删除。请检查 ANLAN_DATA_DIR。`,
      `${dataDir} is not a data directory of Anlan; nothing was removed. Check ANLAN_DATA_DIR.`,
    );
  }
  const lock = acquireLock(dataDir);
  try {
    await new PidFile(dataDir).endLeftovers();
    const removed: string[] = [];
    const cluster = rememberedCluster(dataDir);
    if (cluster && /^cluster-[0-9a-f]{16}$/.test(basename(cluster)) && existsSync(cluster)) {
      rmSync(cluster, { recursive: true, force: true });
      removed.push(cluster);
    }
    for (const name of present.filter((entry) => entry !== LOCK_FILE)) {
      rmSync(join(dataDir, name), { recursive: true, force: true });
      removed.push(join(dataDir, name));
    }
    return removed;
  } finally {
    lock.release();
  }
}
