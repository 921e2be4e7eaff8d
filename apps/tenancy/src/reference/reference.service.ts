import { settings, type ReferenceSnapshot, type TenantEntry } from '@anlan/contracts/tenancy';
import { divisionPrefix } from '@anlan/domain';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import { today } from '../organization/changes';
import { TenantRegistry } from '../registry/tenant-registry';

type Grant = ReferenceSnapshot['grants'][number];

/** What other services keep a copy of, as it is now. */
@Injectable()
export class ReferenceService {
  constructor(
    private readonly tx: TenantTx,
    private readonly registry: TenantRegistry,
  ) {}

  /** All of a tenant's divisions, retired ones too, since old records name them; units, posts in use, members, and the grants that are or will be in force. Empty for an unknown tenant. */
  async snapshot(tenantId: string): Promise<ReferenceSnapshot> {
    const params = [tenantId];
    const results = await this.tx.reads<Row>(
      { tenantId },
      { name: 'ref-divisions', sql: `select code, name, level, parent_code as "parentCode", valid_from::text as "validFrom", valid_to::text as "validTo" from tenancy.division where tenant_id = $1 order by code`, params },
      { name: 'ref-units', sql: 'select id, name, kind, parent_id as "parentId" from tenancy.unit where tenant_id = $1 order by id', params },
      { name: 'ref-posts', sql: 'select id, unit_id as "unitId", name from tenancy.post where tenant_id = $1 and active order by id', params },
      { name: 'ref-members', sql: 'select id, subject, display_name as name, kind, unit_id as "unitId", post_id as "postId", enabled from tenancy.member where tenant_id = $1 order by id', params },
      {
        name: 'ref-grants',
        sql: `select member_id as "memberId", role, unit_id as "unitId", division_code as "divisionPrefix", unit_only as "unitOnly", valid_from::text as "validFrom", valid_to::text as "validTo",
                (select s.member_id from tenancy.assignment s where s.tenant_id = a.tenant_id and s.id = a.delegated_from) as "delegatedBy"
              from tenancy.assignment a where tenant_id = $1 and (valid_to is null or valid_to > greatest($2::date, valid_from)) order by id`,
        params: [tenantId, today()],
      },
      { name: 'ref-settings', sql: 'select key, value from tenancy.setting where tenant_id = $1 and key = any($2) order by key', params: [tenantId, Object.keys(settings)] },
    );
    const [divisions, units, posts, members, grants, own] = results.map((r) => r.rows);
    return {
      divisions: divisions as ReferenceSnapshot['divisions'],
      units: units as ReferenceSnapshot['units'],
      posts: posts as ReferenceSnapshot['posts'],
      members: members as ReferenceSnapshot['members'],
      grants: (grants as unknown as Grant[]).map((g) => ({ ...g, divisionPrefix: g.divisionPrefix && divisionPrefix(g.divisionPrefix) })),
      settings: Object.fromEntries((own ?? []).map((s) => [s.key as string, s.value])),
    };
  }

  /** Every tenant. One whose opening failed half-way is like one still being opened. */
  async tenants(): Promise<TenantEntry[]> {
    const rows = await this.registry.all();
    return rows.map((t) => ({ tenantId: t.id, slug: t.slug, kind: t.kind, state: t.state === 'failed' ? 'provisioning' : t.state, realm: t.realm }));
  }
}
