import { publicTenantApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { PublicTenants } from './public-tenants';

@Controller()
export class PublicTenantController {
  constructor(private readonly tenants: PublicTenants) {}

  @Handle(api.list)
  async list(@Input() { query }: CallOf<typeof api.list>) {
    return { items: await this.tenants.find(query.q), nextCursor: null };
  }

  @Handle(api.get)
  get(@Input() { params }: CallOf<typeof api.get>) {
    return this.tenants.get(params.slug);
  }
}
