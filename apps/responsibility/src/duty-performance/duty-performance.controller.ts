import { DOCX_TYPE, dutyPerformanceApi as api, type PerformanceLinesQuery, type PeriodQuery } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { DutyPerformanceDocuments } from './duty-performance.document';
import { DutyPerformanceRecords } from './duty-performance.records';
import { lineCsv, performanceCsv } from './duty-performance.table';

@Controller()
export class DutyPerformanceController {
  constructor(
    private readonly records: DutyPerformanceRecords,
    private readonly documents: DutyPerformanceDocuments,
  ) {}

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'duty-performances', performanceCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
  }

  @Handle(api.mine)
  mine(@Input() { ctx, query }: CallOf<typeof api.mine>) {
    return this.records.get(ctx, undefined, query);
  }

  @Handle(api.myLines)
  myLines(@Input() { ctx, query }: CallOf<typeof api.myLines>, @Req() req: CallRequest) {
    return this.linesOf(ctx, undefined, query, req);
  }

  @Handle(api.myDocument)
  myDocument(@Input() { ctx, query }: CallOf<typeof api.myDocument>) {
    return this.documentOf(ctx, undefined, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params, query }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id, query);
  }

  @Handle(api.lines)
  lines(@Input() { ctx, params, query }: CallOf<typeof api.lines>, @Req() req: CallRequest) {
    return this.linesOf(ctx, params.id, query, req);
  }

  @Handle(api.document)
  document(@Input() { ctx, params, query }: CallOf<typeof api.document>) {
    return this.documentOf(ctx, params.id, query);
  }

  private linesOf(ctx: TenantContext, id: string | undefined, query: PerformanceLinesQuery, req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'duty-performance', lineCsv, allPages((r) => this.records.lines(ctx, id, { ...query, ...r, total: undefined }))) : this.records.lines(ctx, id, query);
  }

  private async documentOf(ctx: TenantContext, id: string | undefined, query: PeriodQuery) {
    const { bytes, name } = await this.documents.of(ctx, id, query);
    return new StreamableFile(bytes, { type: DOCX_TYPE, length: bytes.length, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });
  }
}
