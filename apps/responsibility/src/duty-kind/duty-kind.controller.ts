import { dutyKindApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { DutyKindService } from './duty-kind.service';

@Controller()
export class DutyKindController {
  constructor(private readonly kinds: DutyKindService) {}

  @Handle(api.create)
  create(@Input() { ctx, body }: CallOf<typeof api.create>) {
    return this.kinds.create(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.kinds.page(ctx, query);
  }

  @Handle(api.library)
  library(@Input() { ctx }: CallOf<typeof api.library>) {
    return this.kinds.library(ctx);
  }

  @Handle(api.adopt)
  adopt(@Input() { ctx, body }: CallOf<typeof api.adopt>) {
    return this.kinds.adopt(ctx, body.keys);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.kinds.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.kinds.change(ctx, params.id, version, body);
  }

  @Handle(api.retire)
  retire(@Input() { ctx, params, version }: CallOf<typeof api.retire>) {
    return this.kinds.retire(ctx, params.id, version);
  }

  @Handle(api.restore)
  restore(@Input() { ctx, params, version }: CallOf<typeof api.restore>) {
    return this.kinds.restore(ctx, params.id, version);
  }
}
