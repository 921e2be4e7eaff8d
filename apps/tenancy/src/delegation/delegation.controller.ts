import { delegationApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { DelegationService } from './delegation.service';

@Controller()
export class DelegationController {
  constructor(private readonly delegations: DelegationService) {}

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.delegations.list(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.delegations.get(ctx, params.id);
  }

  @Handle(api.create)
  create(@Input() { ctx, body }: CallOf<typeof api.create>) {
    return this.delegations.create(ctx, body);
  }

  @Handle(api.end)
  end(@Input() { ctx, params, version }: CallOf<typeof api.end>) {
    return this.delegations.end(ctx, params.id, version);
  }
}
