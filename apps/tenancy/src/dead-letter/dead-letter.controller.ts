import { deadLetterApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { DeadLetterService } from './dead-letter.service';

@Controller()
export class DeadLetterController {
  constructor(private readonly letters: DeadLetterService) {}

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.letters.list(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.letters.get(ctx, params.id);
  }

  @Handle(api.redeliver)
  redeliver(@Input() { ctx, params, version }: CallOf<typeof api.redeliver>) {
    return this.letters.redeliver(ctx, params.id, version);
  }

  @Handle(api.discard)
  discard(@Input() { ctx, params, version, body }: CallOf<typeof api.discard>) {
    return this.letters.discard(ctx, params.id, version, body.reason);
  }
}
