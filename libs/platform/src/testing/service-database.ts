import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource, MixedList } from 'typeorm';
import { migrateService, openDatabase, TenantTx, type TenantTxOptions } from '../db';

export interface ServiceDatabaseOptions {
  readonly service: string;
  /** TypeORM migration classes, in order */
  readonly migrations: MixedList<new () => object>;
  readonly poolSize?: number;
}

/** A migrated database of its own for one test file. */
export interface ServiceDatabase {
  /** the door to it, as the service's own login role */
  tenantTx(options?: Partial<TenantTxOptions>): TenantTx;
  /** the pool behind `tenantTx`, as the service's own login role */
  readonly source: DataSource;
  /** a connection as the owner of the database, which no policy holds back */
  readonly admin: Client;
  readonly adminUrl: string;
  /** address for the service's own login role */
  readonly url: string;
  drop(): Promise<void>;
}

// Roles belong to the cluster: every test file has to give a service's role the same password.
const PASSWORD = 'anlan-test-only';

/** A fresh database in the cluster of ANLAN_TEST_DATABASE_URL, migrated, and opened as the service opens it. */
export async function createServiceDatabase(o: ServiceDatabaseOptions): Promise<ServiceDatabase> {
  const clusterUrl = process.env['ANLAN_TEST_DATABASE_URL'];
  if (!clusterUrl) throw new Error('ANLAN_TEST_DATABASE_URL is not set: run this as an integration test (npm test -- integration), whose set-up starts a Postgres, or name the superuser of a throwaway one');
  const name = `anlan_test_${o.service}_${randomBytes(5).toString('hex')}`;
  const adminUrl = withPath(clusterUrl, name);
  await inCluster(clusterUrl, async (cluster) => {
    await cluster.query(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`);
    await migrateService({ service: o.service, adminUrl, password: PASSWORD, migrations: o.migrations });
  });
  const url = asRole(adminUrl, `${o.service}_app`);
  const source = await openDatabase({ url, schema: o.service, migrations: o.migrations, poolSize: o.poolSize ?? 8 });
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  return {
    tenantTx: (options) => new TenantTx(source, { schema: o.service, ...options }),
    source,
    admin,
    adminUrl,
    url,
    drop: async () => {
      await source.destroy();
      await admin.end();
      const cluster = new Client({ connectionString: clusterUrl });
      await cluster.connect();
      await cluster.query(`drop database if exists ${name} with (force)`).finally(() => cluster.end());
    },
  };
}

/** One test process at a time: migrations alter roles, which all databases of the cluster share. */
async function inCluster(url: string, fn: (cluster: Client) => Promise<void>): Promise<void> {
  const cluster = new Client({ connectionString: url });
  await cluster.connect();
  try {
    await cluster.query('select pg_advisory_lock(20260102)');
    await fn(cluster);
  } finally {
    await cluster.end();
  }
}

function withPath(url: string, database: string): string {
  const made = new URL(url);
  made.pathname = `/${database}`;
  return made.toString();
}

function asRole(url: string, role: string): string {
  const made = new URL(url);
  made.username = role;
  made.password = PASSWORD;
  return made.toString();
}
