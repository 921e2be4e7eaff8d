import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { currentNats, currentNatsPath, NATS_VERSIONS, natsVersion, type CurrentNats } from '@anlan/platform/testing';
import type { Progress } from './progress';

const MODULE = 'github.com/nats-io/nats-server/v2';
const LIMIT_MS = 10 * 60_000;

/**
 * A nats-server as outside integrators meet it, for the tests: the usual one where it is recent enough, else the pinned
 * release, built once with the Go of this machine. Go itself verifies what it downloads against the public checksum
 * database, and no other Go is fetched for it. Never throws: `why` says what was missing.
 */
export async function ensureCurrentNats(progress: Progress = () => undefined, env: NodeJS.ProcessEnv = process.env, target = currentNatsPath()): Promise<CurrentNats> {
  const found = currentNats(env, target);
  if (found.ok) return found;
  const version = NATS_VERSIONS.current;
  if (spawnSync('go', ['version'], { env }).status !== 0) return { ok: false, why: '找不到 Go / Go was not found' };
  progress(`… 编译 nats-server ${version}(测试用) building nats-server ${version} for the tests`);
  const folder = dirname(target);
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}.`);
  try {
    const { code, output } = await goInstall(`${MODULE}@v${version}`, draft, env);
    if (code !== 0) return { ok: false, why: `go install: ${output.trimEnd().split('\n').slice(-3).join(' · ')}` };
    const built = natsVersion(join(draft, 'nats-server'), env);
    if (built !== version) return { ok: false, why: `go install 得到的版本不符 gave ${built ?? 'no nats-server'}, not ${version}` };
    // Whole or not at all: another run may be building the same.
    mkdirSync(folder, { recursive: true });
    renameSync(join(draft, 'nats-server'), target);
    return currentNats(env, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function goInstall(what: string, bin: string, env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('go', ['install', what], {
      env: { ...env, GOBIN: bin, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=mod', GOOS: undefined, GOARCH: undefined },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: LIMIT_MS,
    });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => (output = (output + String(chunk)).slice(-8_192)));
    child.once('error', (error) => resolve({ code: null, output: String(error) }));
    child.once('close', (code) => resolve({ code, output: code === null ? `${output}\nnot done within ${LIMIT_MS / 60_000} minutes` : output }));
  });
}
