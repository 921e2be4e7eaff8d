import { parkPartyApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { parkPartyCsv, ParkPartyRecords } from './park-party.records';
import { ParkPartyService } from './park-party.service';

@Controller()
export class ParkPartyController {
  constructor(
    private readonly parties: ParkPartyService,
    private readonly records: ParkPartyRecords,
  ) {}

  @Handle(api.register)
  register(@Input() { ctx, body }: CallOf<typeof api.register>) {
    return this.parties.register(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'park-parties', parkPartyCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
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
    return this.parties.change(ctx, params.id, version, body);
  }

  @Handle(api.sign)
  sign(@Input() { ctx, params, version, body }: CallOf<typeof api.sign>) {
    return this.parties.sign(ctx, params.id, version, body);
  }

  @Handle(api.leave)
  leave(@Input() { ctx, params, version, body }: CallOf<typeof api.leave>) {
    return this.parties.leave(ctx, params.id, version, body);
  }
}
