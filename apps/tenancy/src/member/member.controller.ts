import { memberApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { Controller, Req } from '@nestjs/common';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { memberCsv, MemberList } from './member.list';
import { MemberService } from './member.service';

@Controller()
export class MemberController {
  constructor(
    private readonly list: MemberList,
    private readonly members: MemberService,
  ) {}

  @Handle(api.list)
  page(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() request: CallRequest) {
    const file = exportWanted(request);
    return file ? exportAnswer(file, 'members', memberCsv, this.list.pages(ctx, query)) : this.list.page(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.list.get(ctx, params.id);
  }

  @Handle(api.reveal)
  reveal(@Input() { ctx, params, body }: CallOf<typeof api.reveal>) {
    return this.list.reveal(ctx, params.id, body);
  }

  @Handle(api.create)
  create(@Input() { ctx, body }: CallOf<typeof api.create>) {
    return this.members.create(ctx, body);
  }

  @Handle(api.patch)
  patch(@Input() { ctx, params, version, body }: CallOf<typeof api.patch>) {
    return this.members.patch(ctx, params.id, version, body);
  }

  @Handle(api.disable)
  disable(@Input() { ctx, params, version }: CallOf<typeof api.disable>) {
    return this.members.disable(ctx, params.id, version);
  }

  @Handle(api.enable)
  enable(@Input() { ctx, params, version }: CallOf<typeof api.enable>) {
    return this.members.enable(ctx, params.id, version);
  }

  @Handle(api.resetPassword)
  resetPassword(@Input() { ctx, params, body }: CallOf<typeof api.resetPassword>) {
    return this.members.resetPassword(ctx, params.id, body);
  }
}
