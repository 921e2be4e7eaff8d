import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Finds a file of the repository from compiled and from source code alike, by walking up to the root. */
export function repoPath(...parts: string[]): string {
  for (let dir = __dirname; ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'nx.json'))) return join(dir, ...parts);
    if (dir === dirname(dir)) throw new Error(`the root of the installation was not found above ${__dirname}`);
  }
}

export function repoFile(...parts: string[]): string {
  return readFileSync(repoPath(...parts), 'utf8');
}
