import { parkApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { ParkFiguresService } from './park.figures';
import { ParkHazardsService } from './park.hazards';
import { ParkRecords } from './park.records';
import { ParkService } from './park.service';
import { ParkTasks } from './park.tasks';

@Controller()
export class ParkController {
  constructor(
    private readonly parks: ParkService,
    private readonly records: ParkRecords,
    private readonly counted: ParkFiguresService,
    private readonly dangers: ParkHazardsService,
    private readonly work: ParkTasks,
  ) {}

  @Handle(api.register)
  register(@Input() { ctx, body }: CallOf<typeof api.register>) {
    return this.parks.register(ctx, body);
  }

  @Handle(api.list)
  async list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    if (!file) return this.records.page(ctx, query);
    return exportAnswer(file, 'parks', await this.dangers.columns(ctx, query, req.headers.authorization), allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined })));
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.counted.of(ctx, query);
  }

  @Handle(api.hazards)
  hazards(@Input() { ctx, query }: CallOf<typeof api.hazards>, @Req() req: CallRequest) {
    return this.dangers.of(ctx, query, req.headers.authorization);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.tasks)
  tasks(@Input() { ctx, params, query }: CallOf<typeof api.tasks>) {
    return this.work.page(ctx, params.id, query);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.parks.change(ctx, params.id, version, body);
  }

  @Handle(api['name-lists'])
  nameLists(@Input() { ctx, params, version, body }: CallOf<(typeof api)['name-lists']>) {
    return this.parks.nameLists(ctx, params.id, version, body.listIds);
  }

  @Handle(api.retire)
  retire(@Input() { ctx, params, version, body }: CallOf<typeof api.retire>) {
    return this.parks.retire(ctx, params.id, version, body.reason);
  }

  @Handle(api.restore)
  restore(@Input() { ctx, params, version }: CallOf<typeof api.restore>) {
    return this.parks.restore(ctx, params.id, version);
  }
}
