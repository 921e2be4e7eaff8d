import { join } from 'node:path';
import { identityKind } from './identity-kind';
import { repositoryRoot } from './repository';
import { Stack } from './stack';
import { StackError } from './errors';

interface Demo {
  runDemo(options: { stack: Stack; progress: (line: string) => void }): Promise<string | string[]>;
}

// Ctrl-C in a terminal reaches npm and its child, and npm hands it on as well: one press, several signals.
const ONE_PRESS_MS = 700;
const abort = new AbortController();
const print = (line: string): void => void process.stdout.write(`${line}\n`);
let stack: Stack | undefined;
let firstSignalAt: number | undefined;
let finish: () => void = () => undefined;
const asked = new Promise<void>((resolve) => (finish = resolve));

function onSignal(): void {
  if (firstSignalAt === undefined) {
    firstSignalAt = Date.now();
    print('\n正在停止…(再按一次 Ctrl-C 强制结束) stopping… (Ctrl-C again forces)');
    abort.abort(new Error('interrupted'));
    finish();
  } else if (Date.now() - firstSignalAt > ONE_PRESS_MS) {
    // Still starting: leave, and the guard ends what has been started.
    if (stack) void stack.stop({ force: true });
    else process.exit(130);
  }
}

function watchParent(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  // Started by tools/start.mjs: the end of its channel means that it is gone.
  if (process.channel) process.on('disconnect', () => (firstSignalAt === undefined ? onSignal() : undefined));
  // A closed terminal must not end us before the children are stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

async function loadDemo(): Promise<Demo> {
  // By a name the compiler does not follow: the demo builds on this package.
  const name = '@anlan/tool-demo';
  const demo = (await import(name).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'MODULE_NOT_FOUND' || !error.message.split('\n')[0]?.includes('tool-demo')) throw error;
    throw new StackError('BUILD_MISSING', `${name} 尚未编译,请先运行 npm run build。`, `${name} is not compiled, run npm run build first.`);
  })) as Partial<Demo>;
  if (typeof demo.runDemo === 'function') return demo as Demo;
  throw new StackError('BUILD_MISSING', `${name} 没有导出 runDemo。`, `${name} does not export runDemo.`);
}

async function main(): Promise<number> {
  watchParent();
  const dataDir = process.env['ANLAN_DATA_DIR'] || join(repositoryRoot(), '.data');
  const port = process.env['ANLAN_PORT'];
  stack = await Stack.start({
    dataDir,
    gatewayPort: port === undefined || port === '' ? 8080 : Number(port),
    env: 'development',
    identity: identityKind(process.env['ANLAN_IDENTITY']),
    logLevel: process.env['LOG_LEVEL'],
    progress: print,
    signal: abort.signal,
  });
  try {
    const demo = await loadDemo();
    const summary = await Promise.race([demo.runDemo({ stack, progress: print }), asked]);
    if (summary !== undefined) print([summary].flat().join('\n'));
    await asked;
  } finally {
    await stack.stop();
  }
  print('✓ 已全部停止 everything is stopped');
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (abort.signal.aborted) {
      print('✓ 已全部停止 everything is stopped');
      process.exit(0);
    }
    process.stderr.write(`\n✗ ${error instanceof StackError ? error.message : String((error as Error)?.stack ?? error)}\n`);
    process.exit(1);
  },
);
