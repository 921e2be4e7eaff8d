import { until } from '@anlan/platform/testing';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, credsAuthenticator } from 'nats';
import { Client } from 'pg';
import { processIdentity } from '../src/process-identity';
import { resetDataDir } from '../src/reset';
import { DATABASE_SERVICES, SERVICES } from '../src/service-env';
import { Stack, type StackOptions } from '../src/stack';
import { fakeApps, type FakeApps } from './fake-apps';

jest.setTimeout(120_000);

let base: string;
let dataDir: string;
const started: Stack[] = [];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'anlan-stack-'));
  chmodSync(base, 0o755);
  dataDir = join(base, 'data');
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((stack) => stack.stop({ force: true })));
  if (existsSync(dataDir)) await resetDataDir(dataDir);
  rmSync(base, { recursive: true, force: true });
});

async function start(options: Partial<StackOptions> = {}): Promise<Stack> {
  const stack = await Stack.start({ dataDir, gatewayPort: 0, env: 'test', services: [], environment: cleanEnv(), ...options });
  started.push(stack);
  return stack;
}

// External parts of the developer's own shell must not reach these tests.
function cleanEnv(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _d, NATS_URL: _n, KEYCLOAK_URL: _k, ...rest } = process.env;
  return rest;
}

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const pidsOf = (stack: Stack): number[] => stack.processes().map(({ pid }) => pid ?? 0);
const living = (pids: number[]): number[] => pids.filter((pid) => processIdentity(pid) !== undefined);

describe('Postgres and NATS', () => {
  it('given an empty directory, when started, then a durable UTF-8 database on loopback and a stream server answer', async () => {
    const stack = await start();

    const rows = await query<{ name: string; setting: string }>(
      stack.adminDatabaseUrl,
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'listen_addresses', 'server_encoding', 'unix_socket_directories')
       union select 'ctype', datctype from pg_database where datname = current_database()`,
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      listen_addresses: '127.0.0.1',
      server_encoding: 'UTF8',
      unix_socket_directories: '',
      ctype: 'C.UTF-8',
    });
    await expect(query(stack.adminDatabaseUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/);
    await expect(connect({ servers: stack.natsUrl, reconnect: false })).rejects.toThrow(/authorization/i);
    const nats = await connect({ servers: stack.natsUrl, authenticator: credsAuthenticator(readFileSync(stack.natsCreds)) });
    await (await nats.jetstreamManager()).streams.add({ name: 'KEPT', subjects: ['kept.>'] });
    await nats.close();
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('given data from a first run, when stopped and started again, then nothing is lost and addresses stay', async () => {
    const first = await start();
    await query(first.adminDatabaseUrl, `create table note as select '隐患' as text`);
    const pids = pidsOf(first);
    await first.stop();
    expect(living(pids)).toEqual([]);
    expect(existsSync(join(dataDir, 'stack.lock'))).toBe(false);

    const second = await start();
    expect(await query(second.adminDatabaseUrl, 'select text from note')).toEqual([{ text: '隐患' }]);
    expect(second.ports).toEqual(first.ports);
    expect(second.secrets).toEqual(first.secrets);
  });

  it.each(['postgres', 'nats'])('given a running %s, when it is killed hard, then it is back under the same address', async (name) => {
    const stack = await start();
    await query(stack.adminDatabaseUrl, 'create table kept as select 1 as n');
    const before = stack.processes().find((p) => p.name === name);

    await stack.kill(name, 'SIGKILL');
    await stack.waitHealthy(name);

    const after = stack.processes().find((p) => p.name === name);
    expect(after).toMatchObject({ port: before?.port, restarts: 1, state: 'healthy' });
    expect(after?.pid).not.toBe(before?.pid);
    expect(await query(stack.adminDatabaseUrl, 'select n from kept')).toEqual([{ n: 1 }]);
  });
});

describe('one directory, one stack', () => {
  it('given a running stack, when another is started on its directory, then it is refused with the pid and the first is unharmed', async () => {
    const stack = await start();
    await expect(start()).rejects.toMatchObject({ code: 'LOCKED', message: expect.stringContaining(String(process.pid)) });
    await expect(resetDataDir(dataDir)).rejects.toMatchObject({ code: 'LOCKED' });
    expect(await query(stack.adminDatabaseUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('given a taken gateway port, when started, then the message names the port and ANLAN_PORT and nothing runs', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    try {
      await expect(start({ gatewayPort: port })).rejects.toMatchObject({ code: 'PORT_BUSY', message: expect.stringMatching(new RegExp(`${port}[^]*ANLAN_PORT`)) });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
    await start({ gatewayPort: port });
  });
});

describe('services', () => {
  let apps: FakeApps;
  beforeEach(() => (apps = fakeApps()));
  afterEach(() => rmSync(apps.dir, { recursive: true, force: true }));
  const all = (): Partial<StackOptions> => ({ appsDir: apps.dir, services: [...SERVICES] });

  it('given services, when started, then they are migrated first and each sees its own role and not the admin', async () => {
    const stack = await start(all());

    const env = (await (await fetch(`http://127.0.0.1:${stack.ports['tenancy']}/env`)).json()) as Record<string, string>;
    expect(env).toMatchObject({ DATABASE_URL: stack.databaseUrl('tenancy'), NATS_CREDS: stack.natsCreds, IDENTITY_PUBLIC_URL: stack.gatewayUrl });
    expect(JSON.stringify(env)).not.toContain(stack.secrets.postgresPassword);
    expect(env).not.toHaveProperty('JEST_WORKER_ID');
    const migrated = readFileSync(apps.migrationLog, 'utf8').trim().split('\n');
    expect(migrated.map((line) => line.split(' ')[0])).toEqual([...DATABASE_SERVICES]);
    expect(migrated[0]).toContain(stack.adminDatabaseUrl);
    const pids = pidsOf(stack);
    // With Postgres, NATS and the development issuer.
    expect(living(pids)).toHaveLength(SERVICES.length + 3);
    await stack.stop();
    expect(living(pids)).toEqual([]);
  });

  it('given a service, when it is killed or ends by itself, then it is restarted on its port and reported', async () => {
    const lines: string[] = [];
    const stack = await start({ ...all(), progress: (line) => lines.push(line) });
    const url = `http://127.0.0.1:${stack.ports['enforcement']}`;

    await stack.kill('enforcement');
    await stack.waitHealthy('enforcement');
    await fetch(`${url}/crash`).catch(() => undefined);
    await until('the second restart', () => stack.processes().some((p) => p.name === 'enforcement' && p.restarts === 2));
    await stack.waitHealthy();

    expect((await fetch(url)).status).toBe(200);
    expect(lines.filter((line) => line.includes('enforcement') && line.startsWith('↻'))).toEqual([
      expect.stringContaining('SIGKILL'),
      expect.stringContaining('exit code 7'),
    ]);
  });

  it('given a service that cannot run, when started, then the error holds its last log lines and all is stopped again', async () => {
    apps.replace('relay', 'main.js', `console.log('{"msg":"no stream EVT"}'); process.exit(3);`);
    await expect(start(all())).rejects.toMatchObject({ code: 'CRASH_LOOP', message: expect.stringMatching(/relay[^]*no stream EVT/) });
    expect(existsSync(join(dataDir, 'stack.lock'))).toBe(false);
    expect(existsSync(join(dataDir, 'pids.json'))).toBe(false);
  });

  it('given a failing migration, when started, then its standard error is in the message and no service was started', async () => {
    apps.replace('enforcement', 'migrate.js', `console.error('relation "hazard" already exists'); process.exit(1);`);
    await expect(start(all())).rejects.toMatchObject({ code: 'MIGRATION_FAILED', message: expect.stringContaining('relation "hazard" already exists') });
    expect(existsSync(join(dataDir, 'logs', 'gateway.log'))).toBe(false);
  });

  it('given a stubborn service, when stopped with force, then it is gone at once', async () => {
    apps.replace('gateway', 'main.js', `${readFileSync(join(apps.dir, 'tenancy/dist/src/main.js'), 'utf8').replace('process.exit(0)', 'undefined')}`);
    const stack = await start(all());
    const pids = pidsOf(stack);
    const begun = Date.now();
    const stopping = stack.stop();
    await stack.stop({ force: true });
    await stopping;
    expect(Date.now() - begun).toBeLessThan(5_000);
    expect(living(pids)).toEqual([]);
  });

  it('given a start under way, when it is aborted, then it is refused and everything started is stopped', async () => {
    apps.replace('gateway', 'main.js', 'setInterval(() => undefined, 1000);');
    const abort = new AbortController();
    const starting = start({ ...all(), signal: abort.signal });
    await until('the gateway has been started', () => existsSync(join(dataDir, 'logs', 'gateway.log')));
    abort.abort(new Error('interrupted'));
    await expect(starting).rejects.toThrow();
    expect(existsSync(join(dataDir, 'stack.lock'))).toBe(false);
  });

  it('given no compiled services, when started, then the message says to build', async () => {
    rmSync(join(apps.dir, 'relay'), { recursive: true });
    await expect(start(all())).rejects.toMatchObject({ code: 'BUILD_MISSING', message: expect.stringMatching(/npm run build[^]*relay/) });
  });
});
