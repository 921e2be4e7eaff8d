import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The clone's root, found by its package.json: the compiled files lie deeper than the sources. */
export function repositoryRoot(from = __dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string };
      if (name === 'anlan') return folder;
    } catch {
      // No package.json here: look further up.
    }
    if (dirname(folder) === folder) throw new Error(`No package.json named "anlan" above ${from}`);
  }
}
