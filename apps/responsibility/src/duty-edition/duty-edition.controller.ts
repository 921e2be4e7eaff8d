import { dutyEditionApi as editions, dutyHolderApi as holders } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { dutyHolderCsv, DutyEditionRecords } from './duty-edition.records';
import { DutyEditionService } from './duty-edition.service';
import { DutyHolderService } from './duty-holder.service';

@Controller()
export class DutyEditionController {
  constructor(
    private readonly editions: DutyEditionService,
    private readonly records: DutyEditionRecords,
  ) {}

  @Handle(editions.draft)
  draft(@Input() { ctx, body }: CallOf<typeof editions.draft>) {
    return this.editions.draft(ctx, body);
  }

  @Handle(editions.list)
  list(@Input() { ctx, query }: CallOf<typeof editions.list>) {
    return this.records.editions(ctx, query);
  }

  @Handle(editions.get)
  get(@Input() { ctx, params }: CallOf<typeof editions.get>) {
    return this.records.edition(ctx, params.id);
  }

  @Handle(editions.adjustments)
  adjustments(@Input() { ctx, params }: CallOf<typeof editions.adjustments>) {
    return this.records.adjustments(ctx, params.id);
  }

  @Handle(editions.name)
  name(@Input() { ctx, params, version, body }: CallOf<typeof editions.name>) {
    return this.editions.name(ctx, params.id, version, body);
  }

  @Handle(editions.submit)
  submit(@Input() { ctx, params, version }: CallOf<typeof editions.submit>) {
    return this.editions.submit(ctx, params.id, version);
  }

  @Handle(editions.approve)
  approve(@Input() { ctx, params, version, body }: CallOf<typeof editions.approve>) {
    return this.editions.approve(ctx, params.id, version, body.note);
  }

  @Handle(editions.return)
  return(@Input() { ctx, params, version, body }: CallOf<typeof editions.return>) {
    return this.editions.return(ctx, params.id, version, body.reason);
  }

  @Handle(editions.publish)
  publish(@Input() { ctx, params, version, body }: CallOf<typeof editions.publish>) {
    return this.editions.publish(ctx, params.id, version, body);
  }

  @Handle(editions.adjust)
  adjust(@Input() { ctx, params, version, body }: CallOf<typeof editions.adjust>) {
    return this.editions.adjust(ctx, params.id, version, body);
  }

  @Handle(editions.withdraw)
  withdraw(@Input() { ctx, params, version }: CallOf<typeof editions.withdraw>) {
    return this.editions.withdraw(ctx, params.id, version);
  }
}

@Controller()
export class DutyHolderController {
  constructor(
    private readonly holders: DutyHolderService,
    private readonly editions: DutyEditionService,
    private readonly records: DutyEditionRecords,
  ) {}

  @Handle(holders.name)
  name(@Input() { ctx, body }: CallOf<typeof holders.name>) {
    return this.editions.nameOne(ctx, body);
  }

  @Handle(holders.list)
  list(@Input() { ctx, query }: CallOf<typeof holders.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'duty-holders', dutyHolderCsv, allPages((r) => this.records.holders(ctx, { ...query, ...r, total: undefined }))) : this.records.holders(ctx, query);
  }

  @Handle(holders.get)
  get(@Input() { ctx, params }: CallOf<typeof holders.get>) {
    return this.records.holder(ctx, params.id);
  }

  @Handle(holders.keep)
  keep(@Input() { ctx, params, version, body }: CallOf<typeof holders.keep>) {
    return this.holders.keep(ctx, params.id, version, body.reason);
  }

  @Handle(holders.reveal)
  reveal(@Input() { ctx, params, body }: CallOf<typeof holders.reveal>) {
    return this.holders.reveal(ctx, params.id, body.reason);
  }
}
