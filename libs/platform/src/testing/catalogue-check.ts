import { TENANT_CONDITION } from '../db';

interface Queryable {
  query<R extends object>(sql: string, params?: unknown[]): Promise<{ rows: R[] }>;
}

interface TableRow {
  oid: number;
  table: string;
  comment: string | null;
  rls: boolean;
  forced: boolean;
  tenant: string | null;
  key: string[] | null;
}

/**
 * Holds every table, view and grant of the schemas to the rules of tenant isolation, by Postgres' own catalogue; answers
 * what breaks them, one sentence each. `admin` has to see all of the catalogue: the owner of the database.
 */
export async function catalogueFaults(admin: Queryable, schemas: readonly string[]): Promise<string[]> {
  const { rows: tables } = await admin.query<TableRow>(
    `select c.oid::int, format('%s.%s', n.nspname, c.relname) as table, obj_description(c.oid, 'pg_class') as comment,
       c.relrowsecurity as rls, c.relforcerowsecurity as forced,
       (select format('%s%s', format_type(a.atttypid, null), case when a.attnotnull then ' not null' else '' end)
        from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant,
       (select array_agg(a.attname::text order by k.position) from pg_constraint p cross join unnest(p.conkey) with ordinality k(number, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number where p.conrelid = c.oid and p.contype = 'p') as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') order by 2`,
    [schemas],
  );
  const faults: string[] = [];
  for (const table of tables) {
    if (!table.comment?.startsWith('global: ')) faults.push(...(await tenantTableFaults(admin, table)));
  }
  return [...faults, ...(await viewFaults(admin, schemas)), ...(await grantFaults(admin, schemas))];
}

async function tenantTableFaults(admin: Queryable, t: TableRow): Promise<string[]> {
  const faults: string[] = [];
  if (t.tenant === null) return [`${t.table}: has no tenant_id and is not marked global`];
  if (t.tenant !== 'uuid not null') faults.push(`${t.table}: tenant_id is ${t.tenant}`);
  if (t.key?.[0] !== 'tenant_id') faults.push(`${t.table}: the primary key does not begin with tenant_id`);
  if (!t.rls) faults.push(`${t.table}: row-level security is off`);
  if (!t.forced) faults.push(`${t.table}: row-level security is not forced`);
  return [...faults, ...(await policyFaults(admin, t)), ...(await indexFaults(admin, t)), ...(await foreignKeyFaults(admin, t))];
}

interface PolicyRow {
  name: string;
  command: string;
  permissive: boolean;
  roles: string[];
  using: string | null;
  check: string | null;
}

async function policyFaults(admin: Queryable, t: TableRow): Promise<string[]> {
  const { rows } = await admin.query<PolicyRow>(
    `select polname::text as name, polcmd::text as command, polpermissive as permissive, pg_get_expr(polqual, polrelid) as using,
       pg_get_expr(polwithcheck, polrelid) as check,
       array(select case r when 0 then 'public' else pg_get_userbyid(r)::text end from unnest(polroles) r) as roles
     from pg_policy where polrelid = $1 order by polname <> 'tenant', polname`,
    [t.oid],
  );
  // The relay reads all tenants' outboxes; no login of a service is a member of its role.
  const others = rows.filter((p) => !(t.table.endsWith('.outbox') && p.name === 'relay' && p.roles.join() === 'relay_app'));
  const [policy] = others;
  if (!policy) return [`${t.table}: has no policy`];
  const faults = others.slice(1).map((p) => `${t.table}: more policies than one (${p.name})`);
  if (policy.name !== 'tenant') faults.push(`${t.table}: the policy is named ${policy.name}, not tenant`);
  if (policy.command !== '*' || !policy.permissive) faults.push(`${t.table}: the policy does not cover every command`);
  if (policy.using !== TENANT_CONDITION) faults.push(`${t.table}: the policy's USING is ${policy.using}`);
  if (policy.check !== TENANT_CONDITION) faults.push(`${t.table}: the policy's WITH CHECK is ${policy.check}`);
  return faults;
}

async function indexFaults(admin: Queryable, t: TableRow): Promise<string[]> {
  const { rows } = await admin.query<{ name: string; first: string | null; unique: boolean; tenant: boolean }>(
    `select i.indexrelid::regclass::text as name, i.indisunique as unique, (select attname::text from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) as first,
       exists (select 1 from pg_attribute a where a.attrelid = i.indrelid and a.attname = 'tenant_id'
         and a.attnum = any((i.indkey::int2[])[0:i.indnkeyatts - 1])) as tenant
     from pg_index i where i.indrelid = $1`,
    [t.oid],
  );
  return rows.flatMap((i) => [
    ...(i.unique && !i.tenant ? [`${t.table}: the unique index ${i.name} does not include tenant_id`] : []),
    ...(i.first === 'tenant_id' ? [] : [`${t.table}: the index ${i.name} does not begin with tenant_id`]),
  ]);
}

async function foreignKeyFaults(admin: Queryable, t: TableRow): Promise<string[]> {
  const { rows } = await admin.query<{ name: string; tenant: boolean }>(
    `select f.conname::text as name, exists (
         select 1 from unnest(f.conkey, f.confkey) as k(own, other)
         join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.own
         join pg_attribute b on b.attrelid = f.confrelid and b.attnum = k.other
         where a.attname = 'tenant_id' and b.attname = 'tenant_id') as tenant
     from pg_constraint f where f.conrelid = $1 and f.contype = 'f'`,
    [t.oid],
  );
  return rows.filter((f) => !f.tenant).map((f) => `${t.table}: the foreign key ${f.name} does not include tenant_id`);
}

async function viewFaults(admin: Queryable, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<{ name: string; kind: string; options: string[] | null }>(
    `select format('%s.%s', n.nspname, c.relname) as name, c.relkind::text as kind, c.reloptions as options
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = any($1) and c.relkind in ('v', 'm') order by 1`,
    [schemas],
  );
  return rows.flatMap((v) => {
    if (v.kind === 'm') return [`${v.name}: is a materialised view, which no policy covers`];
    const invoker = v.options?.some((o) => /^security_invoker=(true|on|1|yes)$/i.test(o));
    return invoker ? [] : [`${v.name}: is a view that is not security_invoker`];
  });
}

/**
 * No login of a service may own anything here, empty a table past its policy (TRUNCATE asks no policy) or change what the
 * audit log says; and the relay, whom no policy holds back in the outbox, reaches that and nothing else.
 */
async function grantFaults(admin: Queryable, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<{ name: string; role: string; owner: boolean; truncate: boolean; change: boolean; read: boolean }>(
    `select format('%s.%s', n.nspname, c.relname) as name, r.rolname::text as role, pg_has_role(r.oid, c.relowner, 'member') as owner,
       c.relkind in ('r', 'p') and has_table_privilege(r.oid, c.oid, 'TRUNCATE') as truncate,
       c.relkind in ('r', 'p') and has_any_column_privilege(r.oid, c.oid, 'UPDATE') or c.relkind in ('r', 'p') and has_table_privilege(r.oid, c.oid, 'DELETE') as change,
       c.relkind <> 'S' and has_any_column_privilege(r.oid, c.oid, 'SELECT') as read
     from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join pg_roles r
     where n.nspname = any($1) and c.relkind in ('r', 'p', 'v', 'm', 'S') and r.rolname like '%\\_app' order by 1, 2`,
    [schemas],
  );
  return rows.flatMap((g) => {
    if (g.owner) return [`${g.name}: is owned by ${g.role}`];
    return [
      ...(g.truncate ? [`${g.name}: ${g.role} may truncate it`] : []),
      ...(g.change && /\.audit_(entry|seal)$/.test(g.name) ? [`${g.name}: ${g.role} may change it`] : []),
      ...(g.read && g.role === 'relay_app' && !/\.outbox$/.test(g.name) ? [`${g.name}: ${g.role} may read it`] : []),
    ];
  });
}
