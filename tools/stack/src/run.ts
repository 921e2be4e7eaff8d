import { spawn } from 'node:child_process';
import type { ParentGuard } from './guard';
import type { Launch } from './managed-process';

export interface RunResult {
  code: number | null;
  /** standard output and error together, in order, at most the last 64 KB */
  output: string;
}

/** Runs a command to its end. It dies with this process, and after `timeoutMs` (code null then). */
export function run(launch: Launch, guard: ParentGuard, timeoutMs = 120_000): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const { command, args, env, cwd, user } = launch;
    const child = spawn(command, args, {
      env,
      cwd: cwd ?? '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    });
    if (child.pid !== undefined) guard.add(child.pid, 'SIGTERM');
    let output = '';
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-65_536);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      if (child.pid !== undefined) guard.remove(child.pid);
      resolve({ code, output });
    });
  });
}
