import { StackError } from './errors';
import type { Stack } from './stack';

export interface Foreground {
  print: (line: string) => void;
  /** aborted by the first Ctrl-C */
  signal: AbortSignal;
  /** resolves with the first Ctrl-C */
  asked: Promise<void>;
}

// Ctrl-C in a terminal reaches npm and its child, and npm hands it on as well: one press, several signals.
const ONE_PRESS_MS = 700;

/** Runs a stack until Ctrl-C, then stops it and ends this process: 0, or 1 with the reason on standard error. */
export function runInForeground(start: (terminal: Foreground) => Promise<Stack>, work: (stack: Stack, terminal: Foreground) => Promise<void>): void {
  const abort = new AbortController();
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  let stack: Stack | undefined;
  let firstSignalAt: number | undefined;
  let finish: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (finish = resolve));

  const onSignal = (): void => {
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
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  // Started by one of tools/*.mjs: the end of its channel means that it is gone.
  if (process.channel) process.on('disconnect', () => (firstSignalAt === undefined ? onSignal() : undefined));
  // A closed terminal must not end us before the children are stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

  const run = async (): Promise<void> => {
    const terminal = { print, signal: abort.signal, asked };
    stack = await start(terminal);
    try {
      await work(stack, terminal);
      await asked;
    } finally {
      await stack.stop();
    }
  };
  run().then(
    () => end(),
    (error: unknown) => (abort.signal.aborted ? end() : fail(error)),
  );

  function end(): void {
    print('✓ 已全部停止 everything is stopped');
    process.exit(0);
  }
}

function fail(error: unknown): void {
  process.stderr.write(`\n✗ ${error instanceof StackError ? error.message : String((error as Error)?.stack ?? error)}\n`);
  process.exit(1);
}
