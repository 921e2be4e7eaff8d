import { dutyObjectApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { dutyGapCsv, dutyObjectCsv, DutyObjectRecords } from './duty-object.records';
import { DutyObjectService } from './duty-object.service';

@Controller()
export class DutyObjectController {
  constructor(
    private readonly objects: DutyObjectService,
    private readonly records: DutyObjectRecords,
  ) {}

  @Handle(api.register)
  register(@Input() { ctx, body }: CallOf<typeof api.register>) {
    return this.objects.register(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'duty-objects', dutyObjectCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
  }

  @Handle(api.gaps)
  gaps(@Input() { ctx, query }: CallOf<typeof api.gaps>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'duty-gaps', dutyGapCsv, allPages((r) => this.records.gaps(ctx, { ...query, ...r, total: undefined }))) : this.records.gaps(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params, query }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id, query.year);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.objects.change(ctx, params.id, version, body);
  }

  @Handle(api.retire)
  retire(@Input() { ctx, params, version, body }: CallOf<typeof api.retire>) {
    return this.objects.retire(ctx, params.id, version, body.reason);
  }

  @Handle(api.restore)
  restore(@Input() { ctx, params, version }: CallOf<typeof api.restore>) {
    return this.objects.restore(ctx, params.id, version);
  }
}
