import { fork } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHILD = join(dirname(fileURLToPath(import.meta.url)), 'jest-child.mjs');

/** Far more than any suite of the list takes. */
const LIMIT_MS = 120_000;

/**
 * Runs one test file in a copy of the sources.
 * @param {{ dir: string, name: string }} place the copy; cache, report and log lie beside it
 * @param {{ project: string, file: string, tests?: string }} suite `tests` narrows it to the tests whose full name matches
 * @param {AbortSignal} signal
 * @returns {Promise<{ report?: object, log: string, why?: string }>} `why` there is no verdict: it had to be ended
 */
export async function runJest({ dir, name }, { project, file, tests }, signal) {
  const beside = (what) => join(dirname(dir), `${name}.${what}`);
  const [outputFile, logFile] = [beside('report.json'), beside('log')];
  rmSync(outputFile, { force: true });
  const args = ['--config', join(dir, 'tools/mutations/jest.config.cjs'), '--selectProjects', project, '--runTestsByPath', join(dir, file), '--runInBand', '--ci', '--forceExit', '--watchman=false', '--testTimeout=20000'];
  args.push('--cacheDirectory', beside('cache'), '--json', `--outputFile=${outputFile}`, ...(tests ? ['--testNamePattern', tests] : []));
  const log = openSync(logFile, 'w');
  const child = fork(CHILD, args, { cwd: dir, execArgv: [], detached: true, stdio: ['ignore', log, log, 'ipc'], env: { ...process.env, FORCE_COLOR: '0', NODE_TEST_CONTEXT: undefined } });
  closeSync(log);
  let why;
  const end = (reason) => {
    why ??= reason;
    killGroup(child.pid);
  };
  const onAbort = () => end('已中断 interrupted');
  signal.addEventListener('abort', onAbort);
  const limit = setTimeout(() => end(`${LIMIT_MS / 1000} 秒内未结束 not done within ${LIMIT_MS / 1000} s`), LIMIT_MS);
  await new Promise((resolve) => {
    child.once('error', (error) => (end(error.message), resolve()));
    child.once('exit', resolve);
  });
  clearTimeout(limit);
  signal.removeEventListener('abort', onAbort);
  // What its tests had started, where a broken test did not come to stop it.
  killGroup(child.pid);
  return { report: existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')) : undefined, log: readFileSync(logFile, 'utf8').slice(-4_000), why };
}

function killGroup(pid) {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // there is nobody left: as it should be
  }
}
