import { tenantApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TenantService } from './tenant.service';

@Controller()
export class TenantController {
  constructor(private readonly tenants: TenantService) {}

  @Handle(api.open)
  async open(@Input() { ctx, body }: CallOf<typeof api.open>, @Res({ passthrough: true }) reply: FastifyReply) {
    const operation = await this.tenants.open(ctx, body);
    void reply.header('location', `/api/tenancy/v1/operations/${operation.id}`);
    return operation;
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.tenants.list(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.tenants.get(ctx, params.slug);
  }

  @Handle(api.handOver)
  handOver(@Input() { ctx, params }: CallOf<typeof api.handOver>) {
    return this.tenants.handOver(ctx, params.slug);
  }

  @Handle(api.suspend)
  suspend(@Input() { ctx, params, version, body }: CallOf<typeof api.suspend>) {
    return this.tenants.setState(ctx, params.slug, version, 'suspend', body.reason);
  }

  @Handle(api.resume)
  resume(@Input() { ctx, params, version }: CallOf<typeof api.resume>) {
    return this.tenants.setState(ctx, params.slug, version, 'resume');
  }

  @Handle(api.resetAdmin)
  resetAdmin(@Input() { ctx, params, body }: CallOf<typeof api.resetAdmin>) {
    return this.tenants.resetAdmin(ctx, params.slug, body.username);
  }

  @Handle(api.retry)
  async retry(@Input() { ctx, params }: CallOf<typeof api.retry>, @Res({ passthrough: true }) reply: FastifyReply) {
    const operation = await this.tenants.retry(ctx, params.slug);
    void reply.header('location', `/api/tenancy/v1/operations/${operation.id}`);
    return operation;
  }
}
