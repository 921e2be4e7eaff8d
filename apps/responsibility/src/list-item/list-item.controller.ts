import { listItemApi as api } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { ListItemCoverage } from './list-item.coverage';
import { ListItemDrafting } from './list-item.drafting';
import { ListItemEnterprises } from './list-item.enterprises';
import { ListItemFigures } from './list-item.figures';
import { listItemCsv, ListItemRecords } from './list-item.records';
import { ListItemService } from './list-item.service';

@Controller()
export class ListItemController {
  constructor(
    private readonly items: ListItemService,
    private readonly drafting: ListItemDrafting,
    private readonly records: ListItemRecords,
    private readonly figure: ListItemFigures,
    private readonly covered: ListItemCoverage,
    private readonly ofEnterprises: ListItemEnterprises,
    private readonly files: Attachments,
  ) {}

  @Handle(api.add)
  add(@Input() { ctx, body }: CallOf<typeof api.add>) {
    return this.drafting.add(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'list-items', listItemCsv, this.records.pages(ctx, query)) : this.records.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.figure.of(ctx, query);
  }

  @Handle(api.coverage)
  coverage(@Input() { ctx, query }: CallOf<typeof api.coverage>) {
    return this.covered.of(ctx, query);
  }

  @Handle(api.enterprises)
  enterprises(@Input() { ctx, query }: CallOf<typeof api.enterprises>, @Req() req: CallRequest) {
    return this.ofEnterprises.of(ctx, query, req.headers.authorization);
  }

  @Handle(api.promotions)
  promotions(@Input() { ctx, query }: CallOf<typeof api.promotions>) {
    return this.figure.promotions(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.drafting.change(ctx, params.id, version, body);
  }

  @Handle(api.file)
  async file(@Input() { ctx, params }: CallOf<typeof api.file>): Promise<StreamableFile> {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.records.fileOf(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(api.enter)
  enter(@Input() { ctx, params, version }: CallOf<typeof api.enter>) {
    return this.items.enter(ctx, params.id, version);
  }

  @Handle(api.submit)
  submit(@Input() { ctx, params, version, body }: CallOf<typeof api.submit>) {
    return this.items.submit(ctx, params.id, version, body);
  }

  @Handle(api.instruct)
  instruct(@Input() { ctx, params, version, body }: CallOf<typeof api.instruct>) {
    return this.items.instruct(ctx, params.id, version, body);
  }

  @Handle(api.close)
  close(@Input() { ctx, params, version, body }: CallOf<typeof api.close>) {
    return this.items.close(ctx, params.id, version, body.note);
  }

  @Handle(api.return)
  return(@Input() { ctx, params, version, body }: CallOf<typeof api.return>) {
    return this.items.return(ctx, params.id, version, body.reason);
  }

  @Handle(api.reassign)
  reassign(@Input() { ctx, params, version, body }: CallOf<typeof api.reassign>) {
    return this.items.reassign(ctx, params.id, version, body);
  }

  @Handle(api.dispute)
  dispute(@Input() { ctx, params, version, body }: CallOf<typeof api.dispute>) {
    return this.items.dispute(ctx, params.id, version, body);
  }

  @Handle(api.settle)
  settle(@Input() { ctx, params, version, body }: CallOf<typeof api.settle>) {
    return this.items.settle(ctx, params.id, version, body);
  }

  @Handle(api.promote)
  promote(@Input() { ctx, params, version, body }: CallOf<typeof api.promote>) {
    return this.items.promote(ctx, params.id, version, body);
  }

  @Handle(api['answer-promotion'])
  answerPromotion(@Input() { ctx, params, version, body }: CallOf<(typeof api)['answer-promotion']>) {
    return this.items.answerPromotion(ctx, params.id, version, body);
  }

  @Handle(api.remove)
  remove(@Input() { ctx, params, version }: CallOf<typeof api.remove>) {
    return this.drafting.remove(ctx, params.id, version);
  }
}
