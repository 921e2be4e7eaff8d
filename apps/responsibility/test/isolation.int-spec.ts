import { catalogueFaults, createServiceDatabase, type ServiceDatabase } from '@anlan/platform/testing';
import { migrations } from '../migrations';

describe('the tables of responsibility keep the rules of isolation', () => {
  let db: ServiceDatabase;
  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'responsibility', migrations });
  }, 60_000);
  afterAll(() => db.drop());

  it('given the migrated schema, then nothing is found', async () => {
    const { rows } = await db.admin.query("select count(*)::int as count from pg_policies where schemaname = 'responsibility' and policyname = 'tenant'");
    expect(rows[0].count).toBeGreaterThan(5);
    expect(await catalogueFaults(db.admin, ['responsibility', 'responsibility_jobs'])).toEqual([]);
  });

  it('given a table whose policy is not forced, then the check says so', async () => {
    await db.admin.query('begin');
    try {
      await db.admin.query('alter table responsibility.inbox no force row level security');
      expect(await catalogueFaults(db.admin, ['responsibility'])).toEqual(['responsibility.inbox: row-level security is not forced']);
    } finally {
      await db.admin.query('rollback');
    }
  });
});
