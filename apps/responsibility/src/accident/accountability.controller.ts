import { accountabilityApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { accountabilityCsv, AccountabilityService } from './accountability.service';

@Controller()
export class AccountabilityController {
  constructor(private readonly cases: AccountabilityService) {}

  @Handle(api.open)
  open(@Input() { ctx, body }: CallOf<typeof api.open>) {
    return this.cases.open(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'accountabilities', accountabilityCsv, this.cases.pages(ctx, query)) : this.cases.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.cases.figures(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.cases.get(ctx, params.id);
  }

  @Handle(api.transfer)
  transfer(@Input() { ctx, params, version, body }: CallOf<typeof api.transfer>) {
    return this.cases.transfer(ctx, params.id, version, body);
  }

  @Handle(api.handle)
  handle(@Input() { ctx, params, version, body }: CallOf<typeof api.handle>) {
    return this.cases.handle(ctx, params.id, version, body);
  }

  @Handle(api.feedBack)
  feedBack(@Input() { ctx, params, version, body }: CallOf<typeof api.feedBack>) {
    return this.cases.feedBack(ctx, params.id, version, body.feedback);
  }

  @Handle(api.drop)
  drop(@Input() { ctx, params, version, body }: CallOf<typeof api.drop>) {
    return this.cases.drop(ctx, params.id, version, body.reason);
  }

  @Handle(api.exempt)
  exempt(@Input() { ctx, params, version, body }: CallOf<typeof api.exempt>) {
    return this.cases.exempt(ctx, params.id, version, body);
  }

  @Handle(api.reveal)
  reveal(@Input() { ctx, params, body }: CallOf<typeof api.reveal>) {
    return this.cases.reveal(ctx, params.id, body.reason);
  }
}
