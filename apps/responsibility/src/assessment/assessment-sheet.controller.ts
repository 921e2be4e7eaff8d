import { assessmentSheetApi as api } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, csvStream, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { AssessmentRecords, sheetCsv } from './assessment.records';
import { AssessmentSheetService } from './assessment-sheet.service';
import { itemCsv } from './assessment-sheet.table';

@Controller()
export class AssessmentSheetController {
  constructor(
    private readonly service: AssessmentSheetService,
    private readonly records: AssessmentRecords,
    private readonly files: Attachments,
  ) {}

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'assessment-sheets', sheetCsv, allPages((r) => this.records.sheets(ctx, { ...query, ...r, total: undefined }))) : this.records.sheets(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.sheet(ctx, params.id);
  }

  @Handle(api.table)
  async table(@Input() { ctx, params }: CallOf<typeof api.table>) {
    const { items } = await this.records.sheet(ctx, params.id);
    return new StreamableFile(csvStream(itemCsv, (async function* rows() { yield items; })()), { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="assessment-sheet.csv"' });
  }

  @Handle(api.file)
  async file(@Input() { ctx, params }: CallOf<typeof api.file>) {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.records.fileOf(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(api.selfScore)
  selfScore(@Input() { ctx, params, version, body }: CallOf<typeof api.selfScore>) {
    return this.service.selfScore(ctx, params.id, version, body);
  }

  @Handle(api.measure)
  measure(@Input() { ctx, params, version }: CallOf<typeof api.measure>) {
    return this.service.measure(ctx, params.id, version);
  }

  @Handle(api.check)
  check(@Input() { ctx, params, version, body }: CallOf<typeof api.check>) {
    return this.service.check(ctx, params.id, version, body);
  }

  @Handle(api.notify)
  notify(@Input() { ctx, params, version }: CallOf<typeof api.notify>) {
    return this.service.notify(ctx, params.id, version);
  }

  @Handle(api.accept)
  accept(@Input() { ctx, params, version }: CallOf<typeof api.accept>) {
    return this.service.accept(ctx, params.id, version);
  }

  @Handle(api.appeal)
  appeal(@Input() { ctx, params, version, body }: CallOf<typeof api.appeal>) {
    return this.service.appeal(ctx, params.id, version, body);
  }

  @Handle(api.decide)
  decide(@Input() { ctx, params, version, body }: CallOf<typeof api.decide>) {
    return this.service.decide(ctx, params.id, version, body);
  }
}
