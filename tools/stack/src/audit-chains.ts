import { readAnchors, verifyChain, type Anchor, type ChainReport } from '@anlan/platform/audit';
import type { Statement, TenantTx } from '@anlan/platform/db';
import { Client, type QueryResultRow } from 'pg';

export interface VerifyOptions {
  /** a superuser, or whoever may read what the services may */
  readonly databaseUrl: string;
  readonly anchorsDir: string;
  /** slug or id; all where absent */
  readonly tenant?: string | undefined;
  readonly service?: string | undefined;
}

export interface VerifiedChain {
  readonly service: string;
  readonly tenantId: string;
  /** slug, or the id where the registry knows no such tenant */
  readonly tenant: string;
  readonly name: string;
  readonly report: ChainReport;
}

interface KnownTenant {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** Walks the audit chains of a database, service by service and tenant by tenant. Rejects where it cannot look. */
export async function* verifiedChains(o: VerifyOptions): AsyncGenerator<VerifiedChain> {
  const client = new Client({ connectionString: o.databaseUrl, connectionTimeoutMillis: 5_000, application_name: 'anlan-audit-verify' });
  client.on('error', () => undefined); // the query under way rejects as well
  await client.connect();
  try {
    const services = await auditedServices(client);
    if (o.service !== undefined && !services.includes(o.service)) throw new Error(`数据库中没有服务 ${o.service} 的审计日志 / the database has no audit log of the service ${o.service}; there are: ${services.join(', ') || '—'}`);
    const registry = await registeredTenants(client, services);
    let seen = 0;
    for (const service of services.filter((s) => o.service === undefined || s === o.service)) {
      const { anchors, unreadable } = await readAnchors(o.anchorsDir, service);
      const reader = await tenantReader(client, service);
      for (const t of await tenantsOf(client, service, registry, anchors)) {
        if (o.tenant !== undefined && o.tenant !== t.slug && o.tenant !== t.id) continue;
        seen += 1;
        const own = anchors.filter((a) => a.tenantId === t.id);
        yield { service, tenantId: t.id, tenant: t.slug, name: t.name, report: await verifyChain(service, reader, t.id, { anchors: own, unreadable }) };
      }
    }
    if (seen === 0) throw new Error(o.tenant === undefined ? '没有可校验的租户 / there is no tenant to verify' : `没有租户 ${o.tenant} / there is no tenant ${o.tenant}`);
  } finally {
    await client.end();
  }
}

async function auditedServices(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ schema: string }>(
    "select n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relname = 'audit_seal' and c.relkind = 'r' order by n.nspname <> 'tenancy', 1");
  return rows.map((r) => r.schema);
}

async function registeredTenants(client: Client, services: readonly string[]): Promise<KnownTenant[]> {
  if (services.includes('tenancy')) return (await client.query<KnownTenant>('select id, slug, name from tenancy.tenant order by slug')).rows;
  const copies = services.map((s) => `select entry->>'tenantId' as id, slug, slug as name from ${s}.tenant_copy`).join(' union ');
  return copies ? (await client.query<KnownTenant>(`${copies} order by 2`)).rows : [];
}

/** Those of the registry, those that are anchored, and those that only the chain itself names: a tenant struck from the registry is not forgotten. */
async function tenantsOf(client: Client, service: string, registry: readonly KnownTenant[], anchors: readonly Anchor[]): Promise<KnownTenant[]> {
  const found = new Map(registry.map((t) => [t.id, t]));
  for (const a of anchors) if (!found.has(a.tenantId)) found.set(a.tenantId, { id: a.tenantId, slug: a.tenant, name: '' });
  // Only a superuser sees rows here: nobody else reads without a tenant.
  const { rows } = await client.query<{ tenant_id: string }>(`select tenant_id from ${service}.audit_seal where number = 1`);
  for (const { tenant_id: id } of rows) if (!found.has(id)) found.set(id, { id, slug: id, name: '' });
  return [...found.values()];
}

/** Reads one tenant's rows in a transaction of its own, as the service's role where the login may take it: under the same policies. */
async function tenantReader(client: Client, service: string): Promise<Pick<TenantTx, 'read'>> {
  const { rows } = await client.query<{ may: boolean }>("select exists (select 1 from pg_roles r where r.rolname = $1 and pg_has_role(current_user, r.oid, 'member')) as may", [`${service}_app`]);
  const role = rows[0]?.may ? `; set local role ${service}_app` : '';
  return {
    read: async <T extends QueryResultRow>({ tenantId }: { tenantId: string }, { sql, params }: Statement): Promise<T[]> => {
      await client.query(`begin read only${role}`);
      try {
        await client.query("select set_config('app.tenant', $1, true)", [tenantId]);
        return (await client.query<T>(sql, [...(params ?? [])])).rows;
      } finally {
        await client.query('rollback');
      }
    },
  };
}
