import { runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { DataSource, type MixedList } from 'typeorm';
import { z } from 'zod';
import { databaseUrl, environmentName, passwordFaults, readEnvironment, repoFile, StartRefused } from '../config';
import { assertDatabase, migrationItems } from './assert-database';

export interface MigrateOptions {
  readonly service: string;
  /** login of the owner of the database */
  readonly adminUrl: string;
  /** password of the service's own login role */
  readonly password: string;
  /** TypeORM migration classes, in order */
  readonly migrations: MixedList<new () => object>;
  /** the tables every service has, and its job queue; off for the relay, which serves no requests */
  readonly serviceTables?: boolean;
}

/**
 * Brings one service's schema, role and rights up to date. Safe to run again and beside other services' migrations:
 * an advisory lock lets one at a time through, since roles and the shared template are common to all.
 */
export async function migrateService(o: MigrateOptions): Promise<void> {
  const admin = new Client({ connectionString: o.adminUrl });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock(20260101)');
    await assertDatabase(admin, o.service);
    await admin.query(repoFile('infra/postgres/app.sql'));
    await ensureRole(admin, 'relay_app');
    await ensureRole(admin, `${o.service}_app`, o.password);
    await admin.query(`create schema if not exists ${o.service}`);
    if (o.serviceTables !== false) await admin.query(repoFile('infra/postgres/service.sql').replaceAll('{service}', o.service));
    await runTypeormMigrations(o);
    if (o.serviceTables !== false) {
      await runMigrations({ connectionString: o.adminUrl, schema: `${o.service}_jobs` });
      await openJobTables(admin, o.service);
    }
    await grant(admin, o);
    await record(admin, o);
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: Client, role: string, password?: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
  if (!rowCount) await admin.query(`create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole`);
  if (password) await admin.query(`alter role ${role} login password ${admin.escapeLiteral(password)}`);
  // Where others are kept out of this database (the embedded cluster does that), our roles are let in by name.
  await admin.query(`do $$ begin execute format('grant connect on database %I to ${role}', current_database()); end $$`);
  await admin.query(`grant usage on schema app to ${role}`);
}

async function runTypeormMigrations(o: MigrateOptions): Promise<void> {
  const source = new DataSource({
    type: 'postgres', url: o.adminUrl, schema: o.service, migrations: o.migrations, migrationsTableName: 'migration', synchronize: false, poolSize: 1,
  });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
    await source.query(`call app.declare_global('${o.service}.migration', 'which migrations have run')`);
  } finally {
    await source.destroy();
  }
}

/** graphile-worker enables row-level security on its tables and expects to own them; the service must own nothing. */
async function openJobTables(admin: Client, service: string): Promise<void> {
  const schema = `${service}_jobs`;
  const role = `${service}_app`;
  const { rows } = await admin.query<{ table: string }>(
    `select format('%I.%I', schemaname, tablename) as table from pg_tables where schemaname = $1`, [schema],
  );
  for (const { table } of rows) {
    await admin.query(`drop policy if exists service on ${table}`);
    await admin.query(`create policy service on ${table} to ${role} using (true) with check (true)`);
    await admin.query(`call app.declare_global('${table}', 'job queue: payloads name a tenant, they hold no tenant data')`);
  }
  const { rows: views } = await admin.query<{ view: string }>(`select format('%I.%I', schemaname, viewname) as view from pg_views where schemaname = $1`, [schema]);
  for (const { view } of views) await admin.query(`alter view ${view} set (security_invoker = true)`);
  await admin.query(`grant usage on schema ${schema} to ${role}`);
  await admin.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`);
  await admin.query(`grant usage, select on all sequences in schema ${schema} to ${role}`);
  await admin.query(`grant execute on all functions in schema ${schema} to ${role}`);
}

async function grant(admin: Client, o: MigrateOptions): Promise<void> {
  const role = `${o.service}_app`;
  await admin.query(`grant usage on schema ${o.service} to ${role}`);
  await admin.query(`grant select, insert, update, delete on all tables in schema ${o.service} to ${role}`);
  await admin.query(`grant usage, select on all sequences in schema ${o.service} to ${role}`);
  await admin.query(`revoke all on ${o.service}.migration from ${role}`);
  if (o.serviceTables === false) return;
  await admin.query(`revoke update, delete on ${o.service}.audit_entry, ${o.service}.audit_seal from ${role}`);
  await admin.query(`grant usage on schema ${o.service} to relay_app`);
  await admin.query(`grant select, update, delete on ${o.service}.outbox to relay_app`);
}

/** What a service looks for at its start. Last, so that a migration that was cut short counts as none. */
async function record(admin: Client, o: MigrateOptions): Promise<void> {
  const items = migrationItems(o.service, o.migrations, o.serviceTables !== false);
  await admin.query('insert into app.applied (schema, item) select $1, unnest($2::text[]) on conflict do nothing', [o.service, items]);
  await admin.query(`grant select on app.applied to ${o.service}_app`);
}

/** The entry of a service's `migrate.js`: ADMIN_DATABASE_URL and SERVICE_DB_PASSWORD from the environment, exit code 1 on failure. */
export async function migrateFromEnv(o: Pick<MigrateOptions, 'service' | 'migrations' | 'serviceTables'>): Promise<void> {
  try {
    const environment = { ANLAN_ENV: environmentName, ADMIN_DATABASE_URL: databaseUrl(), SERVICE_DB_PASSWORD: z.string().min(1) };
    const { ADMIN_DATABASE_URL: adminUrl, SERVICE_DB_PASSWORD: password } = readEnvironment(o.service, environment, process.env, (c) =>
      c.ANLAN_ENV === 'production' ? passwordFaults('SERVICE_DB_PASSWORD', c.SERVICE_DB_PASSWORD) : [],
    );
    await migrateService({ ...o, adminUrl, password });
  } catch (e) {
    process.stderr.write(e instanceof StartRefused ? `${e.message}\n` : `${o.service}: migration failed: ${(e as Error).stack ?? String(e)}\n`);
    process.exitCode = 1;
  }
}
