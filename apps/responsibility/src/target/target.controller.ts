import { targetApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { targetCsv, TargetRecords } from './target.records';
import { TargetService } from './target.service';

@Controller()
export class TargetController {
  constructor(
    private readonly targets: TargetService,
    private readonly records: TargetRecords,
  ) {}

  @Handle(api.set)
  set(@Input() { ctx, body }: CallOf<typeof api.set>) {
    return this.targets.set(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'targets', targetCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
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
    return this.targets.change(ctx, params.id, version, body);
  }

  @Handle(api.report)
  report(@Input() { ctx, params, version, body }: CallOf<typeof api.report>) {
    return this.targets.report(ctx, params.id, version, body);
  }

  @Handle(api.measure)
  measure(@Input() { ctx, params, version }: CallOf<typeof api.measure>, @Req() req: CallRequest) {
    return this.targets.measure(ctx, params.id, version, req.headers.authorization);
  }

  @Handle(api.conclude)
  conclude(@Input() { ctx, params, version, body }: CallOf<typeof api.conclude>) {
    return this.targets.conclude(ctx, params.id, version, body.note);
  }

  @Handle(api.drop)
  drop(@Input() { ctx, params, version, body }: CallOf<typeof api.drop>) {
    return this.targets.drop(ctx, params.id, version, body.reason);
  }

  @Handle(api['carry-over'])
  carryOver(@Input() { ctx, params, version, body }: CallOf<(typeof api)['carry-over']>) {
    return this.targets.carryOver(ctx, params.id, version, body);
  }
}
