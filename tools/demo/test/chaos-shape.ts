import { realmServiceAccount } from '@anlan/tool-stack';
import { Caller, type Platform } from './platform-kit';
import { outboxOf } from './chaos-kit';

const counted = (rows: readonly { key: string }[]): Record<string, number> => {
  const out: Record<string, number> = {};
  for (const { key } of rows) out[key] = (out[key] ?? 0) + 1;
  return out;
};

/** What the opening of a district leaves, without what differs between districts: their numbers of streets and communities. */
export async function shapeOf(platform: Platform, slug: string): Promise<Record<string, unknown>> {
  const id = await platform.tenantId(slug);
  const [tenant] = await platform.sql(`select state, version, (select count(*)::int from tenancy.tenant where slug = $2) as rows from tenancy.tenant where id = $1`, [id, slug]);
  const units = await platform.sql<{ key: string }>('select origin as key from tenancy.unit where tenant_id = $1 order by origin', [id]);
  const [divisions] = await platform.sql<{ streets: number; orphans: number; counties: number }>(`
    select count(*) filter (where level = 'street')::int as streets, count(*) filter (where level = 'county')::int as counties,
      count(*) filter (where level <> 'county' and not exists (select from tenancy.division p where p.tenant_id = d.tenant_id and p.code = d.parent_code))::int as orphans
    from tenancy.division d where tenant_id = $1`, [id]);
  const offices = units.filter((u) => u.key.startsWith('street:')).length;
  const people = await platform.sql<{ key: string }>(`select m.kind || ' ' || m.username || ' ' || coalesce(a.role, '-') as key
    from tenancy.member m left join tenancy.assignment a on a.tenant_id = m.tenant_id and a.member_id = m.id where m.tenant_id = $1`, [id]);
  const events = counted((await outboxOf(platform, id)).map((e) => ({ key: e.type })));
  const unitEvents = events['anlan.tenancy.unit.created.v1'];
  const seeded = await platform.sql<{ counts: { street: number } }>(`select data->'counts' as counts from tenancy.outbox where tenant_id = $1 and type = 'anlan.tenancy.division.seeded.v1'`, [id]);
  return {
    tenant,
    units: units.filter((u) => !u.key.startsWith('street:')),
    everyStreetHasOneOffice: offices > 0 && offices === divisions?.streets && new Set(units.map((u) => u.key)).size === units.length,
    divisions: { counties: divisions?.counties, orphans: divisions?.orphans },
    announcedStreets: seeded.map((s) => s.counts.street === divisions?.streets),
    people: people.map((p) => p.key).sort(),
    realm: await realmUsers(platform, `district-${slug}`),
    events: { ...events, 'anlan.tenancy.unit.created.v1': unitEvents === units.length },
  };
}

/** The people of a realm by the account tenancy administers it with. */
async function realmUsers(platform: Platform, realm: string): Promise<string[]> {
  const { stack } = platform;
  const identity = `http://127.0.0.1:${stack.ports['dev-issuer']}`;
  const { clientId, clientSecret } = realmServiceAccount(stack.secrets, realm);
  const admin = Caller.client(identity, `${identity}/realms/${realm}`, clientId, clientSecret);
  const users = await admin.get<{ id: string; username: string; requiredActions?: string[] }[]>(`/admin/realms/${realm}/users?max=1000`);
  const out: string[] = [];
  for (const u of users) {
    const roles = await admin.get<{ name: string }[]>(`/admin/realms/${realm}/users/${u.id}/role-mappings/realm`);
    out.push(`${u.username}: ${roles.map((r) => r.name).filter((r) => !r.startsWith('default-roles-')).join(', ')}`);
  }
  return out;
}
