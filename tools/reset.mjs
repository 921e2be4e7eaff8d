// `npm run reset`: empties the data directory (.data or ANLAN_DATA_DIR).
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, checkNode, ensureDependencies, root } from './preflight.mjs';

try {
  checkNode();
  const compiled = join(root, 'tools', 'stack', 'dist', 'src', 'reset.js');
  if (!existsSync(compiled)) {
    await ensureDependencies(console.log, {});
    await build(console.log, {});
  }
  const { resetDataDir } = createRequire(import.meta.url)(compiled);
  const dataDir = process.env.ANLAN_DATA_DIR || join(root, '.data');
  const removed = await resetDataDir(dataDir);
  console.log(removed.length > 0 ? `✓ 已清空 emptied ${dataDir}` : `✓ 本来就是空的 already empty: ${dataDir}`);
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
