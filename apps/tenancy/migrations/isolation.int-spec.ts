import { catalogueFaults, createServiceDatabase, type ServiceDatabase } from '@anlan/platform/testing';
import { migrations } from '.';

const schemas = ['tenancy', 'tenancy_jobs'];

describe('the tables of tenancy keep the rules of isolation', () => {
  let db: ServiceDatabase;
  beforeAll(async () => {
    db = await createServiceDatabase({ service: 'tenancy', migrations });
  }, 60_000);
  afterAll(() => db.drop());

  /** What the check says while `ddl` holds. */
  async function faultsWith(ddl: string): Promise<string[]> {
    await db.admin.query('begin');
    try {
      await db.admin.query(ddl);
      return await catalogueFaults(db.admin, schemas);
    } finally {
      await db.admin.query('rollback');
    }
  }

  it('given the migrated schema, then nothing is found', async () => {
    const { rows } = await db.admin.query("select count(*)::int as count from pg_policies where schemaname = 'tenancy' and policyname = 'tenant'");
    expect(rows[0].count).toBeGreaterThan(10);
    expect(await catalogueFaults(db.admin, schemas)).toEqual([]);
  });

  it.each([
    ['FORCE is dropped', 'alter table tenancy.member no force row level security', 'tenancy.member: row-level security is not forced'],
    ['row-level security is switched off', 'alter table tenancy.member disable row level security', 'tenancy.member: row-level security is off'],
    ['the policy is dropped', 'drop policy tenant on tenancy.unit', 'tenancy.unit: has no policy'],
    ['a second policy lets more through', 'create policy extra on tenancy.unit using (true)', 'tenancy.unit: more policies than one (extra)'],
    ['the relay\'s policy is put on another table', 'create policy relay on tenancy.unit to relay_app using (true)', 'tenancy.unit: more policies than one (relay)'],
    ['the policy checks only what is read', 'drop policy tenant on tenancy.unit; create policy tenant on tenancy.unit using (tenant_id = (select app.current_tenant()))', "tenancy.unit: the policy's WITH CHECK is null"],
    ['the policy lets everything through', 'drop policy tenant on tenancy.unit; create policy tenant on tenancy.unit using (true) with check (tenant_id = (select app.current_tenant()))', "tenancy.unit: the policy's USING is true"],
    ['a table without tenant_id is added', 'create table tenancy.note (id uuid primary key)', 'tenancy.note: has no tenant_id and is not marked global'],
    ['a unique index without tenant_id is added', 'create unique index on tenancy.member (username)', 'tenancy.member: the unique index tenancy.member_username_idx does not include tenant_id'],
    ['an index does not begin with tenant_id', 'create index on tenancy.member (username, tenant_id)', 'tenancy.member: the index tenancy.member_username_tenant_id_idx does not begin with tenant_id'],
    ['an included column stands for the key', 'create unique index on tenancy.member (username) include (tenant_id)', 'tenancy.member: the unique index tenancy.member_username_tenant_id_idx does not include tenant_id'],
    ['tenant_id may be null', 'create table tenancy.note (tenant_id uuid, id uuid not null)', 'tenancy.note: tenant_id is uuid'],
    ['the primary key begins with the id', 'create table tenancy.note (tenant_id uuid not null, id uuid, primary key (id, tenant_id))', 'tenancy.note: the primary key does not begin with tenant_id'],
    ['a foreign key leaves the tenant out', 'alter table tenancy.member add constraint loose foreign key (unit_id) references tenancy.tenant (id)', 'tenancy.member: the foreign key loose does not include tenant_id'],
    ['a view reads as its owner', 'create view tenancy.all_members as select * from tenancy.member', 'tenancy.all_members: is a view that is not security_invoker'],
    ['a materialised view is added', 'create materialized view tenancy.copy as select * from tenancy.member', 'tenancy.copy: is a materialised view, which no policy covers'],
    ['the login may truncate', 'grant truncate on tenancy.member to tenancy_app', 'tenancy.member: tenancy_app may truncate it'],
    ['the login may change the audit log', 'grant update (detail) on tenancy.audit_entry to tenancy_app', 'tenancy.audit_entry: tenancy_app may change it'],
    ['the login may remove from the audit chain', 'grant delete on tenancy.audit_seal to tenancy_app', 'tenancy.audit_seal: tenancy_app may change it'],
    ['the relay may read more than the outbox', 'grant select on tenancy.member to relay_app', 'tenancy.member: relay_app may read it'],
    ['the login owns a table', 'alter table tenancy.setting owner to tenancy_app', 'tenancy.setting: is owned by tenancy_app'],
  ])('given that %s, then the check says so', async (_, ddl, fault) => {
    expect(await faultsWith(ddl)).toContain(fault);
  });

  it('given a security_invoker view and a marked global table, then neither is a fault', async () => {
    const ddl = `create view tenancy.fine with (security_invoker = true) as select * from tenancy.member;
      create table tenancy.colours (id uuid primary key); call app.declare_global('tenancy.colours', 'the same for every tenant');`;
    expect(await faultsWith(ddl)).toEqual([]);
  });

  it('given the login of the service and another tenant, then forced policies hide and refuse', async () => {
    const a = '01980000-0000-7000-8000-0000000000a1';
    const b = '01980000-0000-7000-8000-0000000000b1';
    const tx = db.tenantTx();
    const insert = { sql: "insert into tenancy.setting (tenant_id, key, value) values ($1, 'terms', '{}') returning key", params: [a] };
    await tx.read({ tenantId: a }, insert);
    expect(await tx.read({ tenantId: a }, { sql: 'select key from tenancy.setting' })).toHaveLength(1);
    expect(await tx.read({ tenantId: b }, { sql: 'select key from tenancy.setting' })).toEqual([]);
    await expect(tx.read({ tenantId: b }, insert)).rejects.toMatchObject({ code: '42501' });
  });
});
