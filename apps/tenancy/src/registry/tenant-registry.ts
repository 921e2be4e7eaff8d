import type { IssuerEntry } from '@anlan/platform/auth';
import { systemContext, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';

export interface TenantRow extends Row {
  id: string;
  slug: string;
  kind: 'platform' | 'city' | 'district';
  realm: string;
  name: string;
  short_name: string;
  division_code: string | null;
  city_slug: string | null;
  placement: 'pooled' | 'dedicated';
  state: 'provisioning' | 'active' | 'suspended' | 'failed';
  opened_by: string | null;
  operation_id: string | null;
  created_at: Date;
  version: number;
}

/** No tenant is known yet when the registry is read; its table is the control plane's and has no policy. */
const nobody = { tenantId: '00000000-0000-0000-0000-000000000000' };

/** Reads of the registry of tenants, for the verifier, the provisioning and other services. */
@Injectable()
export class TenantRegistry {
  constructor(private readonly tx: TenantTx) {}

  async byRealm(realm: string): Promise<TenantRow | undefined> {
    const [row] = await this.tx.read<TenantRow>(nobody, { name: 'tenant-realm', sql: 'select * from tenancy.tenant where realm = $1', params: [realm] });
    return row;
  }

  async bySlug(slug: string): Promise<TenantRow | undefined> {
    const [row] = await this.tx.read<TenantRow>(nobody, { name: 'tenant-slug', sql: 'select * from tenancy.tenant where slug = $1', params: [slug] });
    return row;
  }

  async byId(id: string): Promise<TenantRow | undefined> {
    const [row] = await this.tx.read<TenantRow>(nobody, { name: 'tenant-id', sql: 'select * from tenancy.tenant where id = $1', params: [id] });
    return row;
  }

  async all(): Promise<TenantRow[]> {
    return this.tx.read<TenantRow>(nobody, { name: 'tenant-all', sql: 'select * from tenancy.tenant order by slug' });
  }

  contextOf(tenant: Pick<TenantRow, 'id' | 'slug' | 'kind'>, traceparent?: string): TenantContext {
    return systemContext({ tenantId: tenant.id, slug: tenant.slug, tenantKind: tenant.kind }, 'tenancy', traceparent);
  }
}

/** What a token verifier needs. A tenant whose opening failed half-way answers like one still being opened. */
export function issuerEntry(t: TenantRow): IssuerEntry {
  return { tenantId: t.id, slug: t.slug, kind: t.kind, state: t.state === 'failed' ? 'provisioning' : t.state };
}
