import { DOCX_TYPE, reportPeriodApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { ReportSheets } from './report-period.document';
import { reportPeriodCsv, ReportPeriodRecords } from './report-period.records';
import { ReportPeriodService } from './report-period.service';

@Controller()
export class ReportPeriodController {
  constructor(
    private readonly periods: ReportPeriodService,
    private readonly records: ReportPeriodRecords,
    private readonly sheets: ReportSheets,
  ) {}

  @Handle(api.open)
  open(@Input() { ctx, body }: CallOf<typeof api.open>) {
    return this.periods.open(ctx, body.period);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'report-periods', reportPeriodCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.differences)
  differences(@Input() { ctx, params }: CallOf<typeof api.differences>, @Req() req: CallRequest) {
    return this.records.differences(ctx, params.id, req.headers.authorization);
  }

  @Handle(api.sheet)
  async sheet(@Input() { ctx, params }: CallOf<typeof api.sheet>, @Req() req: CallRequest) {
    const csv = (req.headers.accept ?? '').toLowerCase().includes('text/csv');
    const { bytes, name } = await this.sheets.of(ctx, params.id, csv);
    return new StreamableFile(bytes, { type: csv ? 'text/csv; charset=utf-8' : DOCX_TYPE, length: bytes.length, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });
  }

  @Handle(api.compile)
  compile(@Input() { ctx, params, version, body }: CallOf<typeof api.compile>, @Req() req: CallRequest) {
    return this.periods.compile(ctx, params.id, version, body.note, req.headers.authorization);
  }

  @Handle(api.review)
  review(@Input() { ctx, params, version, body }: CallOf<typeof api.review>) {
    return this.periods.review(ctx, params.id, version, body.note);
  }

  @Handle(api.return)
  return(@Input() { ctx, params, version, body }: CallOf<typeof api.return>) {
    return this.periods.return(ctx, params.id, version, body.reason);
  }

  @Handle(api.lock)
  lock(@Input() { ctx, params, version }: CallOf<typeof api.lock>) {
    return this.periods.lock(ctx, params.id, version);
  }

  @Handle(api.issue)
  issue(@Input() { ctx, params, version, body }: CallOf<typeof api.issue>) {
    return this.periods.issue(ctx, params.id, version, body.document);
  }

  @Handle(api.correct)
  correct(@Input() { ctx, params, version, body }: CallOf<typeof api.correct>) {
    return this.periods.correct(ctx, params.id, version, body.reason);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof api.withdraw>) {
    return this.periods.withdraw(ctx, params.id, version, body.reason);
  }
}
