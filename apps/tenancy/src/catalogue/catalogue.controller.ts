import { catalogueApi } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { CatalogueStore } from '../catalogue-store/catalogue-store';

@Controller()
export class CatalogueController {
  constructor(private readonly catalogue: CatalogueStore) {}

  @Handle(catalogueApi.list)
  async list(@Input() { query }: CallOf<(typeof catalogueApi)['list']>) {
    const items = query.q ? await this.catalogue.search(query.q, { limit: query.limit }) : await this.catalogue.children(query.parent);
    return { items, nextCursor: null };
  }
}
