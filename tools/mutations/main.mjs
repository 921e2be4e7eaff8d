// `npm test -- mutations [name…]`: breaks one promise at a time in a copy of the sources, and demands that the tests notice.
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { line, nothing, single } from '../checks/tally.mjs';
import { newestCommit } from '../checks/turns.mjs';
import { root } from '../preflight.mjs';
import { ownFolder } from './folder.mjs';
import { chosen, impatience } from './list/index.mjs';
import { runMutations } from './runner.mjs';
import { shareOf } from './share.mjs';

const require = createRequire(import.meta.url);
const load = (file) => require(join(root, 'tools/stack/dist/src/testing', file)).default;

/**
 * @param {string[]} args `--report <file>`: where the tally goes; `--share`: only those whose turn it is at the newest commit;
 *   patterns of names and files
 */
async function main(args) {
  const given = [...args];
  const reportFile = given[0] === '--report' ? given.splice(0, 2)[1] : undefined;
  const commit = given[0] === '--share' && given.shift() ? newestCommit(root) : undefined;
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupted.abort());
  const mutations = commit ? shareOf(chosen(given), commit) : chosen(given);
  if (mutations.length === 0) {
    if (reportFile) writeFileSync(reportFile, JSON.stringify(nothing()));
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
  if (reportFile) writeFileSync(reportFile, JSON.stringify(tally));
  else console.log(`\n${line(tally)}`);
  process.exitCode = interrupted.signal.aborted ? 130 : tally.failed > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
