// What `npm start` and `npm run keycloak` share: preparation, then one program in the foreground that gets the signals.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './preflight.mjs';

/**
 * @param {(running: { child?: import('node:child_process').ChildProcess }) => Promise<Record<string, string>>} prepare answers
 * further environment of the program; what it throws is told, and nothing is started
 * @param {string} program compiled, in tools/stack
 */
export async function foreground(prepare, program) {
  const running = {};
  let stack;

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // The stack is in a process group of its own, so a Ctrl-C reaches it only from here.
      if (stack) stack.kill(signal);
      else {
        running.child?.kill('SIGTERM');
        process.exit(130);
      }
    });
  }
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

  let env;
  try {
    env = await prepare(running);
  } catch (error) {
    console.error(`\n✗ ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }

  stack = spawn(process.execPath, [join(root, 'tools', 'stack', 'dist', 'src', program)], {
    cwd: root,
    env: { ...process.env, ...env },
    // The channel carries nothing: its end tells the stack that this process is gone, however it ended.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  stack.once('error', (error) => {
    console.error(`✗ ${error.message}`);
    process.exit(1);
  });
  stack.once('exit', (code) => process.exit(code ?? 1));

  // npm passes SIGINT and SIGTERM on, but nothing can when it is killed hard: then this process gets a new parent.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      stack.kill('SIGTERM');
    }, 1_000);
  }
}
