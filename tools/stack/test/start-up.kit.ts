import { until } from '@anlan/platform/testing';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { PortPicker } from '../src/ports';
import { repositoryRoot } from '../src/repository';
import { resetDataDir } from '../src/reset';
import { DATABASE_SERVICES, issuerEnv, serviceEnv, type ServiceName } from '../src/service-env';
import { Stack } from '../src/stack';

export type Process = ServiceName | 'dev-issuer';
export type Env = Record<string, string | undefined>;

const main = (name: Process): string => join(repositoryRoot(), 'apps', name, 'dist', 'src', 'main.js');
export const isUp = async (port: number, path: string): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}${path}`)).ok;

export interface Ending {
  code: number | null;
  /** everything it said, on both outputs */
  said: string;
  /** whether anything answered at its port at any time */
  opened: boolean;
}

/** Compiled processes, started one at a time on a real Postgres and a real NATS. */
export class StartUpKit {
  private constructor(
    readonly dir: string,
    readonly stack: Stack,
    readonly admin: Client,
    private readonly ports: PortPicker,
  ) {}

  static async open(): Promise<StartUpKit> {
    const dir = mkdtempSync(join(tmpdir(), 'anlan-start-'));
    chmodSync(dir, 0o755);
    const { DATABASE_URL: _d, NATS_URL: _n, KEYCLOAK_URL: _k, ...environment } = process.env;
    const stack = await Stack.start({ dataDir: join(dir, 'data'), gatewayPort: 0, env: 'test', services: [], environment });
    const admin = new Client({ connectionString: stack.adminDatabaseUrl });
    await admin.connect();
    const kit = new StartUpKit(dir, stack, admin, new PortPicker());
    for (const service of DATABASE_SERVICES) kit.migrate(service);
    return kit;
  }

  /** Runs a service's migrate.js in production; gives its exit code and what it said. */
  migrate(service: (typeof DATABASE_SERVICES)[number], env: Env = {}): { status: number | null; stderr: string } {
    const given = { PATH: process.env['PATH'], ADMIN_DATABASE_URL: this.stack.adminDatabaseUrl, SERVICE_DB_PASSWORD: this.stack.secrets.databaseRoles[`${service}_app`], ...env };
    return spawnSync(process.execPath, [join(repositoryRoot(), 'apps', service, 'dist', 'src', 'migrate.js')], { env: given, encoding: 'utf8' });
  }

  /** An address of the database with another login or another database. */
  databaseUrl(service: (typeof DATABASE_SERVICES)[number], database?: string): string {
    const url = new URL(this.stack.databaseUrl(service));
    if (database) url.pathname = `/${database}`;
    return url.href;
  }

  /** Everything right, for production, with nobody at the identity service's address. */
  production(name: Process): Env {
    const { stack } = this;
    const context = {
      env: 'test' as const, dataDir: stack.dataDir, services: [], ports: {}, gatewayUrl: 'https://anlan.example', adminDatabaseUrl: stack.adminDatabaseUrl,
      nats: { url: stack.natsUrl, trustDir: stack.natsTrustDir }, secrets: stack.secrets, inherited: { PATH: process.env['PATH'] },
      issuer: { internalUrl: 'http://127.0.0.1:1', publicUrl: 'https://anlan.example', adminClientId: 'anlan-admin', adminClientSecret: stack.secrets.issuerAdminClientSecret },
    };
    return { ...(name === 'dev-issuer' ? issuerEnv(context) : serviceEnv(name, context)), ANLAN_ENV: undefined };
  }

  /** What must never be said. */
  get secrets(): string[] {
    const { databaseRoles, ...others } = this.stack.secrets;
    return [...Object.values(databaseRoles), ...Object.entries(others).filter(([name]) => !/Username|ClientId/.test(name)).map(([, value]) => value)];
  }

  async launch(name: Process, env: Env): Promise<{ child: ChildProcess; port: number; said: () => string }> {
    const port = await this.ports.pick();
    const child = spawn(process.execPath, [main(name)], { env: { ...this.production(name), ...env, SERVICE_PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    return { child, port, said: () => said };
  }

  /** Starts a process that is to refuse, and watches its port until it has ended. */
  async refused(name: Process, env: Env): Promise<Ending> {
    const { child, port, said } = await this.launch(name, env);
    let opened = false;
    let code: number | null | undefined;
    child.once('close', (c) => (code = c));
    try {
      await until(`the end of ${name}`, async () => {
        opened ||= await answers(port);
        return code !== undefined;
      }, { withinMs: 30_000 });
    } finally {
      if (code === undefined) child.kill('SIGKILL');
    }
    return { code: code ?? null, said: said(), opened };
  }

  /** Starts a process that is to stay, and gives its port; `use` runs while it is there. */
  async running(name: Process, env: Env, health: string, use: (port: number) => Promise<void> = async () => undefined): Promise<void> {
    const { child, port, said } = await this.launch(name, env);
    const ended = once(child, 'exit');
    try {
      await until(`${name} is there`, () => {
        if (child.exitCode !== null) throw new Error(said());
        return isUp(port, health);
      }, { withinMs: 30_000 });
      await use(port);
    } finally {
      child.kill('SIGTERM');
      await ended;
    }
  }

  async close(): Promise<void> {
    await this.admin.end();
    await this.stack.stop();
    await resetDataDir(this.stack.dataDir);
    rmSync(this.dir, { recursive: true, force: true });
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true))).once('error', () => resolve(false));
  });
}
