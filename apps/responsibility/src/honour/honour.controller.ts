import { honourApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { honourCsv, HonourRecords } from './honour.records';
import { HonourService } from './honour.service';

@Controller()
export class HonourController {
  constructor(
    private readonly honours: HonourService,
    private readonly records: HonourRecords,
  ) {}

  @Handle(api.register)
  register(@Input() { ctx, body }: CallOf<typeof api.register>) {
    return this.honours.register(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'honours', honourCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
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
    return this.honours.change(ctx, params.id, version, body);
  }

  @Handle(api.verify)
  verify(@Input() { ctx, params, version, body }: CallOf<typeof api.verify>) {
    return this.honours.verify(ctx, params.id, version, body.note);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof api.withdraw>) {
    return this.honours.withdraw(ctx, params.id, version, body.reason);
  }
}
