import { createHash } from 'node:crypto';
import type { MixedList } from 'typeorm';
import { repoFile } from '../config/repo-file';
import { type Fault, refuse, StartRefused } from '../config/start-refused';

export interface Queryable {
  query(sql: string, params?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** LC_CTYPE must be C.UTF-8 (with C, Chinese search silently finds nothing) and the encoding UTF-8. */
export async function assertDatabase(db: Queryable, service = 'anlan'): Promise<void> {
  const { rows } = await db.query('select datname, datctype, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()');
  const { datname, datctype, encoding } = rows[0] as { datname: string; datctype: string; encoding: string };
  const where = `DATABASE_URL → ${datname}`;
  const remake = { zh: `请用 create database … template template0 encoding 'UTF8' lc_ctype 'C.UTF-8' 重建后迁入数据`, en: `make it anew with create database … template template0 encoding 'UTF8' lc_ctype 'C.UTF-8' and move the data` };
  const faults: Fault[] = [];
  if (encoding !== 'UTF8') faults.push({ where, zh: `数据库编码是 ${encoding}，必须是 UTF8；${remake.zh}`, en: `the database's encoding is ${encoding}, it must be UTF8; ${remake.en}` });
  if (!/^C\.UTF-?8$/i.test(datctype)) {
    faults.push({ where, zh: `数据库的 LC_CTYPE 是 ${datctype}，必须是 C.UTF-8，否则中文检索查不到结果；${remake.zh}`, en: `the database's LC_CTYPE is ${datctype}, it must be C.UTF-8, or searches for Chinese find nothing; ${remake.en}` });
  }
  refuse(service, faults);
}

/** Every role the login is or may become (the session's, should a setting have put on another), and what makes it too strong. */
const POWERS = `
  with mine as (
    select r.* from pg_roles r where pg_has_role(session_user, r.oid, 'member') or pg_has_role(current_user, r.oid, 'member')
  ), schemas as (
    select oid, nspname, nspowner from pg_namespace where nspname::text in ($1::text, $1::text || '_jobs', 'app')
  )
  select session_user::text as login, m.rolname::text as role, m.rolsuper, m.rolbypassrls, m.rolcreaterole, m.rolreplication,
    m.rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files') as server,
    exists (select 1 from schemas s where s.nspowner = m.oid)
      or exists (select 1 from pg_class c join schemas s on s.oid = c.relnamespace where c.relowner = m.oid)
      or exists (select 1 from pg_proc p join schemas s on s.oid = p.pronamespace where p.proowner = m.oid)
      or exists (select 1 from pg_database d where d.datname = current_database() and d.datdba = m.oid) as owner,
    (select c.relname::text from pg_class c join schemas s on s.oid = c.relnamespace
      where c.relkind in ('r', 'p') and s.nspname::text = $1::text and has_table_privilege(m.oid, c.oid, 'truncate') limit 1) as truncates
  from mine m order by m.rolname = session_user desc, m.rolname`;

interface Power {
  login: string;
  role: string;
  rolsuper: boolean;
  rolbypassrls: boolean;
  rolcreaterole: boolean;
  rolreplication: boolean;
  server: boolean;
  owner: boolean;
  truncates: string | null;
}

/** A service must not be able to step around row-level security, by its own rights or by those of a role it may put on. */
export async function assertUnprivileged(db: Queryable, schema: string, service = schema): Promise<void> {
  const { rows } = await db.query(POWERS, [schema]);
  const powers = rows as unknown as Power[];
  // A superuser is everything at once: one sentence says enough.
  const decisive = powers.filter((p) => p.rolsuper).slice(0, 1);
  refuse(service, (decisive.length ? decisive : powers).flatMap((p) => powerFaults(p, schema, service)));
}

function powerFaults(p: Power, schema: string, service: string): Fault[] {
  const own = p.role === p.login;
  const [zh, en] = own ? [`登录角色 ${p.login} `, `the login ${p.login} `] : [`登录角色 ${p.login} 可以成为角色 ${p.role}，后者`, `the login ${p.login} may become the role ${p.role}, which `];
  const instead = { zh: `；请改用迁移程序建立的 ${service}_app${own ? '' : `，并执行 revoke ${p.role} from ${p.login}`}`, en: `; use ${service}_app, which the migration makes${own ? '' : `, and revoke ${p.role} from ${p.login}`}` };
  const found: [boolean, string, string][] = [
    [p.rolsuper, '是超级用户', 'is a superuser'],
    [!p.rolsuper && p.rolbypassrls, '可以绕过行级安全（BYPASSRLS）', 'bypasses row-level security (BYPASSRLS)'],
    [!p.rolsuper && p.rolcreaterole, '可以建立角色（CREATEROLE）', 'may make roles (CREATEROLE)'],
    [!p.rolsuper && p.rolreplication, '可以复制整个数据库（REPLICATION）', 'may copy the whole database (REPLICATION)'],
    [!p.rolsuper && p.server, '可以读写服务器上的文件或执行程序', 'may reach files or programs of the server'],
    [!p.rolsuper && p.owner, `拥有 ${schema} 的模式、表、函数或数据库`, `owns the schema, tables or functions of ${schema}, or the database`],
    [!p.rolsuper && !p.owner && p.truncates !== null, `可以 TRUNCATE ${schema}.${p.truncates}，这不受行级安全限制`, `may TRUNCATE ${schema}.${p.truncates}, which asks no policy`],
  ];
  return found.filter(([is]) => is).map(([, chinese, english]) => ({ where: 'DATABASE_URL', zh: zh + chinese + instead.zh, en: en + english + instead.en }));
}

/** What the migrator records of each schema: its migrations by name, and digests of the SQL that all services share. */
export function migrationItems(service: string, migrations: MixedList<new () => object>, serviceTables: boolean): string[] {
  const classes = Object.values(migrations as Record<string, new () => { name?: string }>);
  const digest = (sql: string): string => createHash('sha256').update(sql).digest('hex').slice(0, 16);
  const shared = ['app', ...(serviceTables ? ['service'] : [])].map((name) => `infra/postgres/${name}.sql ${digest(repoFile('infra/postgres', `${name}.sql`))}`);
  return [...shared, ...classes.map((migration) => new migration().name ?? migration.name)];
}

/** Refuses a schema that lacks a migration of this release. One that is ahead is good: the next release may have been rolled out. */
export async function assertMigrated(db: Queryable, service: string, wanted: readonly string[]): Promise<void> {
  const run = (missing: string): StartRefused =>
    new StartRefused(service, [{
      where: `DATABASE_URL → ${service}`,
      zh: `数据库缺少迁移（${missing}）；请先用所有者账号运行 apps/${service}/dist/src/migrate.js`,
      en: `the database lacks migrations (${missing}); run apps/${service}/dist/src/migrate.js as the owner first`,
    }]);
  const { rows: there } = await db.query(
    `select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app' and c.relname = 'applied' and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')`,
  );
  if (there.length === 0) throw run(wanted.join(', '));
  const { rows } = await db.query('select item from app.applied where schema = $1', [service]);
  const done = new Set(rows.map((row) => row['item']));
  const missing = wanted.filter((item) => !done.has(item));
  if (missing.length > 0) throw run(missing.join(', '));
}
