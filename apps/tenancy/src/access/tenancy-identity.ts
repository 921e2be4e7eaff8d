import { divisionPrefix, shanghaiDay } from '@anlan/domain';
import type { Access, AccessSource } from '@anlan/platform/access';
import type { IssuerEntry } from '@anlan/platform/auth';
import type { Grant, Person, PublicTenant } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import type { IdentitySource, KnownTenant } from '@anlan/platform/service';
import { Injectable } from '@nestjs/common';
import { issuerEntry, TenantRegistry } from '../registry/tenant-registry';

interface GrantRow extends Row {
  id: string;
  kind: 'user' | 'client';
  display_name: string;
  member_unit_id: string | null;
  role: string | null;
  unit_id: string | null;
  division_code: string | null;
  /** the unit and all below it, where the grant covers these only */
  units: string[] | null;
  delegated_by: Person | null;
}

/** Tenancy owns the facts of identity, so it reads them where they are; other services keep a copy. */
@Injectable()
export class TenancyIdentity implements IdentitySource {
  readonly access: AccessSource;

  constructor(
    private readonly registry: TenantRegistry,
    private readonly tx: TenantTx,
  ) {
    this.access = { find: (tenant, subject) => findAccess(tx, tenant.tenantId, subject) };
  }

  async issuer(realm: string): Promise<IssuerEntry | undefined> {
    const tenant = await this.registry.byRealm(realm);
    return tenant && issuerEntry(tenant);
  }

  async publicTenant(slug: string): Promise<PublicTenant | undefined> {
    const tenant = await this.registry.bySlug(slug);
    if (!tenant) return undefined;
    const [setting] = await this.tx.read<{ value: unknown }>({ tenantId: tenant.id }, {
      name: 'public-page', sql: "select value from tenancy.setting where tenant_id = $1 and key = 'publicPage'", params: [tenant.id],
    });
    return { tenantId: tenant.id, slug, tenantKind: tenant.kind, active: tenant.state === 'active', page: setting?.value };
  }

  async tenants(): Promise<KnownTenant[]> {
    return (await this.registry.all()).map((tenant) => ({ realm: tenant.realm, ...issuerEntry(tenant) }));
  }
}

/** A delegation from somebody who is disabled gives nothing, whether or not its row says so yet. */
const find = `
  select m.id, m.kind, m.display_name, m.unit_id as member_unit_id, a.role, a.unit_id, a.division_code,
    case when a.unit_only then array(
      with recursive below(id) as (select a.unit_id union select u.id from tenancy.unit u join below b on u.parent_id = b.id where u.tenant_id = $1)
      select id from below) end as units,
    (select jsonb_build_object('memberId', d.id, 'subject', d.subject, 'name', d.display_name) from tenancy.assignment s
      join tenancy.member d on d.tenant_id = s.tenant_id and d.id = s.member_id where s.tenant_id = $1 and s.id = a.delegated_from) as delegated_by
  from tenancy.member m left join tenancy.assignment a on a.tenant_id = m.tenant_id and a.member_id = m.id
    and a.valid_from <= $3 and (a.valid_to is null or a.valid_to > $3)
    and (a.delegated_from is null or exists (select 1 from tenancy.assignment s join tenancy.member d on d.tenant_id = s.tenant_id and d.id = s.member_id
      where s.tenant_id = $1 and s.id = a.delegated_from and d.enabled))
  where m.tenant_id = $1 and m.subject = $2 and m.enabled`;

async function findAccess(tx: TenantTx, tenantId: string, subject: string): Promise<Access | undefined> {
  const rows = await tx.read<GrantRow>({ tenantId }, { name: 'access-find', sql: find, params: [tenantId, subject, shanghaiDay(new Date())] });
  const [first] = rows;
  if (!first) return undefined;
  return {
    actor: { id: subject, memberId: first.id, unitId: first.member_unit_id, name: first.display_name, kind: first.kind },
    grants: rows.flatMap((r) => grantOf(r)),
  };
}

function grantOf({ role, unit_id: unitId, division_code: code, units, delegated_by: by }: GrantRow): Grant[] {
  if (role === null) return [];
  return [{ role, unitId, divisionPrefix: code && divisionPrefix(code), ...(units && { units }), ...(by && { delegatedBy: by }) }];
}
