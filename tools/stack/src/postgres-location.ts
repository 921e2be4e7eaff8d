import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeJsonAtomic } from './atomic-file';
import { StackError } from './errors';
import type { PostgresPackage } from './postgres-binaries';
import { userCan, type SystemUser } from './postgres-user';

/** Names the cluster's folder when it cannot lie in the data directory; `npm run reset` reads it too. */
export const LOCATION_FILE = 'postgres.location.json';

export interface PostgresLocation {
  /** folder with initdb and postgres */
  bin: string;
  /** owned by the user Postgres runs as; the cluster (PGDATA) is data/ in it */
  home: string;
}

/**
 * Where binaries and cluster are used from. Started as root, both must be reachable for the user that Postgres runs
 * as: a clone or data directory below a 0700 folder (/root, mktemp -d) is not, and then a copy of the binaries and
 * the cluster itself live under /var/lib/anlan. The choice is remembered in the data directory.
 */
export function postgresLocation(
  dataDir: string,
  pkg: PostgresPackage,
  user: SystemUser | undefined,
  bases = ['/var/lib/anlan', join(tmpdir(), 'anlan')],
): PostgresLocation {
  const inside = join(dataDir, 'postgres');
  if (!user) {
    if (rememberedCluster(dataDir)) {
      throw new StackError(
        'CONFIGURATION',
        `数据目录 ${dataDir} 由 root 建立,数据库在 ${rememberedCluster(dataDir)}。请以 root 运行,或换一个 ANLAN_DATA_DIR。`,
        `The data directory ${dataDir} was made by root, its database lies in ${rememberedCluster(dataDir)}. Run as root, or choose another ANLAN_DATA_DIR.`,
      );
    }
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    return { bin: join(pkg.native, 'bin'), home: inside };
  }
  return { bin: reachableBinaries(pkg, user, bases), home: reachableCluster(dataDir, inside, user, bases) };
}

function reachableBinaries(pkg: PostgresPackage, user: SystemUser, bases: string[]): string {
  const bin = join(pkg.native, 'bin');
  const readable = userCan(user, '-r', [join(pkg.native, 'share', 'postgresql', 'postgres.bki'), join(pkg.native, 'lib')]);
  if (readable && userCan(user, '-x', [join(bin, 'postgres'), join(bin, 'initdb')])) return bin;
  const base = reachableBase(user, bases);
  const copy = join(base, `postgres-${pkg.version}-${process.platform}-${process.arch}`);
  if (!existsSync(copy)) {
    const half = mkdtempSync(join(base, '.copy-'));
    cpSync(pkg.native, half, { recursive: true, verbatimSymlinks: true });
    chmodSync(half, 0o755);
    // A umask of 077 at install time would make the copy as unreadable as the original.
    spawnSync('chmod', ['-R', 'a+rX', half]);
    try {
      renameSync(half, copy);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return join(copy, 'bin');
}

function reachableCluster(dataDir: string, inside: string, user: SystemUser, bases: string[]): string {
  let outside = rememberedCluster(dataDir);
  if (!outside) {
    prepare(inside, user);
    if (userCan(user, '-w', [inside])) return inside;
    const id = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
    outside = join(reachableBase(user, bases), `cluster-${id}`);
    // What lies there already belongs to a data directory that was deleted without a reset.
    rmSync(outside, { recursive: true, force: true });
    writeJsonAtomic(join(dataDir, LOCATION_FILE), { cluster: outside }, 0o644);
  }
  // A cluster made before the folder above it was closed moves along.
  if (existsSync(join(inside, 'data', 'PG_VERSION')) && !existsSync(join(outside, 'data', 'PG_VERSION'))) move(inside, outside);
  prepare(outside, user);
  return outside;
}

/** The cluster's folder outside the data directory, when there is one. */
export function rememberedCluster(dataDir: string): string | undefined {
  try {
    const { cluster } = JSON.parse(readFileSync(join(dataDir, LOCATION_FILE), 'utf8')) as { cluster?: unknown };
    return typeof cluster === 'string' ? cluster : undefined;
  } catch {
    return undefined;
  }
}

// Hands the folder over; recursive only when it belongs to someone else (a run as another user came before).
function prepare(folder: string, user: SystemUser): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (lstatSync(folder).uid !== user.uid) spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
}

// Root runs programs from here: a folder that others can write to, or made first, is not trusted.
function reachableBase(user: SystemUser, bases: string[]): string {
  for (const base of bases) {
    try {
      // The umask may have taken from the mode of a folder made here; one that was there keeps its own.
      if (mkdirSync(base, { recursive: true, mode: 0o755 })) chmodSync(base, 0o755);
      const { uid, mode } = lstatSync(base);
      if (uid === 0 && (mode & 0o022) === 0 && userCan(user, '-x', [base])) return base;
    } catch {
      // Read-only file system or the like: the next one.
    }
  }
  throw new StackError(
    'POSTGRES_FAILED',
    `用户 ${user.name} 无法访问本目录,且 ${bases.join('、')} 均不可用。请把代码放到该用户可进入的目录,或以普通用户运行。`,
    `User ${user.name} cannot enter this folder, and none of ${bases.join(', ')} can be used. Move the clone to a folder others may enter, or run as an ordinary user.`,
  );
}

function move(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const half = `${to}.half`;
    rmSync(half, { recursive: true, force: true });
    if (spawnSync('cp', ['-a', from, half]).status !== 0) throw error;
    renameSync(half, to);
    rmSync(from, { recursive: true, force: true });
  }
}
