import { dutyActApi as api } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { dutyActCsv, DutyActRecords } from './duty-act.records';
import { DutyActService } from './duty-act.service';

@Controller()
export class DutyActController {
  constructor(
    private readonly acts: DutyActService,
    private readonly records: DutyActRecords,
    private readonly files: Attachments,
  ) {}

  @Handle(api.record)
  record(@Input() { ctx, params, body }: CallOf<typeof api.record>) {
    return this.acts.record(ctx, params.id, body);
  }

  @Handle(api.ofItem)
  ofItem(@Input() { ctx, params, query }: CallOf<typeof api.ofItem>) {
    return this.records.ofItem(ctx, params.id, query);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'duty-acts', dutyActCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
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
  async file(@Input() { ctx, params }: CallOf<typeof api.file>): Promise<StreamableFile> {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.records.fileOf(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof api.withdraw>) {
    return this.acts.withdraw(ctx, params.id, version, body.reason);
  }
}
