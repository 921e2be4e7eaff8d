import { clientApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { ClientService } from './client.service';

@Controller()
export class ClientController {
  constructor(private readonly clients: ClientService) {}

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.clients.list(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.clients.get(ctx, params.id);
  }

  @Handle(api.create)
  create(@Input() { ctx, body }: CallOf<typeof api.create>) {
    return this.clients.create(ctx, body);
  }

  @Handle(api.revoke)
  revoke(@Input() { ctx, params, version }: CallOf<typeof api.revoke>) {
    return this.clients.revoke(ctx, params.id, version);
  }

  @Handle(api.rotateSecret)
  rotateSecret(@Input() { ctx, params }: CallOf<typeof api.rotateSecret>) {
    return this.clients.rotateSecret(ctx, params.id);
  }
}
