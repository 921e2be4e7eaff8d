// The folder a run of mutations works in, and what runs that were killed have left of theirs.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = 'anlan-mutations-';
const MARKER = 'run.json';

/** When a process began, in its system's own words; undefined where there is none of that id. A number alone is given out again. */
export function startOf(pid) {
  if (existsSync('/proc/self/stat')) {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1).trim().split(' ')[19];
    } catch {
      return undefined;
    }
  }
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).stdout?.trim() || undefined;
}

/** Whose folder it is; undefined where no run of mutations made it. */
function ownerOf(dir) {
  try {
    const { kind, pid, started } = JSON.parse(readFileSync(join(dir, MARKER), 'utf8'));
    return kind === 'anlan mutations' && Number.isInteger(pid) && typeof started === 'string' ? { pid, started } : undefined;
  } catch {
    return undefined;
  }
}

/** A folder below `parent` for this run. Folders of runs that are gone are removed; what has no marker is somebody else's, whatever its name. */
export function ownFolder(parent) {
  for (const name of readdirSync(parent).filter((n) => n.startsWith(PREFIX))) {
    const owner = ownerOf(join(parent, name));
    if (owner && startOf(owner.pid) !== owner.started) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const dir = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  writeFileSync(join(dir, MARKER), JSON.stringify({ kind: 'anlan mutations', pid: process.pid, started: startOf(process.pid) }));
  mkdirSync(join(dir, 'tmp'));
  // So that as root the unprivileged Postgres can reach its cluster in here.
  for (const path of [dir, join(dir, 'tmp')]) chmodSync(path, 0o711);
  return dir;
}
