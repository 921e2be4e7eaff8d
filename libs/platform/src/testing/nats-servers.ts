import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repoFile, repoPath } from '../config/repo-file';

/** `floor`: oldest release for anything reachable from outside; `current`: the one built for tests. */
export const NATS_VERSIONS = JSON.parse(repoFile('infra/nats/versions.json')) as { floor: string; current: string };

export type CurrentNats = { ok: true; binary: string; version: string } | { ok: false; why: string };

/** Where the pinned release is kept once it is built. */
export function currentNatsPath(version = NATS_VERSIONS.current): string {
  return join(repoPath('node_modules', '.cache', 'anlan', `nats-server-${version}`), 'nats-server');
}

/** The server that everything else runs on: NATS_SERVER_BIN, else the one on PATH. */
export const usualNats = (env: NodeJS.ProcessEnv = process.env): string => env['NATS_SERVER_BIN'] ?? 'nats-server';

/** For example `2.9.10`; undefined where the program is not there or is something else. */
export function natsVersion(binary: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8', env });
  return /^nats-server: v?(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1];
}

/** Whether version `a` is `b` or later. */
export function atLeast(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const differs = left.findIndex((part, at) => part !== right[at]);
  return differs === -1 || (left[differs] ?? 0) > (right[differs] ?? 0);
}

/** A release that may be reached from outside: the usual server where it is one, else the one built for tests. */
export function currentNats(env: NodeJS.ProcessEnv = process.env, built = currentNatsPath()): CurrentNats {
  for (const binary of [usualNats(env), built]) {
    const version = natsVersion(binary, env);
    if (version && atLeast(version, NATS_VERSIONS.floor)) return { ok: true, binary, version };
  }
  return { ok: false, why: `no nats-server ${NATS_VERSIONS.floor} or later: \`npm test\` builds ${NATS_VERSIONS.current} where Go is` };
}

export interface NatsUnderTest {
  name: string;
  /** Absent where a current release is wanted and there is none. */
  binary?: string;
}

/** The usual server (the embedded default), and a current release where that is another. */
export function natsServers(): NatsUnderTest[] {
  const usual = usualNats();
  const current = currentNats();
  const first = { name: `nats-server ${natsVersion(usual) ?? '?'}`, binary: usual };
  if (!current.ok) return [first, { name: 'nats-server, a current release' }];
  return current.binary === usual ? [first] : [first, { name: `nats-server ${current.version}`, binary: current.binary }];
}
