import { meApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { MeService } from './me.service';

@Controller()
export class MeController {
  constructor(private readonly me: MeService) {}

  @Handle(api.get)
  get(@Input() { ctx }: CallOf<typeof api.get>) {
    return this.me.get(ctx);
  }
}
