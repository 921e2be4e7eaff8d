import { spawnSync } from 'node:child_process';
import { StackError } from './errors';
import { readFileSync } from 'node:fs';

export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

const CREATED = 'anlan-postgres';

/**
 * Whom the embedded Postgres runs as: ourselves (undefined), or, since Postgres refuses root, the first of `postgres`,
 * a user made for it, and `nobody`.
 */
export function postgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = findUser('postgres') ?? findUser(CREATED);
  if (existing) return existing;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', CREATED], {
    stdio: 'ignore',
  });
  const user = findUser(CREATED) ?? findUser('nobody');
  if (user) return user;
  throw new StackError(
    'POSTGRES_FAILED',
    'Postgres 不能以 root 运行,而本机没有可用的普通用户。请以普通用户运行,或先执行 useradd --system postgres。',
    'Postgres refuses to run as root, and there is no other user here. Run as an ordinary user, or run useradd --system postgres first.',
  );
}

function findUser(name: string): SystemUser | undefined {
  const line = passwd().find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}

function passwd(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Whether this user can really get at every path (each folder above included), by trying it as that user. */
export function userCan(user: SystemUser, test: '-r' | '-w' | '-x', paths: string[]): boolean {
  const script = 'for p in "$@"; do [ ' + test + ' "$p" ] || exit 1; done';
  return spawnSync('/bin/sh', ['-c', script, 'sh', ...paths], { uid: user.uid, gid: user.gid, cwd: '/', stdio: 'ignore' }).status === 0;
}
