import { CONSOLE_CLIENT, type PublicTenantDto, type PublicTenantEntryDto } from '@anlan/contracts/tenancy';
import { notFound } from '@anlan/platform/http';
import { Injectable } from '@nestjs/common';
import { CatalogueStore } from '../catalogue-store/catalogue-store';
import { IdentityAdmin } from '../identity/identity-admin';
import { TenantRegistry, type TenantRow } from './tenant-registry';

/** A city is a cell: some dozens of tenants. */
const MOST = 200;

/** What anybody may know of the tenants of this cell: that they are here, and where one signs in to them. */
@Injectable()
export class PublicTenants {
  constructor(
    private readonly registry: TenantRegistry,
    private readonly identity: IdentityAdmin,
    private readonly catalogue: CatalogueStore,
  ) {}

  /** Active bureaus by name, short name, code or pinyin; the platform's own tenant is nobody's to look for. */
  async find(q?: string): Promise<PublicTenantDto[]> {
    const wanted = q?.normalize('NFKC').trim() ?? '';
    const found: PublicTenantDto[] = [];
    for (const t of await this.registry.all()) {
      if (t.state !== 'active' || t.kind === 'platform' || found.length >= MOST) continue;
      if (t.slug.startsWith(wanted) || t.name.includes(wanted) || t.short_name.includes(wanted) || (await this.catalogue.finds(wanted, t.slug))) found.push(shown(t));
    }
    return found;
  }

  /** One that is being opened, or whose opening failed, is not there yet. */
  async get(slug: string): Promise<PublicTenantEntryDto> {
    const tenant = await this.registry.bySlug(slug);
    if (tenant?.state !== 'active' && tenant?.state !== 'suspended') throw notFound();
    return { ...shown(tenant), issuer: this.identity.issuerOf(tenant.realm), clientId: CONSOLE_CLIENT, state: tenant.state };
  }
}

const shown = (t: TenantRow): PublicTenantDto => ({ slug: t.slug, kind: t.kind, name: t.name, shortName: t.short_name, citySlug: t.city_slug });
