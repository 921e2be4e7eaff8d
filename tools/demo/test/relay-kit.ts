import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PortPicker, repositoryRoot } from '@anlan/tool-stack';
import { uuidv7 } from '@anlan/domain';
import type { Client } from 'pg';
import type { Platform } from './platform-kit';

/** A second relay on the stack's own database and broker, as another replica would run. */
export class SecondRelay {
  private child: ChildProcess | undefined;
  readonly logFile: string;

  constructor(
    private readonly platform: Platform,
    name: string,
  ) {
    this.logFile = join(platform.stack.dataDir, 'logs', `${name}.log`);
  }

  async start(): Promise<void> {
    const { stack } = this.platform;
    const log = openSync(this.logFile, 'a');
    this.child = spawn(process.execPath, [join(repositoryRoot(), 'apps', 'relay', 'dist', 'src', 'main.js')], {
      stdio: ['ignore', log, log],
      env: {
        PATH: process.env['PATH'], ANLAN_ENV: 'test', SERVICE_PORT: String(await new PortPicker().pick()), DATABASE_URL: stack.databaseUrl('relay'),
        NATS_URL: stack.natsUrl, NATS_CREDS: stack.natsCreds, OUTBOX_SCHEMAS: 'tenancy,enforcement', LOG_LEVEL: 'debug',
      },
    });
    closeSync(log);
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

/** Lines of a service's log with this message. */
export function logged(file: string, message: string): number {
  return existsSync(file) ? readFileSync(file, 'utf8').split(`"msg":"${message}"`).length - 1 : 0;
}

export type Outbox = 'tenancy' | 'enforcement';

/** What a service writes into its outbox, without the service: here the order of writing is the test's own. */
export class Writer {
  private constructor(
    private readonly client: Client,
    readonly tenantId: string,
    readonly slug: string,
  ) {}

  static async open(platform: Platform, slug: string): Promise<Writer> {
    const client = await platform.admin();
    await client.query(
      `insert into tenancy.tenant (id, slug, kind, realm, name, short_name, placement, state) values ($1, $2, 'district', 'relay-' || $2, $2, $2, 'pooled', 'suspended') on conflict (slug) do nothing`,
      [uuidv7(), slug]);
    await client.query('create schema if not exists chaos; create table if not exists chaos.aggregate (tenant_id uuid, id text, version bigint not null, primary key (tenant_id, id))');
    return new Writer(client, await platform.tenantId(slug), slug);
  }

  /** One event of each aggregate, in one transaction: its row is locked first and the event written after, as services do. */
  async write(outbox: Outbox, ...aggregates: string[]): Promise<void> {
    await this.begin(outbox, ...aggregates);
    await this.commit();
  }

  /** The same, not yet committed. */
  async begin(outbox: Outbox, ...aggregates: string[]): Promise<void> {
    await this.client.query('begin');
    for (const id of [...new Set(aggregates)].sort()) await this.client.query('insert into chaos.aggregate values ($1, $2, 0) on conflict (tenant_id, id) do update set version = aggregate.version', [this.tenantId, id]);
    await this.client.query(
      `with moved as (update chaos.aggregate set version = version + 1 where tenant_id = $1 and id = any($2) returning id, version)
       insert into ${outbox}.outbox (tenant_id, id, slug, type, subject, nats_subject, sequence, time, data)
       select $1, gen_random_uuid(), $3, 'anlan.${outbox}.thing.changed.v1', 'things/${outbox}/' || id, 'evt.' || $3 || '.${outbox}.thing.changed', version, now(), '{}' from moved`,
      [this.tenantId, aggregates.map(String), this.slug]);
  }

  async commit(): Promise<void> {
    await this.client.query('commit');
  }

  async end(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
