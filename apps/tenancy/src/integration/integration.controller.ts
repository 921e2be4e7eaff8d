import { integrationApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { IntegrationService } from './integration.service';

@Controller()
export class IntegrationController {
  constructor(private readonly integrations: IntegrationService) {}

  @Handle(api.create)
  create(@Input() { ctx, body }: CallOf<typeof api.create>) {
    return this.integrations.create(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.integrations.list(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.integrations.get(ctx, params.id);
  }

  @Handle(api.revoke)
  revoke(@Input() { ctx, params }: CallOf<typeof api.revoke>) {
    return this.integrations.revoke(ctx, params.id);
  }

  @Handle(api.renew)
  renew(@Input() { ctx, params, body }: CallOf<typeof api.renew>) {
    return this.integrations.renew(ctx, params.id, body.expiresAt);
  }

  @Handle(api.replay)
  replay(@Input() { ctx, params, body }: CallOf<typeof api.replay>) {
    return this.integrations.replay(ctx, params.id, body.fromSequence);
  }
}
