import { catalogueApi } from '@anlan/contracts/tenancy';
import { tenantSlugOf } from '@anlan/domain';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { CatalogueStore, type PlacedDivision } from '../catalogue-store/catalogue-store';
import { TenantRegistry } from '../registry/tenant-registry';

@Controller()
export class CatalogueController {
  constructor(
    private readonly catalogue: CatalogueStore,
    private readonly registry: TenantRegistry,
  ) {}

  @Handle(catalogueApi.list)
  async list(@Input() { ctx, query }: CallOf<(typeof catalogueApi)['list']>) {
    const items = query.q ? await this.catalogue.search(query.q, { limit: query.limit }) : await this.childrenOf(query.parent);
    return { items: ctx.permissions.has('tenant.read') ? await this.withOpened(items) : items, nextCursor: null };
  }

  private async childrenOf(parent?: string): Promise<PlacedDivision[]> {
    const rows = await this.catalogue.children(parent);
    const path = rows[0] ? await this.catalogue.pathOf(rows[0].code) : [];
    return rows.map((row) => ({ ...row, path }));
  }

  private async withOpened(items: PlacedDivision[]): Promise<(PlacedDivision & { opened?: boolean })[]> {
    const slugs = new Set((await this.registry.all()).map((t) => t.slug));
    return items.map((d) => (d.level === 'city' || d.level === 'county' ? { ...d, opened: slugs.has(tenantSlugOf(d.code)) } : d));
  }
}
