import { divisionPrefix, shanghaiDay } from '@anlan/domain';
import type { Access, AccessSource } from '@anlan/platform/access';
import type { IssuerEntry } from '@anlan/platform/auth';
import { TenantTx, type Row } from '@anlan/platform/db';
import type { IdentitySource } from '@anlan/platform/service';
import { Injectable } from '@nestjs/common';
import { issuerEntry, TenantRegistry } from '../registry/tenant-registry';

interface GrantRow extends Row {
  id: string;
  kind: 'user' | 'client';
  display_name: string;
  role: string | null;
  unit_id: string | null;
  division_code: string | null;
}

/** Tenancy owns the facts of identity, so it reads them where they are; other services keep a copy. */
@Injectable()
export class TenancyIdentity implements IdentitySource {
  readonly access: AccessSource;

  constructor(
    private readonly registry: TenantRegistry,
    tx: TenantTx,
  ) {
    this.access = { find: (tenant, subject) => findAccess(tx, tenant.tenantId, subject) };
  }

  async issuer(realm: string): Promise<IssuerEntry | undefined> {
    const tenant = await this.registry.byRealm(realm);
    return tenant && issuerEntry(tenant);
  }
}

async function findAccess(tx: TenantTx, tenantId: string, subject: string): Promise<Access | undefined> {
  const rows = await tx.read<GrantRow>({ tenantId }, {
    name: 'access-find',
    sql: `select m.id, m.kind, m.display_name, a.role, a.unit_id, a.division_code
          from tenancy.member m left join tenancy.assignment a on a.tenant_id = m.tenant_id and a.member_id = m.id
            and a.valid_from <= $3 and (a.valid_to is null or a.valid_to > $3)
          where m.tenant_id = $1 and m.subject = $2 and m.enabled`,
    params: [tenantId, subject, shanghaiDay(new Date())],
  });
  const [first] = rows;
  if (!first) return undefined;
  return {
    actor: { id: subject, memberId: first.id, name: first.display_name, kind: first.kind },
    grants: rows.flatMap((r) => (r.role ? [{ role: r.role, unitId: r.unit_id, divisionPrefix: r.division_code && divisionPrefix(r.division_code) }] : [])),
  };
}
