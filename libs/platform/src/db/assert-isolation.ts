import { type Fault, refuse } from '../config/start-refused';
import type { Queryable } from './assert-database';

/** The one condition of `app.apply_tenant_policy`, as Postgres prints it. */
export const TENANT_CONDITION = '(tenant_id = ( SELECT app.current_tenant() AS current_tenant))';

/** Every table and view of the schema with what guards it from this login; policies for other roles alone do not count. */
const GUARDS = `
  select format('%s.%s', n.nspname, c.relname) as name, c.relkind = 'v' as view, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    coalesce(obj_description(c.oid, 'pg_class') like 'global: %', false) as global,
    coalesce(array_to_string(c.reloptions, ',') ~* 'security_invoker=(true|on|1|yes)', false) as invoker,
    exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant,
    array(select format('%s|%s|%s|%s|%s', p.polname, p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
      from pg_policy p where p.polrelid = c.oid and (p.polroles = '{0}' or exists (select 1 from unnest(p.polroles) r where r <> 0 and pg_has_role(session_user, r, 'member')))) as policies
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any($1) and c.relkind in ('r', 'p', 'v', 'm') order by 1`;

interface Guarded {
  name: string;
  view: boolean;
  enabled: boolean;
  forced: boolean;
  global: boolean;
  invoker: boolean;
  tenant: boolean;
  policies: string[];
}

const TENANT_POLICY = `tenant|*|t|${TENANT_CONDITION}|${TENANT_CONDITION}`;

/**
 * Asks Postgres' catalogue, in one query, whether row-level security stands between this login and every tenant's rows.
 * `ownPolicies`: further policies that are meant for it, by name (the relay's on the outboxes).
 */
export async function assertIsolation(db: Queryable, service: string, schemas: readonly string[], ownPolicies: readonly string[] = []): Promise<void> {
  const { rows } = await db.query(GUARDS, [schemas]);
  refuse(service, (rows as unknown as Guarded[]).flatMap((table) => isolationFaults(table, ownPolicies)));
}

function isolationFaults(t: Guarded, ownPolicies: readonly string[]): Fault[] {
  if (t.global) return [];
  const fault = (zh: string, en: string): Fault => ({ where: t.name, zh: `${zh}；请执行 call app.apply_tenant_policy('${t.name}')`, en: `${en}; run call app.apply_tenant_policy('${t.name}')` });
  if (t.view) return t.invoker ? [] : [{ where: t.name, zh: '视图没有 security_invoker，会绕过行级安全', en: 'is a view without security_invoker, which steps around row-level security' }];
  if (!t.tenant) return [{ where: t.name, zh: '没有 tenant_id，也没有声明为全局表', en: 'has no tenant_id and is not declared global' }];
  if (!t.enabled) return [fault('没有启用行级安全', 'row-level security is off')];
  if (!t.forced) return [fault('没有强制行级安全（FORCE）', 'row-level security is not forced')];
  const others = t.policies.filter((policy) => policy !== TENANT_POLICY && !ownPolicies.includes(policy.split('|')[0] ?? ''));
  if (!t.policies.includes(TENANT_POLICY)) return [fault('缺少租户策略 tenant', 'lacks the policy tenant')];
  const [other] = others;
  if (!other) return [];
  const name = other.split('|')[0];
  return [{ where: t.name, zh: `有不认识的策略 ${name}；请删除它`, en: `has an unknown policy ${name}; drop it` }];
}
