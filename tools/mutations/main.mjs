// `npm test -- mutations [name…]`: breaks one promise at a time in a copy of the sources, and demands that the tests notice.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { line, nothing, single } from '../checks/tally.mjs';
import { root } from '../preflight.mjs';
import { chosen, impatience } from './list/index.mjs';
import { runMutations } from './runner.mjs';

const PREFIX = 'anlan-mutations-';
const require = createRequire(import.meta.url);
const load = (file) => require(join(root, 'tools/stack/dist/src/testing', file)).default;

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** A folder for this run; what runs that were killed have left is removed. */
function ownFolder() {
  for (const name of readdirSync(tmpdir()).filter((n) => n.startsWith(PREFIX))) {
    if (!isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  const dir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  mkdirSync(join(dir, 'tmp'));
  // So that as root the unprivileged Postgres can reach its cluster in here.
  for (const path of [dir, join(dir, 'tmp')]) chmodSync(path, 0o711);
  return dir;
}

async function main([flag, reportFile, ...patterns]) {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupted.abort());
  const mutations = chosen(flag === '--report' ? patterns : process.argv.slice(2));
  if (mutations.length === 0) {
    if (flag === '--report') writeFileSync(reportFile, JSON.stringify(nothing()));
    return;
  }
  const dir = ownFolder();
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
