import { until } from '@anlan/platform/testing';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rememberedCluster } from '../src/postgres-location';
import { processIdentity } from '../src/process-identity';
import { repositoryRoot } from '../src/repository';
import { resetDataDir } from '../src/reset';
import { Stack } from '../src/stack';

jest.setTimeout(120_000);

// The compiled package, because the parent to be killed is a process of its own.
const COMPILED = join(repositoryRoot(), 'tools', 'stack', 'dist', 'src', 'index.js');
const PARENT = `
require(${JSON.stringify(COMPILED)}).Stack
  .start({ dataDir: process.argv[1], gatewayPort: 0, services: [], environment: { PATH: process.env.PATH } })
  .then(() => setInterval(() => undefined, 1000), (error) => { console.error(error); process.exit(1); });
`;

interface Recorded {
  name: string;
  pid: number;
}

let base: string;
let dataDir: string;
let parent: ChildProcess | undefined;

beforeEach(() => {
  if (!existsSync(COMPILED)) throw new Error(`${COMPILED} is missing: run npm run build first`);
  base = mkdtempSync(join(tmpdir(), 'anlan-killed-'));
  dataDir = join(base, 'data');
});

afterEach(async () => {
  parent?.kill('SIGKILL');
  if (existsSync(dataDir)) await resetDataDir(dataDir);
  rmSync(base, { recursive: true, force: true });
});

/** Starts a stack in a process of its own; resolves to that process and the children it recorded. */
async function startParent(): Promise<{ pid: number; children: Recorded[]; guard: number }> {
  parent = spawn(process.execPath, ['-e', PARENT, dataDir], { stdio: 'inherit' });
  const pid = parent.pid ?? 0;
  const read = (): Recorded[] => (existsSync(join(dataDir, 'pids.json')) ? (JSON.parse(readFileSync(join(dataDir, 'pids.json'), 'utf8')) as Recorded[]) : []);
  await until('both children are recorded', () => read().length === 2);
  const ps = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).stdout.split('\n');
  const guard = ps.map((line) => line.trim().split(/\s+/)).find(([, ppid, command]) => Number(ppid) === pid && command === '/bin/sh');
  return { pid, children: read(), guard: Number(guard?.[0]) };
}

const gone = (pids: number[]): boolean => pids.every((pid) => processIdentity(pid) === undefined);

it('given a running stack, when its parent is killed hard, then no child outlives it and the next start works', async () => {
  const { children, guard, pid } = await startParent();
  expect(guard).toBeGreaterThan(0);

  process.kill(pid, 'SIGKILL');

  await until('children and guard are gone', () => gone([...children.map((child) => child.pid), guard]));
  const stack = await Stack.start({ dataDir, gatewayPort: 0, services: [], environment: {} });
  await stack.stop();
});

it('given parent and guard killed together, when the next stack starts, then it ends what they left and only that', async () => {
  const { children, guard, pid } = await startParent();
  process.kill(guard, 'SIGSTOP');
  process.kill(pid, 'SIGKILL');
  process.kill(guard, 'SIGKILL');
  expect(gone(children.map((child) => child.pid))).toBe(false);
  const bystander = spawn('sleep', ['60']);
  const lines: string[] = [];

  const stack = await Stack.start({ dataDir, gatewayPort: 0, services: [], environment: {}, progress: (line) => lines.push(line) });
  try {
    expect(lines[0]).toContain('postgres');
    expect(gone(children.map((child) => child.pid))).toBe(true);
    expect(bystander.exitCode).toBeNull();
  } finally {
    bystander.kill();
    await stack.stop();
  }
});

it('given a data directory nobody else may enter, when started, then the cluster lies where Postgres reaches it and reset removes it', async () => {
  chmodSync(base, 0o700);
  const stack = await Stack.start({ dataDir, gatewayPort: 0, services: [], environment: {} });
  await stack.stop();
  const elsewhere = rememberedCluster(dataDir);
  const cluster = elsewhere ?? join(dataDir, 'postgres');
  // Started by root, Postgres runs as another user, who cannot enter.
  expect(elsewhere !== undefined).toBe(process.getuid?.() === 0);
  expect(existsSync(join(cluster, 'data', 'PG_VERSION'))).toBe(true);

  await resetDataDir(dataDir);

  expect(existsSync(cluster)).toBe(false);
});
