import { recheckApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { recheckCsv, RecheckRecords } from './recheck.records';
import { RecheckService } from './recheck.service';

@Controller()
export class RecheckController {
  constructor(
    private readonly rechecks: RecheckService,
    private readonly records: RecheckRecords,
  ) {}

  @Handle(api.draw)
  draw(@Input() { ctx, body }: CallOf<typeof api.draw>) {
    return this.rechecks.draw(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.records.page(ctx, query);
  }

  @Handle(api.statistics)
  statistics(@Input() { ctx, query }: CallOf<typeof api.statistics>) {
    return this.records.statistics(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.items)
  items(@Input() { ctx, params, query }: CallOf<typeof api.items>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'rechecks', recheckCsv, this.records.itemPages(ctx, params.id, query)) : this.records.items(ctx, params.id, query);
  }

  @Handle(api.record)
  record(@Input() { ctx, params, body }: CallOf<typeof api.record>) {
    return this.rechecks.record(ctx, params.id, params.hazardId, body);
  }
}
