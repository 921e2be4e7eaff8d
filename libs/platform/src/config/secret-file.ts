import { existsSync, readdirSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const OTHERS = 0o007;
const GROUP = 0o070;
const GROUP_READ = 0o040;

/** Path of a file with a secret in it: there, and readable by nobody but us. */
export function secretFile() {
  return z.string().min(1).superRefine((path, context) => {
    const fault = existsSync(path) && statSync(path).isFile() ? exposure(path) : `${path} 不存在或不是文件 / ${path} does not exist or is no file`;
    if (fault) context.addIssue(fault);
  });
}

/** Path of a directory with secret files in it, of which `needed` must be there. */
export function secretDirectory(needed: string) {
  return z.string().min(1).superRefine((path, context) => {
    if (!existsSync(join(path, needed))) return context.addIssue(`${path} 里没有 ${needed} / there is no ${needed} in ${path}`);
    const files = readdirSync(path).map((name) => join(path, name)).filter((file) => statSync(file).isFile());
    for (const file of files) {
      const fault = exposure(file);
      if (fault) context.addIssue(fault);
    }
  });
}

/**
 * What OpenSSH and Postgres demand of private keys: nothing for others, nothing for the group. Only where root owns the
 * file and we are not root may the group read it: that is how an orchestrator hands secrets to an unprivileged process.
 */
function exposure(path: string): string | undefined {
  if (process.platform === 'win32') return undefined;
  const stats: Stats = statSync(path);
  const handedByRoot = stats.uid === 0 && process.getuid?.() !== 0;
  const forbidden = OTHERS | (handedByRoot ? GROUP & ~GROUP_READ : GROUP);
  if ((stats.mode & forbidden) === 0) return undefined;
  const mode = (stats.mode & 0o777).toString(8).padStart(4, '0');
  return `${path} 的权限是 ${mode}，其他用户可以读写；请执行 chmod 600 / ${path} has mode ${mode}, which lets other users at it; run chmod 600`;
}
