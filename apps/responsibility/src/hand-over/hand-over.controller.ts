import { handOverApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { handOverCsv, HandOverRecords } from './hand-over.records';
import { HandOverService } from './hand-over.service';

@Controller()
export class HandOverController {
  constructor(
    private readonly handOvers: HandOverService,
    private readonly records: HandOverRecords,
  ) {}

  @Handle(api.make)
  make(@Input() { ctx, body }: CallOf<typeof api.make>) {
    return this.handOvers.make(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'hand-overs', handOverCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
  }

  @Handle(api.waiting)
  waiting(@Input() { ctx, query }: CallOf<typeof api.waiting>) {
    return this.records.waiting(ctx, query);
  }

  @Handle(api.holdings)
  holdings(@Input() { ctx, query }: CallOf<typeof api.holdings>) {
    return this.records.holdings(ctx, query.memberId);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }
}
