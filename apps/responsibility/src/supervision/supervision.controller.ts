import { supervisionApi as api } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { SupervisionPrefills } from './supervision.prefill';
import { supervisionCsv, SupervisionRecords } from './supervision.records';
import { SupervisionService } from './supervision.service';

@Controller()
export class SupervisionController {
  constructor(
    private readonly supervisions: SupervisionService,
    private readonly records: SupervisionRecords,
    private readonly prefills: SupervisionPrefills,
    private readonly files: Attachments,
  ) {}

  @Handle(api.draft)
  draft(@Input() { ctx, body }: CallOf<typeof api.draft>) {
    return this.supervisions.draft(ctx, body);
  }

  @Handle(api.draftMany)
  draftMany(@Input() { ctx, body }: CallOf<typeof api.draftMany>) {
    return this.supervisions.draftMany(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'supervisions', supervisionCsv, this.records.pages(ctx, query)) : this.records.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, query);
  }

  @Handle(api.prefill)
  prefill(@Input() { ctx, params }: CallOf<typeof api.prefill>) {
    return this.prefills.ofTask(ctx, params.id);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.text)
  async text(@Input() { ctx, params }: CallOf<typeof api.text>): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(await this.records.text(ctx, params.id), 'utf8'), { type: 'text/plain; charset=utf-8', disposition: 'attachment; filename="supervision.txt"' });
  }

  @Handle(api.file)
  async file(@Input() { ctx, params }: CallOf<typeof api.file>): Promise<StreamableFile> {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.records.fileOf(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(api.submit)
  submit(@Input() { ctx, params, version }: CallOf<typeof api.submit>) {
    return this.supervisions.submit(ctx, params.id, version);
  }

  @Handle(api.approve)
  approve(@Input() { ctx, params, version, body }: CallOf<typeof api.approve>) {
    return this.supervisions.approve(ctx, params.id, version, body.note);
  }

  @Handle(api.return)
  return(@Input() { ctx, params, version, body }: CallOf<typeof api.return>) {
    return this.supervisions.return(ctx, params.id, version, body.reason);
  }

  @Handle(api.deliver)
  deliver(@Input() { ctx, params, version, body }: CallOf<typeof api.deliver>) {
    return this.supervisions.deliver(ctx, params.id, version, body);
  }

  @Handle(api.reply)
  reply(@Input() { ctx, params, version, body }: CallOf<typeof api.reply>) {
    return this.supervisions.reply(ctx, params.id, version, body);
  }

  @Handle(api.returnReply)
  returnReply(@Input() { ctx, params, version, body }: CallOf<typeof api.returnReply>) {
    return this.supervisions.returnReply(ctx, params.id, version, body);
  }

  @Handle(api.release)
  release(@Input() { ctx, params, version, body }: CallOf<typeof api.release>) {
    return this.supervisions.release(ctx, params.id, version, body);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof api.withdraw>) {
    return this.supervisions.withdraw(ctx, params.id, version, body.reason);
  }
}
