import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Outlives the parent by a few seconds, to end the children of a parent that could not (kill -9, out of memory).
 * It holds the read end of a pipe; the end of the pipe without "bye" means the parent is gone. It sits in its own
 * process group, so a signal to the parent's does not reach it. One shell serves all children, whatever they are.
 */
const SCRIPT = `
trap '' HUP INT TERM QUIT
list=''
while read -r op pid sig; do
  case "$op" in
    add) list="$list $pid:$sig" ;;
    del) next=''
         for item in $list; do [ "\${item%%:*}" = "$pid" ] || next="$next $item"; done
         list=$next ;;
    bye) exit 0 ;;
  esac
done
for item in $list; do kill -s "\${item#*:}" "\${item%%:*}" 2>/dev/null; done
round=0
while [ "$round" -lt 40 ]; do
  alive=''
  for item in $list; do kill -0 "\${item%%:*}" 2>/dev/null && alive=1; done
  [ -z "$alive" ] && exit 0
  round=$((round + 1))
  sleep 0.1
done
for item in $list; do kill -s KILL "\${item%%:*}" 2>/dev/null; done
`;

export class ParentGuard {
  private shell: ChildProcess | undefined;
  private readonly watched = new Map<number, NodeJS.Signals>();
  private closed = false;

  constructor() {
    this.open();
  }

  get pid(): number | undefined {
    return this.shell?.pid;
  }

  /** From now on `pid` gets `signal` (and SIGKILL 4 s later) should this process vanish. */
  add(pid: number, signal: NodeJS.Signals): void {
    this.watched.set(pid, signal);
    this.tell(`add ${pid} ${signal.slice(3)}`);
  }

  /** Call as soon as `pid` has exited, so that a reused pid is never signalled. */
  remove(pid: number): void {
    if (this.watched.delete(pid)) this.tell(`del ${pid} -`);
  }

  /** Ends the guard itself; nothing is signalled. */
  async close(): Promise<void> {
    this.closed = true;
    const shell = this.shell;
    if (!shell || shell.exitCode !== null || shell.signalCode !== null) return;
    const gone = new Promise((resolve) => shell.once('exit', resolve));
    shell.stdin?.end('bye - -\n');
    await gone;
  }

  private open(): void {
    const shell = spawn('/bin/sh', ['-c', SCRIPT, 'anlan-guard'], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      cwd: '/',
    });
    // Writing to a guard that was just killed must not end the parent; its exit handler starts another.
    shell.stdin?.on('error', () => undefined);
    shell.once('exit', () => {
      if (!this.closed) this.open();
    });
    shell.once('error', () => undefined);
    this.shell = shell;
    for (const [pid, signal] of this.watched) this.tell(`add ${pid} ${signal.slice(3)}`);
  }

  private tell(line: string): void {
    this.shell?.stdin?.write(`${line}\n`);
  }
}
