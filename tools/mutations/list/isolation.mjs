// A tenant never sees another's data.
const catalogue = (file) => ({ project: 'integration', file, tests: 'given the migrated schema' });
const tenancy = catalogue('apps/tenancy/migrations/isolation.int-spec.ts');
const enforcement = catalogue('apps/enforcement/test/isolation.int-spec.ts');
const gate = { project: 'integration', file: 'libs/platform/src/db/open.int-spec.ts' };
const door = { project: 'integration', file: 'libs/platform/src/db/tenant-tx.int-spec.ts' };

/** A service would refuse to start on a database that is wrong; here that gate is open, and the tests themselves have to notice. */
const ungated = [
  { file: 'libs/platform/src/db/open.ts', find: 'await assertUnprivileged(db, o.schema);', replace: '' },
  { file: 'libs/platform/src/db/open.ts', find: 'await assertIsolation(db, o.schema, [o.schema]);', replace: '' },
];
const inFile = (file) => (find, replace) => ({ file, find, replace });
const [template, shared, migrate, hazardTable, registry] = [
  'infra/postgres/app.sql', 'infra/postgres/service.sql', 'libs/platform/src/db/migrate.ts', 'apps/enforcement/migrations/0001-hazard.ts', 'apps/tenancy/migrations/0001-registry.ts',
].map((file) => (find, replace) => [...ungated, inFile(file)(find, replace)]);
const tenantTx = (find, replace) => [{ file: 'libs/platform/src/db/tenant-tx.ts', find, replace }];

const CONDITION = 'tenant_id = (select app.current_tenant())';

/** @type {import('./index.mjs').Mutation[]} */
export const isolation = [
  {
    name: 'force-dropped', breaks: '模板不再 FORCE：表的所有者不受策略约束 the template no longer forces row-level security on a table\'s owner',
    edits: template("  execute format('alter table %s force row level security', target);\n", ''), caughtBy: tenancy,
  },
  {
    name: 'rls-off', breaks: '模板不再启用行级安全 the template no longer enables row-level security',
    edits: template("  execute format('alter table %s enable row level security', target);\n", ''), caughtBy: door,
  },
  {
    name: 'policy-dropped', breaks: '一张表没有策略 one table goes without its policy',
    edits: hazardTable("      call app.apply_tenant_policy('enforcement.hazard_history');\n", ''), caughtBy: enforcement,
  },
  {
    name: 'policy-dropped-service-table', breaks: '服务公共表没有策略 a table that every service has goes without its policy',
    edits: shared("call app.apply_tenant_policy('{service}.file');\n", ''), caughtBy: enforcement,
  },
  {
    name: 'policy-sees-all', breaks: '策略放行所有行的读取 the policy lets every row be read',
    edits: template(`using (${CONDITION}) with`, 'using (true) with'), caughtBy: door,
  },
  {
    name: 'policy-takes-all', breaks: '策略放行写入他人租户的行 the policy lets rows of another tenant be written',
    edits: template(`with check (${CONDITION})`, 'with check (true)'), caughtBy: door,
  },
  {
    name: 'policy-without-check', breaks: '策略没有 WITH CHECK the policy has no WITH CHECK of its own',
    edits: template(` with check (${CONDITION})`, ''), caughtBy: tenancy,
  },
  {
    name: 'policy-falls-open', breaks: '未设置租户时可见所有行 without a tenant every row is visible',
    edits: template(`using (${CONDITION}) with`, 'using (tenant_id = coalesce((select app.current_tenant()), tenant_id)) with'), caughtBy: door,
  },
  {
    name: 'second-policy', breaks: '为中继留的策略对所有角色生效 the relay\'s policy holds for every role',
    edits: shared('to relay_app using (true)', 'using (true)'), caughtBy: enforcement,
  },
  {
    name: 'session-tenant', breaks: '租户设在会话上，连接池的下一位使用者沿用 the tenant is set for the session: the next user of the pooled connection has it',
    edits: tenantTx("set_config('app.tenant', $1, true)", "set_config('app.tenant', $1, false)"), caughtBy: door,
  },
  {
    name: 'read-without-tenant', breaks: '读取沿用连接上遗留的租户 a read takes whatever tenant the connection has',
    edits: [
      ...tenantTx("set_config('app.tenant', $1, true)", "set_config('app.tenant', $1, false)"),
      ...tenantTx('[setTenant(ctx.tenantId), ...statements]', "[{ sql: 'select 1' }, ...statements]"),
    ],
    caughtBy: door,
  },
  {
    name: 'write-without-tenant', breaks: '写入沿用连接上遗留的租户 a write takes whatever tenant the connection has',
    edits: [
      ...tenantTx("set_config('app.tenant', $1, true)", "set_config('app.tenant', $1, false)"),
      ...tenantTx('return [begin, setTenant(this.ctx.tenantId)];', 'return [begin];'),
    ],
    caughtBy: door,
  },
  {
    name: 'unique-across-tenants', breaks: '唯一键不含租户：能试探他人的数据 a unique key without the tenant tells what another has',
    edits: hazardTable('unique (tenant_id, number)', 'unique (number)'), caughtBy: enforcement,
  },
  {
    name: 'foreign-key-across-tenants', breaks: '外键不含租户：能引用他人的行 a foreign key without the tenant reaches another\'s rows',
    edits: [
      ...hazardTable('primary key (tenant_id, id),\n        unique (tenant_id, number)', 'primary key (tenant_id, id),\n        unique (tenant_id, number),\n        constraint loose unique (id)'),
      inFile('apps/enforcement/migrations/0001-hazard.ts')('foreign key (tenant_id, hazard_id) references enforcement.hazard (tenant_id, id)', 'foreign key (hazard_id) references enforcement.hazard (id)'),
    ],
    caughtBy: enforcement,
  },
  {
    name: 'unmarked-table', breaks: '一张表没有租户，也未声明为全局 a table has no tenant and does not say why',
    edits: registry("`);\n  }\n\n  async down", "\n      create table tenancy.note (id uuid primary key);`);\n  }\n\n  async down"), caughtBy: tenancy,
  },
  {
    name: 'relay-reads-ledgers', breaks: '中继的角色能读业务表 the relay\'s role may read a service\'s ledgers',
    edits: migrate('grant select, update, delete on ${o.service}.outbox to relay_app', 'grant select on all tables in schema ${o.service} to relay_app; grant select, update, delete on ${o.service}.outbox to relay_app'),
    caughtBy: enforcement,
  },
  {
    name: 'login-may-truncate', breaks: '服务的登录角色能绕过策略清空表 a service\'s login may empty a table past its policy',
    edits: migrate('grant select, insert, update, delete on all tables in schema ${o.service} to ${role}', 'grant select, insert, update, delete, truncate on all tables in schema ${o.service} to ${role}'),
    caughtBy: enforcement,
  },
  {
    name: 'gate-ignores-policies', breaks: '表的策略不对，服务也能启动 a service starts although a policy is wrong',
    edits: [ungated[1]], caughtBy: gate,
  },
  {
    name: 'gate-ignores-force', breaks: '未 FORCE 的表，服务也能启动 a service starts although a table is not forced',
    edits: [{ file: 'libs/platform/src/db/assert-isolation.ts', find: "if (!t.forced) return [", replace: "if (!t.forced && t.view) return [" }], caughtBy: gate,
  },
  {
    name: 'gate-ignores-logins', breaks: '以超级用户或所有者登录，服务也能启动 a service starts as superuser or owner',
    edits: [ungated[0]], caughtBy: gate,
  },
  {
    name: 'gate-ignores-locale', breaks: 'LC_CTYPE 为 C 的数据库也能启动 a service starts on a database with LC_CTYPE C',
    edits: [{ file: 'libs/platform/src/db/open.ts', find: 'await assertDatabase(db, o.schema);', replace: '' }], caughtBy: gate,
  },
  {
    name: 'gate-ignores-migrations', breaks: '缺少迁移也能启动 a service starts without its migrations',
    edits: [{ file: 'libs/platform/src/db/open.ts', find: 'await assertMigrated(db, o.schema, migrationItems(o.schema, o.migrations, true));', replace: '' }], caughtBy: gate,
  },
  {
    name: 'clock-stops-at-one', breaks: '一个区县出错，后面的都不巡检 what fails in one district keeps the clock from those after it',
    edits: [{ file: 'libs/platform/src/ledger/district-clock.ts', find: 'faults.push(err);', replace: 'throw err;' }], caughtBy: { project: 'unit', file: 'libs/platform/src/ledger/district-clock.spec.ts' },
  },
];
