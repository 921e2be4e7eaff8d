import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StackError } from './errors';
import { ParentGuard } from './guard';
import { rotateLog } from './log-file';
import { ManagedProcess, type ProcessInfo, type ProcessSpec } from './managed-process';
import { PidFile } from './pid-file';

/** What is stopped last: everything else needs it. Names not listed here stop first, all at once. */
const STOP_ORDER = [['dev-issuer', 'keycloak', 'nats'], ['postgres']];
const LOG_CHECK_MS = 5_000;

/** All children of one stack. */
export class ProcessGroup {
  readonly guard = new ParentGuard();
  private readonly pids: PidFile;
  private readonly logs: string;
  private readonly members = new Map<string, ManagedProcess>();
  private readonly rotation: NodeJS.Timeout;
  private stopping: Promise<void> | undefined;

  constructor(
    dataDir: string,
    private readonly report: (line: string) => void,
  ) {
    this.logs = join(dataDir, 'logs');
    mkdirSync(this.logs, { recursive: true, mode: 0o700 });
    this.pids = new PidFile(dataDir);
    this.rotation = setInterval(() => this.rotateLogs(), LOG_CHECK_MS).unref();
  }

  /** Ends what a killed run of the same data directory left; before anything is started. */
  endLeftovers(): Promise<string[]> {
    return this.pids.endLeftovers();
  }

  /** Starts a child and resolves when it is ready. */
  async start(spec: ProcessSpec): Promise<void> {
    if (this.stopping) throw new Error(`${spec.name} is not started: the stack is stopping`);
    const logFile = join(this.logs, `${spec.name}.log`);
    rotateLog(logFile);
    const member = new ManagedProcess(spec, { guard: this.guard, pids: this.pids, logFile, report: this.report });
    this.members.set(spec.name, member);
    await member.start();
  }

  member(name: string): ManagedProcess {
    const member = this.members.get(name);
    if (!member) throw new StackError('CONFIGURATION', `没有名为 ${name} 的进程。`, `There is no process named ${name}: ${[...this.members.keys()].join(', ')}.`);
    return member;
  }

  infos(): ProcessInfo[] {
    return [...this.members.values()].map((member) => member.info());
  }

  async waitHealthy(timeoutMs?: number): Promise<void> {
    await Promise.all([...this.members.values()].map((member) => member.waitHealthy(timeoutMs)));
  }

  /** Stops services, then issuer and NATS, then Postgres. Called again with `force`, it hurries the stop under way. */
  async stop(force = false): Promise<void> {
    if (force) await Promise.all([...this.members.values()].map((member) => member.stop(true)));
    this.stopping ??= this.stopInOrder();
    await this.stopping;
  }

  /** After the last child has stopped: ends the guard and forgets the pids. */
  async close(): Promise<void> {
    clearInterval(this.rotation);
    this.pids.clear();
    await this.guard.close();
  }

  private async stopInOrder(): Promise<void> {
    const last = STOP_ORDER.flat();
    const first = [...this.members.keys()].filter((name) => !last.includes(name));
    for (const names of [first, ...STOP_ORDER]) {
      await Promise.all(names.map((name) => this.members.get(name)?.stop()));
    }
  }

  private rotateLogs(): void {
    for (const { logFile, name } of this.infos()) {
      try {
        rotateLog(logFile);
      } catch (error) {
        this.report(`! ${name}: 日志轮转失败 log rotation failed: ${String(error)}`);
      }
    }
  }
}
