import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(?:js|css|svg|json)$/;

/** Writes `x.gz` beside every text file, so that the gateway compresses nothing while it serves. */
export function precompressed(): Plugin {
  return {
    name: 'anlan-precompressed',
    apply: 'build',
    writeBundle: ({ dir }) => {
      if (dir) compressBelow(dir);
    },
  };
}

function compressBelow(dir: string): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) compressBelow(path);
    else if (TEXT.test(entry.name)) writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
}
