import { DataSource, type MixedList } from 'typeorm';
import { assertDatabase, assertMigrated, assertUnprivileged, migrationItems } from './assert-database';
import { assertIsolation } from './assert-isolation';

export interface OpenOptions {
  readonly url: string;
  readonly schema: string;
  readonly entities?: MixedList<new () => object>;
  readonly poolSize?: number;
  /** the service's migrations, all of which must have run */
  readonly migrations: MixedList<new () => object>;
}

/** Opens the service's pool as its own login role, and refuses a database that is not fit and a login that could step around row-level security. @throws StartRefused */
export async function openDatabase(o: OpenOptions): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url: o.url,
    schema: o.schema,
    entities: (o.entities ?? []) as never,
    synchronize: false,
    poolSize: o.poolSize ?? 16,
    extra: { idleTimeoutMillis: 30_000, connectionTimeoutMillis: 5_000, keepAlive: true, application_name: `anlan-${o.schema}` },
    // A dropped connection is the pool's matter: the next request takes another one.
    poolErrorHandler: () => undefined,
  });
  await source.initialize();
  try {
    const db = { query: async (sql: string, params?: unknown[]) => ({ rows: (await source.query(sql, params)) as Record<string, unknown>[] }) };
    await assertDatabase(db, o.schema);
    await assertUnprivileged(db, o.schema);
    await assertMigrated(db, o.schema, migrationItems(o.schema, o.migrations, true));
    await assertIsolation(db, o.schema, [o.schema]);
  } catch (e) {
    await source.destroy();
    throw e;
  }
  return source;
}
