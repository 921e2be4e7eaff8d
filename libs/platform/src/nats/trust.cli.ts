import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { natsTrustConfig } from './server-config';
import { loadOrCreateTrust } from './trust-files';

/** `trust.cli.js <trust dir> <claims dir of the servers>`: makes the trust of a cell on first use and writes the
 * `trust.conf` that its servers include. Running it again changes no key. */
export async function main([dir, resolverDir]: string[]): Promise<string> {
  if (!dir || !resolverDir) throw new Error('usage: trust.cli.js <trust dir> <claims dir of the servers>');
  const text = natsTrustConfig(await loadOrCreateTrust(dir), resolverDir);
  const path = join(dir, 'trust.conf');
  await writeFile(path, text, { mode: 0o644 });
  return path;
}

if (require.main === module) {
  main(process.argv.slice(2)).then(
    (path) => process.stdout.write(`${path}\n`),
    (error: Error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    },
  );
}
