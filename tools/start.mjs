// `npm start [-- --identity keycloak]`: makes sure of what is needed, then runs the stack in the foreground and passes signals on to it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { preflight, root } from './preflight.mjs';

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

let identity;
try {
  identity = identityOf(process.argv.slice(2));
  await preflight({ running });
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

stack = spawn(process.execPath, [join(root, 'tools', 'stack', 'dist', 'src', 'main.js')], {
  cwd: root,
  env: { ...process.env, ...(identity === undefined ? {} : { ANLAN_IDENTITY: identity }) },
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

/** `--identity keycloak`; which names there are, the stack knows. */
function identityOf(args) {
  try {
    return parseArgs({ args, options: { identity: { type: 'string' } } }).values.identity;
  } catch (error) {
    throw new Error(`${error.message}\n用法 usage: npm start -- --identity keycloak`);
  }
}
