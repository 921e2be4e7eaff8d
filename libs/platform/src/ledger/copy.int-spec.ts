import { permissionsOfGrants, type TenantContext } from '../context';
import type { TenantTx } from '../db';
import { createServiceDatabase, type ServiceDatabase } from '../testing';
import { copyRows, copyTables } from './copy';

const tenantId = '01980000-0000-7000-8000-00000000000a';
const other = '01980000-0000-7000-8000-00000000000b';
const ctx: TenantContext = { tenantId, slug: '440310', tenantKind: 'district', actor: { id: 'tester', memberId: null, name: '测试', kind: 'user' }, grants: [], permissions: permissionsOfGrants([]) };
const columns = ['tenant_id', 'id', 'text', 'at', 'yes', 'data', 'tags', 'size'] as const;
const at = new Date('2026-03-02T01:02:03.456Z');
const nasty = 'a\\b\tc\nd\re"f\'g\\N{}，隐患';

describe('copying rows into tables under row-level security', () => {
  let db: ServiceDatabase;
  let tx: TenantTx;
  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'copytest', migrations: [] });
    tx = db.tenantTx();
    await db.admin.query(`create table copytest.record (tenant_id uuid not null, id int not null, text text, at timestamptz, yes boolean, data jsonb, tags text[], size double precision, primary key (tenant_id, id));
      create table copytest.part (tenant_id uuid not null, of int not null, foreign key (tenant_id, of) references copytest.record (tenant_id, id));
      call app.apply_tenant_policy('copytest.record'); call app.apply_tenant_policy('copytest.part');
      grant select, insert on copytest.record, copytest.part to copytest_app`);
  });
  afterAll(() => db.drop());
  afterEach(() => db.admin.query('truncate copytest.record, copytest.part'));

  const record = (id: number, more: Partial<Record<(typeof columns)[number], unknown>> = {}): unknown[] => {
    const row: Record<string, unknown> = { tenant_id: tenantId, id, text: nasty, at, yes: true, data: JSON.stringify({ s: nasty }), tags: [nasty, ''], size: -0.5, ...more };
    return columns.map((c) => row[c]);
  };
  const target = { schema: 'copytest', table: 'record', columns };
  const read = async () => (await db.admin.query('select * from copytest.record order by id')).rows as Record<string, unknown>[];
  const whole = { tenant_id: tenantId, text: nasty, at, yes: true, data: { s: nasty }, tags: [nasty, ''], size: -0.5 };

  it.each([['one row', 1], ['rows that are alike in all but their key', 3], ['more than one piece', 3_000]])('given %s, then every value arrives as it was', async (_what, count) => {
    await tx.write(ctx, (t) => copyRows(t, target, Array.from({ length: count }, (_, i) => record(i))));
    expect(await read()).toEqual(Array.from({ length: count }, (_, i) => ({ ...whole, id: i })));
  });

  it('given values that are alike in some rows only, or absent, then each row has its own', async () => {
    const rows = [record(1, { text: null, at: null }), record(2, { text: undefined, yes: false, at: new Date(at) }), record(3, { text: '', size: null, tags: [] }), record(4, { data: 'null' })];
    await tx.write(ctx, (t) => copyRows(t, target, rows));
    expect(await read()).toEqual([
      { ...whole, id: 1, text: null, at: null }, { ...whole, id: 2, text: null, yes: false }, { ...whole, id: 3, text: '', size: null, tags: [] }, { ...whole, id: 4, data: null },
    ]);
  });

  it('given columns that are absent in every row, equal instants and no key, then these too arrive as they were', async () => {
    await tx.write(ctx, (t) => copyTables(t,
      { ...target, rows: [record(1, { text: null, size: undefined, at: new Date(at) }), record(2, { text: undefined, size: null, at: new Date(at) })] },
      { schema: 'copytest', table: 'part', columns: ['tenant_id', 'of'], rows: [[tenantId, 1], [tenantId, 1]] },
    ));
    expect(await read()).toEqual([{ ...whole, id: 1, text: null, size: null }, { ...whole, id: 2, text: null, size: null }]);
    expect((await db.admin.query('select of from copytest.part')).rows).toEqual([{ of: 1 }, { of: 1 }]);
  });

  it('given one table twice in a transaction, then both are in, and what is read between sees the first', async () => {
    await tx.write(ctx, async (t) => {
      await copyRows(t, target, [record(1), record(2)]);
      expect(await t.rows('select id from copytest.record')).toHaveLength(2);
      await copyTables(t, { ...target, rows: [record(3)] }, { ...target, rows: [] }, { ...target, rows: [record(4)] });
    });
    expect((await read()).map((r) => r['id'])).toEqual([1, 2, 3, 4]);
  });

  it.each([['in one row', [record(1), record(2, { tenant_id: other })]], ['in all', [record(1, { tenant_id: other }), record(2, { tenant_id: other })]]])('given another tenant %s, then the policy refuses all', async (_where, rows) => {
    await expect(tx.write(ctx, (t) => copyRows(t, target, rows))).rejects.toMatchObject({ code: '42501' });
    expect(await read()).toEqual([]);
  });
});
