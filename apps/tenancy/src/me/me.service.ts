import { roleSpec, type Role } from '@anlan/contracts/access';
import { settings, type MeDto, type SettingKey, type SettingValue } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import type { TenantRow } from '../registry/tenant-registry';
import { codeOf, heldPermissions } from './me.rules';

type Person = NonNullable<MeDto['member']> & Row;
type Own = Row & { key: string; value: unknown };
type Named = Row & { key: string; name: string };

const memberSql = `
  select m.id, m.username, m.display_name as "displayName", m.unit_id as "unitId", u.name as "unitName", p.name as "postName"
  from tenancy.member m
  left join tenancy.unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
  left join tenancy.post p on p.tenant_id = m.tenant_id and p.id = m.post_id
  where m.tenant_id = $1 and m.subject = $2 and m.kind = 'user'`;

/** What a client asks first: whose token it holds, of which tenant, and what that allows. */
@Injectable()
export class MeService {
  constructor(private readonly tx: TenantTx) {}

  async get(ctx: TenantContext): Promise<MeDto> {
    const { tenantId, actor } = ctx;
    // A row of an older release may name a role that is no more: it gives nothing, so it is not shown either.
    const grants = ctx.grants.filter((g) => roleSpec(g.role));
    const units = grants.map((g) => g.unitId);
    const codes = grants.map((g) => g.divisionPrefix && codeOf(g.divisionPrefix));
    const results = await this.tx.reads<Row>(
      ctx,
      { name: 'me-tenant', sql: 'select slug, kind, name, short_name, division_code, city_slug from tenancy.tenant where id = $1', params: [tenantId] },
      { name: 'me-member', sql: memberSql, params: [tenantId, actor.id] },
      { name: 'me-units', sql: 'select id as key, name from tenancy.unit where tenant_id = $1 and id = any($2)', params: [tenantId, units] },
      { name: 'me-divisions', sql: 'select code as key, name from tenancy.division where tenant_id = $1 and code = any($2)', params: [tenantId, codes] },
      { name: 'me-settings', sql: "select key, value from tenancy.setting where tenant_id = $1 and key = any('{terms,hazardCategories,hazardLists,riskTags}')", params: [tenantId] },
    );
    const [[tenant], [member], unitNames, divisionNames, own] = results.map((r) => r.rows) as unknown as [TenantRow[], Person[], Named[], Named[], Own[]];
    if (!tenant) throw new Error(`a token was verified for the tenant ${tenantId}, which the registry does not have`);
    const nameOf = (rows: Named[], key: string | null): string | null => rows.find((r) => r.key === key)?.name ?? null;
    const setting = <K extends SettingKey>(key: K): SettingValue<K> => (own.find((s) => s.key === key)?.value ?? settings[key].default) as SettingValue<K>;
    return {
      tenant: { slug: tenant.slug, kind: tenant.kind, name: tenant.name, shortName: tenant.short_name, divisionCode: tenant.division_code, citySlug: tenant.city_slug },
      subject: actor.id,
      member: member ?? null,
      roles: grants.map((g, i) => ({
        role: g.role as Role, unitId: g.unitId, unitName: nameOf(unitNames, g.unitId), divisionCode: codes[i] ?? null, divisionName: nameOf(divisionNames, codes[i] ?? null),
        unitOnly: g.units !== undefined, delegatedBy: g.delegatedBy?.name ?? null,
      })),
      permissions: heldPermissions(ctx),
      terms: setting('terms'),
      hazardCategories: setting('hazardCategories'),
      hazardLists: setting('hazardLists'),
      riskTags: setting('riskTags'),
    };
  }
}
