import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { createServiceDatabase, type ServiceDatabase } from '../testing';
import { openDatabase } from './open';

const migrations: (new () => object)[] = [];

/** What a service refuses at its start, asked of the database itself; that its process ends is tested where it is started. */
describe('opening a service\'s database', () => {
  let db: ServiceDatabase;
  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'opentest', migrations });
  }, 60_000);
  afterAll(() => db.drop());

  const open = async (more: { url?: string; schema?: string; migrations?: (new () => object)[] } = {}): Promise<void> =>
    (await openDatabase({ url: db.url, schema: 'opentest', migrations, poolSize: 1, ...more })).destroy();

  it('given a migrated database and the service\'s own login, then it opens', async () => {
    await expect(open()).resolves.toBeUndefined();
  });

  const template = "call app.apply_tenant_policy('opentest.inbox')";
  it.each([
    ['a table is not forced', 'alter table opentest.inbox no force row level security', template, 'not forced'],
    ['row-level security is off', 'alter table opentest.inbox disable row level security', template, 'is off'],
    ['a policy is missing', 'drop policy tenant on opentest.inbox', template, 'lacks the policy'],
    ['a second policy lets more through', 'create policy more on opentest.inbox using (true)', 'drop policy more on opentest.inbox', 'unknown policy more'],
    ['the login may empty a table', 'grant truncate on opentest.inbox to opentest_app', 'revoke truncate on opentest.inbox from opentest_app', 'may TRUNCATE'],
  ])('given that %s, then it is refused, and mended it opens', async (_, wrong, mended, why) => {
    await db.admin.query(wrong);
    try {
      await expect(open()).rejects.toThrow(why);
    } finally {
      await db.admin.query(mended);
    }
    await expect(open()).resolves.toBeUndefined();
  });

  it('given a superuser, then it is refused', async () => {
    await expect(open({ url: db.adminUrl })).rejects.toThrow('is a superuser');
  });

  it('given a migration of this release that has not run, then it is refused by its name', async () => {
    class Later1780000000009 {}
    await expect(open({ migrations: [Later1780000000009] })).rejects.toThrow('Later1780000000009');
  });

  it('given LC_CTYPE C, with which Chinese is not found, then it is refused', async () => {
    const name = `anlan_test_locale_${randomBytes(5).toString('hex')}`;
    const cluster = new Client({ connectionString: db.adminUrl });
    await cluster.connect();
    try {
      await cluster.query(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`);
      await expect(open({ url: db.url.replace(/\/anlan_test_opentest_\w+/, `/${name}`) })).rejects.toThrow('LC_CTYPE is C');
    } finally {
      await cluster.query(`drop database if exists ${name} with (force)`);
      await cluster.end();
    }
  });
});
