// `npm test -- mutations [name…]`: breaks one promise at a time in a copy of the sources, and demands that the tests notice.
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { line, nothing, single } from '../checks/tally.mjs';
import { root } from '../preflight.mjs';
import { ownFolder } from './folder.mjs';
import { chosen, impatience } from './list/index.mjs';
import { runMutations } from './runner.mjs';

const require = createRequire(import.meta.url);
const load = (file) => require(join(root, 'tools/stack/dist/src/testing', file)).default;

async function main([flag, reportFile, ...patterns]) {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupted.abort());
  const mutations = chosen(flag === '--report' ? patterns : process.argv.slice(2));
  if (mutations.length === 0) {
    if (flag === '--report') writeFileSync(reportFile, JSON.stringify(nothing()));
    return;
  }
  const dir = ownFolder(tmpdir());
  // Whatever a test leaves in the temporary folder goes with the run.
  process.env.TMPDIR = join(dir, 'tmp');
  let tally;
  try {
    await load('global-setup.js')();
    tally = await runMutations({ root, dir, mutations, always: impatience, lanes: Math.min(2, availableParallelism()), signal: interrupted.signal });
  } catch (error) {
    tally = single('mutations', { ok: false, why: error instanceof Error ? error.message : String(error) });
  } finally {
    await load('global-teardown.js')();
    rmSync(dir, { recursive: true, force: true });
  }
  if (flag === '--report') writeFileSync(reportFile, JSON.stringify(tally));
  else console.log(`\n${line(tally)}`);
  process.exitCode = interrupted.signal.aborted ? 130 : tally.failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
