import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeJsonAtomic } from './atomic-file';
import { isSameProcess, processIdentity, waitGone } from './process-identity';

interface Recorded {
  name: string;
  pid: number;
  identity: string;
  stopSignal: NodeJS.Signals;
}

/** `pids.json`: which processes this data directory's stack started, for the next start after a crash of everything. */
export class PidFile {
  private readonly path: string;
  private readonly recorded = new Map<string, Recorded>();

  constructor(dataDir: string) {
    this.path = join(dataDir, 'pids.json');
  }

  add(name: string, pid: number, stopSignal: NodeJS.Signals): void {
    this.recorded.set(name, { name, pid, identity: processIdentity(pid) ?? '', stopSignal });
    this.write();
  }

  remove(name: string): void {
    if (this.recorded.delete(name)) this.write();
  }

  clear(): void {
    this.recorded.clear();
    rmSync(this.path, { force: true });
  }

  private write(): void {
    writeJsonAtomic(this.path, [...this.recorded.values()], 0o600);
  }

  /**
   * Ends what an earlier, killed stack left behind. A process counts as ours only when pid and start time both match
   * the record; anything else under that pid is left alone. Returns the names ended.
   */
  async endLeftovers(graceMs = 10_000): Promise<string[]> {
    const left = readRecorded(this.path).filter((entry) => isSameProcess(entry.pid, entry.identity));
    await Promise.all(
      left.map(async (entry) => {
        signal(entry.pid, entry.stopSignal);
        if (await waitGone(entry.pid, entry.identity, graceMs)) return;
        signal(entry.pid, 'SIGKILL');
        await waitGone(entry.pid, entry.identity, 5_000);
      }),
    );
    return left.map((entry) => entry.name);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended between the check and the signal.
  }
}

function readRecorded(path: string): Recorded[] {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!Array.isArray(value)) return [];
    return (value as Recorded[]).filter((e) => Number.isInteger(e.pid) && e.pid > 1 && typeof e.identity === 'string' && e.identity !== '');
  } catch {
    return [];
  }
}
