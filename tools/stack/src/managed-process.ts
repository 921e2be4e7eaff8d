import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { RestartPolicy } from './backoff';
import { StackError } from './errors';
import type { ParentGuard } from './guard';
import { sleep, type Probe } from './health';
import { openLog, tailLog } from './log-file';
import type { PidFile } from './pid-file';

export interface Launch {
  command: string;
  args: string[];
  env: Record<string, string>;
  cwd?: string;
  /** run as this user (root only) */
  user?: { uid: number; gid: number };
}

export interface ProcessSpec {
  name: string;
  /** asked again before every restart */
  launch: () => Launch | Promise<Launch>;
  ready: Probe;
  stopSignal: NodeJS.Signals;
  /** what ends it at once; SIGKILL when absent */
  forceSignal?: NodeJS.Signals;
  stopGraceMs: number;
  /** how long the first readiness may take; 60 s when absent */
  startTimeoutMs?: number;
  port?: number;
}

export type ProcessState = 'starting' | 'healthy' | 'crashed' | 'stopping' | 'stopped';

export interface ProcessInfo {
  name: string;
  pid: number | undefined;
  port: number | undefined;
  state: ProcessState;
  restarts: number;
  logFile: string;
}

export interface Surroundings {
  guard: ParentGuard;
  pids: PidFile;
  logFile: string;
  /** told of crashes, restarts and crash loops while the stack runs */
  report: (line: string) => void;
}

const POLL_MS = 50;

/** One child: started, watched, restarted when it crashes, stopped on request. It is never adopted, only made. */
export class ManagedProcess {
  private child: ChildProcess | undefined;
  private exited: Promise<void> = Promise.resolve();
  private state: ProcessState = 'stopped';
  private restarts = 0;
  private healthySince: number | undefined;
  private wasHealthy = false;
  private readonly policy = new RestartPolicy();
  private loopError: StackError | undefined;
  private lastReason = '';
  private wake: (() => void) | undefined;

  constructor(
    readonly spec: ProcessSpec,
    private readonly around: Surroundings,
  ) {}

  info(): ProcessInfo {
    const { name, port } = this.spec;
    return { name, pid: this.child?.pid, port, state: this.state, restarts: this.restarts, logFile: this.around.logFile };
  }

  /** Starts the child and resolves when it is ready. Throws StackError CRASH_LOOP or NOT_HEALTHY. */
  async start(): Promise<void> {
    await this.launch();
    await this.waitHealthy(this.spec.startTimeoutMs ?? 60_000);
  }

  /** Resolves when the child is ready, however often it had to be restarted. */
  async waitHealthy(timeoutMs = 60_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (this.state !== 'healthy') {
      if (this.loopError) throw this.loopError;
      if (this.state === 'stopping' || this.state === 'stopped' || Date.now() > deadline) throw this.notHealthy(timeoutMs);
      await sleep(POLL_MS);
    }
  }

  /** Signals the child as it is, as a crash would; the supervisor restarts it. SIGKILL resolves once it is dead. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    const { child, exited } = this;
    if (!child?.pid || !isRunning(child)) throw new Error(`${this.spec.name} is not running`);
    process.kill(child.pid, signal);
    if (signal === 'SIGKILL') await exited;
  }

  /** Stops the child for good: its stop signal, then SIGKILL after the grace (at once when `force`). */
  async stop(force = false): Promise<void> {
    if (this.state === 'stopped') return;
    this.state = 'stopping';
    this.wake?.();
    const { child, exited } = this;
    if (child?.pid && isRunning(child)) {
      child.kill(force ? (this.spec.forceSignal ?? 'SIGKILL') : this.spec.stopSignal);
      // A suspended child (SIGSTOP) gets its stop signal only once it runs again.
      if (!force) child.kill('SIGCONT');
      const timer = setTimeout(() => child.kill('SIGKILL'), this.spec.stopGraceMs);
      await exited;
      clearTimeout(timer);
    }
    this.state = 'stopped';
  }

  private async launch(): Promise<void> {
    this.state = 'starting';
    this.healthySince = undefined;
    const { command, args, env, cwd, user } = await this.spec.launch();
    if (this.isStopping()) return;
    const log = openLog(this.around.logFile);
    const child = spawn(command, args, {
      env,
      cwd: cwd ?? '/',
      stdio: ['ignore', log, log],
      // Own process group: Ctrl-C reaches only the parent, which stops its children in order.
      detached: true,
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    });
    closeSync(log);
    this.child = child;
    this.exited = new Promise((resolve) => {
      child.once('error', (error) => {
        this.lastReason = error.message;
        if (child.pid === undefined) resolve(this.onExit(child));
      });
      child.once('exit', (code, signal) => {
        this.lastReason = signal ? `signal ${signal}` : `exit code ${code}`;
        resolve(this.onExit(child));
      });
    });
    if (child.pid !== undefined) {
      this.around.guard.add(child.pid, this.spec.stopSignal);
      this.around.pids.add(this.spec.name, child.pid, this.spec.stopSignal);
    }
    void this.pollUntilReady(child);
  }

  private onExit(child: ChildProcess): void {
    if (child.pid !== undefined) {
      this.around.guard.remove(child.pid);
      this.around.pids.remove(this.spec.name);
    }
    if (this.isStopping()) return;
    this.state = 'crashed';
    const { delayMs, loop } = this.policy.crashed(Date.now(), this.healthySince);
    if (loop && !this.loopError) {
      this.loopError = this.crashLoop();
      // During the first start the caller gets the error itself.
      if (this.wasHealthy) this.around.report(`✗ ${this.loopError.message}`);
    } else if (!loop) {
      this.around.report(`↻ ${this.spec.name}: ${this.lastReason}, ${(delayMs / 1000).toFixed(1)} s 后重启 restarting`);
    }
    void this.restartAfter(delayMs);
  }

  private async restartAfter(delayMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      this.wake = () => (clearTimeout(timer), resolve());
    });
    this.wake = undefined;
    if (this.isStopping()) return;
    this.restarts++;
    try {
      await this.launch();
    } catch (error) {
      this.lastReason = String(error);
      this.around.report(`✗ ${this.spec.name}: ${this.lastReason}`);
      if (!this.isStopping()) void this.restartAfter(this.policy.crashed(Date.now(), undefined).delayMs);
    }
  }

  private async pollUntilReady(child: ChildProcess): Promise<void> {
    while (this.child === child && this.state === 'starting') {
      try {
        await this.spec.ready();
        if (this.child !== child || this.state !== 'starting') return;
        this.state = 'healthy';
        this.healthySince = Date.now();
        this.wasHealthy = true;
        this.loopError = undefined;
        if (this.restarts > 0) this.around.report(`✓ ${this.spec.name}: 已恢复 back, pid ${child.pid}`);
      } catch (error) {
        this.lastReason = error instanceof Error ? error.message : String(error);
        await sleep(POLL_MS);
      }
    }
  }

  // A method, because the state changes while launch() waits and the compiler would narrow a field.
  private isStopping(): boolean {
    return this.state === 'stopping' || this.state === 'stopped';
  }

  private crashLoop(): StackError {
    const { name } = this.spec;
    return new StackError(
      'CRASH_LOOP',
      `${name} 在 20 秒内崩溃了 5 次(${this.lastReason})。日志:${this.around.logFile}`,
      `${name} crashed five times within 20 s (${this.lastReason}). Its log: ${this.around.logFile}`,
      tailLog(this.around.logFile),
    );
  }

  private notHealthy(timeoutMs: number): StackError {
    const { name } = this.spec;
    return new StackError(
      'NOT_HEALTHY',
      `${name} 未能在 ${timeoutMs / 1000} 秒内就绪(${this.lastReason})。日志:${this.around.logFile}`,
      `${name} was not ready within ${timeoutMs / 1000} s (${this.lastReason}). Its log: ${this.around.logFile}`,
      tailLog(this.around.logFile),
    );
  }
}

// Once it has exited its pid may belong to another process.
function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
