import { inspectionTourApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { inspectionTourCsv, InspectionTourRecords } from './inspection-tour.records';
import { InspectionTourService } from './inspection-tour.service';

@Controller()
export class InspectionTourController {
  constructor(
    private readonly tours: InspectionTourService,
    private readonly records: InspectionTourRecords,
  ) {}

  @Handle(api.draft)
  draft(@Input() { ctx, body }: CallOf<typeof api.draft>) {
    return this.tours.draft(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'inspection-tours', inspectionTourCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.file)
  async file(@Input() { ctx, params }: CallOf<typeof api.file>) {
    const { stream, type, length, disposition } = await this.records.file(ctx, params.id, params.fileId);
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.tours.change(ctx, params.id, version, body);
  }

  @Handle(api.approve)
  approve(@Input() { ctx, params, version, body }: CallOf<typeof api.approve>) {
    return this.tours.approve(ctx, params.id, version, body);
  }

  @Handle(api.station)
  station(@Input() { ctx, params, version, body }: CallOf<typeof api.station>) {
    return this.tours.station(ctx, params.id, version, body);
  }

  @Handle(api['feed-back'])
  feedBack(@Input() { ctx, params, version, body }: CallOf<(typeof api)['feed-back']>) {
    return this.tours.feedBack(ctx, params.id, version, body);
  }

  @Handle(api['name-list'])
  nameList(@Input() { ctx, params, version, body }: CallOf<(typeof api)['name-list']>) {
    return this.tours.nameList(ctx, params.id, version, body.listId);
  }

  @Handle(api.rectify)
  rectify(@Input() { ctx, params, version, body }: CallOf<typeof api.rectify>) {
    return this.tours.rectify(ctx, params.id, version, body);
  }

  @Handle(api.close)
  close(@Input() { ctx, params, version, body }: CallOf<typeof api.close>) {
    return this.tours.close(ctx, params.id, version, body);
  }

  @Handle(api.cancel)
  cancel(@Input() { ctx, params, version, body }: CallOf<typeof api.cancel>) {
    return this.tours.cancel(ctx, params.id, version, body.reason);
  }
}
