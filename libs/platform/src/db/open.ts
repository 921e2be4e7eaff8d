import { DataSource, type MixedList } from 'typeorm';
import { assertDatabase, assertUnprivileged } from './assert-database';

export interface OpenOptions {
  readonly url: string;
  readonly schema: string;
  readonly entities?: MixedList<new () => object>;
  readonly poolSize?: number;
}

/** Opens the service's pool as its own login role, and refuses a login that could step around row-level security. */
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
    const db = { query: async (sql: string) => ({ rows: (await source.query(sql)) as Record<string, unknown>[] }) };
    await assertDatabase(db);
    await assertUnprivileged(db, o.schema);
  } catch (e) {
    await source.destroy();
    throw e;
  }
  return source;
}
