import { hazardApi as api } from '@anlan/contracts/enforcement';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, uploadOf, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HazardHistory } from './hazard.history';
import { HazardImport } from './hazard.import';
import { hazardCsv, HazardList } from './hazard.list';
import { HazardListRates } from './hazard.list-rates';
import { HazardMap } from './hazard.map';
import { HazardService } from './hazard.service';
import { HazardStatistics } from './hazard.statistics';

@Controller()
export class HazardController {
  constructor(
    private readonly hazards: HazardService,
    private readonly list: HazardList,
    private readonly records: HazardHistory,
    private readonly map: HazardMap,
    private readonly statistics: HazardStatistics,
    private readonly lists: HazardListRates,
    private readonly imports: HazardImport,
    private readonly files: Attachments,
  ) {}

  @Handle(api.report)
  report(@Input() { ctx, body }: CallOf<typeof api.report>) {
    return this.hazards.report(ctx, body);
  }

  @Handle(api.list)
  page(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'hazards', hazardCsv, this.list.pages(ctx, query)) : this.list.page(ctx, query);
  }

  @Handle(api.statistics)
  stats(@Input() { ctx, query }: CallOf<typeof api.statistics>) {
    return this.statistics.of(ctx, query);
  }

  @Handle(api.import)
  async import(@Input() { ctx }: CallOf<typeof api.import>, @Req() req: CallRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const operation = await this.imports.door.accept(ctx, await uploadOf(req));
    void reply.header('location', `/api/enforcement/v1/operations/${operation.id}`);
    return operation;
  }

  @Handle(api.map)
  view(@Input() { ctx, query }: CallOf<typeof api.map>) {
    return this.map.view(ctx, query);
  }

  @Handle(api.listRates)
  listRates(@Input() { ctx, query }: CallOf<typeof api.listRates>) {
    return this.lists.rates(ctx, query);
  }

  @Handle(api.changes)
  changes(@Input() { ctx, query }: CallOf<typeof api.changes>) {
    return this.records.changes(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.history)
  history(@Input() { ctx, params }: CallOf<typeof api.history>) {
    return this.records.history(ctx, params.id);
  }

  @Handle(api.file)
  async file(@Input() { ctx, params }: CallOf<typeof api.file>) {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.records.evidenceFile(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }
}
