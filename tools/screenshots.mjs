// `npm run screenshots`: takes the pictures of the README (docs/images) of a demo of its own.
import { spawnSync } from 'node:child_process';
import { ensureChromium, preflight, root } from './preflight.mjs';

try {
  await preflight();
  const { ok, why } = await ensureChromium(console.log);
  if (!ok) throw new Error(why);
  const { status } = spawnSync(process.execPath, ['tools/demo/dist/src/browser/screenshots.js'], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
