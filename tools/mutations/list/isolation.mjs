// A tenant never sees another's data.
const catalogue = (file) => ({ project: 'integration', file, tests: 'given the migrated schema' });
const tenancy = catalogue('apps/tenancy/migrations/isolation.int-spec.ts');
const enforcement = catalogue('apps/enforcement/test/isolation.int-spec.ts');
const door = { project: 'integration', file: 'libs/platform/src/db/tenant-tx.int-spec.ts' };

const template = (find, replace) => [{ file: 'infra/postgres/app.sql', find, replace }];
const tenantTx = (find, replace) => [{ file: 'libs/platform/src/db/tenant-tx.ts', find, replace }];
const hazardTable = (find, replace) => [{ file: 'apps/enforcement/migrations/0001-hazard.ts', find, replace }];
const registry = (find, replace) => [{ file: 'apps/tenancy/migrations/0001-registry.ts', find, replace }];

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
    edits: [{ file: 'infra/postgres/service.sql', find: "call app.apply_tenant_policy('{service}.file');\n", replace: '' }], caughtBy: enforcement,
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
    edits: [{ file: 'infra/postgres/service.sql', find: 'to relay_app using (true)', replace: 'using (true)' }], caughtBy: enforcement,
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
      ...hazardTable('foreign key (tenant_id, hazard_id) references enforcement.hazard (tenant_id, id)', 'foreign key (hazard_id) references enforcement.hazard (id)'),
    ],
    caughtBy: enforcement,
  },
  {
    name: 'unmarked-table', breaks: '一张表没有租户，也未声明为全局 a table has no tenant and does not say why',
    edits: registry("`);\n  }\n\n  async down", "\n      create table tenancy.note (id uuid primary key);`);\n  }\n\n  async down"), caughtBy: tenancy,
  },
  {
    name: 'relay-reads-ledgers', breaks: '中继的角色能读业务表 the relay\'s role may read a service\'s ledgers',
    edits: [{ file: 'libs/platform/src/db/migrate.ts', find: 'grant select, update, delete on ${o.service}.outbox to relay_app', replace: 'grant select on all tables in schema ${o.service} to relay_app; grant select, update, delete on ${o.service}.outbox to relay_app' }],
    caughtBy: enforcement,
  },
  {
    name: 'login-may-truncate', breaks: '服务的登录角色能绕过策略清空表 a service\'s login may empty a table past its policy',
    edits: [{ file: 'libs/platform/src/db/migrate.ts', find: 'grant select, insert, update, delete on all tables in schema ${o.service} to ${role}', replace: 'grant select, insert, update, delete, truncate on all tables in schema ${o.service} to ${role}' }],
    caughtBy: enforcement,
  },
];
