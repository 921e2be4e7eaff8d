import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Client } from 'pg';
import { StackError } from './errors';
import type { ParentGuard } from './guard';
import type { ProcessSpec } from './managed-process';
import { isSameProcess, processIdentity } from './process-identity';
import type { PostgresLocation } from './postgres-location';
import type { SystemUser } from './postgres-user';
import { run } from './run';

export const DATABASE = 'anlan';

export interface EmbeddedPostgres {
  location: PostgresLocation;
  user: SystemUser | undefined;
  port: number;
  password: string;
}

/** URL of the superuser on one database of the embedded cluster. */
export function superuserUrl(pg: EmbeddedPostgres, database = DATABASE): string {
  return `postgres://postgres:${pg.password}@127.0.0.1:${pg.port}/${database}`;
}

/** Makes the cluster when there is none. An interrupted run leaves no half cluster behind. */
export async function initCluster(pg: EmbeddedPostgres, guard: ParentGuard): Promise<void> {
  const data = join(pg.location.home, 'data');
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const half = join(pg.location.home, 'data.init');
  const passwordFile = join(pg.location.home, 'password.init');
  rmSync(half, { recursive: true, force: true });
  writeFileSync(passwordFile, `${pg.password}\n`, { mode: 0o600 });
  if (pg.user) chownSync(passwordFile, pg.user.uid, pg.user.gid);
  try {
    const { code, output } = await run(
      {
        command: join(pg.location.bin, 'initdb'),
        args: [
          `--pgdata=${half}`,
          '--username=postgres',
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          // With LC_CTYPE=C, searches for Chinese text silently find nothing.
          '--lc-ctype=C.UTF-8',
          '--lc-collate=C.UTF-8',
          '--lc-messages=C',
          '--data-checksums',
        ],
        env: postgresEnv(),
        ...(pg.user ? { user: pg.user } : {}),
      },
      guard,
    );
    if (code !== 0) {
      throw new StackError('POSTGRES_FAILED', 'initdb 建立数据库集群失败:', 'initdb could not make the database cluster:', output);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, data);
}

/** The server process: loopback only, no socket file, durable. */
export function postgresSpec(pg: EmbeddedPostgres): ProcessSpec {
  const data = join(pg.location.home, 'data');
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port: pg.port,
    unix_socket_directories: '',
    shared_buffers: '256MB',
    max_connections: 200,
    fsync: 'on',
    synchronous_commit: 'on',
    max_wal_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %q%u@%d ',
    logging_collector: 'off',
  };
  return {
    name: 'postgres',
    port: pg.port,
    launch: () => {
      freeStalePidFile(join(data, 'postmaster.pid'));
      return {
        command: join(pg.location.bin, 'postgres'),
        args: ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
        env: postgresEnv(),
        ...(pg.user ? { user: pg.user } : {}),
      };
    },
    ready: () => serverVersion(superuserUrl(pg, 'postgres')).then(() => undefined),
    // SIGINT is Postgres' fast shutdown, SIGQUIT its immediate one; SIGKILL would leave its children to themselves.
    stopSignal: 'SIGINT',
    forceSignal: 'SIGQUIT',
    stopGraceMs: 30_000,
  };
}

/** Connects once. @returns for example "15.18" */
export async function serverVersion(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version.split(' ')[0] ?? '?';
  });
}

/**
 * Makes the database of the platform on a fresh cluster. Postgres lets every role of a cluster into every database; here
 * a role gets in where it was let in by name (the migrations do that for the services' own).
 */
export async function ensureDatabase(pg: EmbeddedPostgres): Promise<void> {
  await withClient(superuserUrl(pg, 'postgres'), async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
    for (const name of [DATABASE, 'postgres', 'template1']) await client.query(`revoke connect on database ${name} from public`);
  });
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that goes down reports on the idle connection too; the query itself rejects as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * After a hard stop of the whole machine or container, postmaster.pid may name a pid that some other process of this
 * user has now, and Postgres would refuse to start for ever. Only the pid is replaced (by one that is surely dead):
 * the rest of the file lets Postgres check for surviving backends by itself.
 */
function freeStalePidFile(path: string): void {
  if (!existsSync(path)) return;
  const lines = readFileSync(path, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const identity = processIdentity(pid);
  if (!identity || process.platform !== 'linux') return;
  let command = 'postgres';
  try {
    command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '';
  } catch {
    // Not ours to read: leave the decision to Postgres.
  }
  if (/postgres$/.test(command) || !isSameProcess(pid, identity)) return;
  const dead = spawnSync('/bin/true').pid;
  writeFileSync(path, [String(dead), ...lines.slice(1)].join('\n'));
}

function postgresEnv(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
}
