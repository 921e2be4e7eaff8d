import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../preflight.mjs';

/** The command at work, so that a signal ends it too. */
let current;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    current?.kill(signal);
    process.exitCode = 130;
  });
}
export const interrupted = () => process.exitCode === 130;

/**
 * Runs an installed tool on this Node, its output going where ours goes. Answers its exit code, or the reason why it has none.
 * @param {string[]} args the first is a path below node_modules; with `bare`, arguments of Node itself
 * @param {{ limitMs?: number, bare?: boolean, watch?: (stop: (why: string) => void) => NodeJS.Timeout }} [options] `watch` may
 * end a command that is done and does not go
 * @returns {Promise<{ ok: boolean, why?: string }>}
 */
export function run([script, ...args], { limitMs = 20 * 60_000, watch, bare = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bare ? script : join(root, 'node_modules', script), ...args], {
      cwd: root,
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NODE_TEST_CONTEXT: undefined },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    current = child;
    let stopped;
    const stop = (why) => {
      stopped ??= why;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    };
    const limit = setTimeout(() => stop(`not done within ${Math.round(limitMs / 60_000)} minutes`), limitMs);
    const watcher = watch?.(stop);
    const end = (result) => {
      clearTimeout(limit);
      clearInterval(watcher);
      current = undefined;
      resolve(result);
    };
    child.once('error', (error) => end({ ok: false, why: error.message }));
    child.once('close', (code, signal) => end(code === 0 && !stopped ? { ok: true } : { ok: false, why: stopped ?? `ended with ${signal ?? `exit code ${code}`}` }));
  });
}
