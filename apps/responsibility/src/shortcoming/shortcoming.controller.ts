import { shortcomingApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { shortcomingCsv, ShortcomingRecords } from './shortcoming.records';
import { ShortcomingService } from './shortcoming.service';

@Controller()
export class ShortcomingController {
  constructor(
    private readonly shortcomings: ShortcomingService,
    private readonly records: ShortcomingRecords,
  ) {}

  @Handle(api.propose)
  propose(@Input() { ctx, params }: CallOf<typeof api.propose>) {
    return this.records.proposed(ctx, params.id);
  }

  @Handle(api.write)
  write(@Input() { ctx, body }: CallOf<typeof api.write>) {
    return this.shortcomings.write(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'shortcomings', shortcomingCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.shortcomings.change(ctx, params.id, version, body.text);
  }

  @Handle(api.counter)
  counter(@Input() { ctx, params, version, body }: CallOf<typeof api.counter>) {
    return this.shortcomings.counter(ctx, params.id, version, body);
  }

  @Handle(api.close)
  close(@Input() { ctx, params, version, body }: CallOf<typeof api.close>) {
    return this.shortcomings.close(ctx, params.id, version, body.note);
  }
}
