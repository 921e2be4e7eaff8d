import { responsibilityListApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { ResponsibilityListFigures } from './responsibility-list.figures';
import { responsibilityListCsv, ResponsibilityListRecords } from './responsibility-list.records';
import { ResponsibilityListService } from './responsibility-list.service';

@Controller()
export class ResponsibilityListController {
  constructor(
    private readonly lists: ResponsibilityListService,
    private readonly records: ResponsibilityListRecords,
    private readonly figure: ResponsibilityListFigures,
  ) {}

  @Handle(api.draft)
  draft(@Input() { ctx, body }: CallOf<typeof api.draft>) {
    return this.lists.draft(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'responsibility-lists', responsibilityListCsv, this.records.pages(ctx, query)) : this.records.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.figure.of(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.lists.change(ctx, params.id, version, body);
  }

  @Handle(api.submit)
  submit(@Input() { ctx, params, version }: CallOf<typeof api.submit>) {
    return this.lists.submit(ctx, params.id, version);
  }

  @Handle(api.approve)
  approve(@Input() { ctx, params, version, body }: CallOf<typeof api.approve>) {
    return this.lists.approve(ctx, params.id, version, body.note);
  }

  @Handle(api.return)
  return(@Input() { ctx, params, version, body }: CallOf<typeof api.return>) {
    return this.lists.return(ctx, params.id, version, body.reason);
  }

  @Handle(api.issue)
  issue(@Input() { ctx, params, version, body }: CallOf<typeof api.issue>) {
    return this.lists.issue(ctx, params.id, version, body);
  }

  @Handle(api.publish)
  publish(@Input() { ctx, params, version, body }: CallOf<typeof api.publish>) {
    return this.lists.publish(ctx, params.id, version, body.place);
  }

  @Handle(api.revise)
  revise(@Input() { ctx, params, version }: CallOf<typeof api.revise>) {
    return this.lists.revise(ctx, params.id, version);
  }

  @Handle(api.repeal)
  repeal(@Input() { ctx, params, version, body }: CallOf<typeof api.repeal>) {
    return this.lists.repeal(ctx, params.id, version, body.reason);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version }: CallOf<typeof api.withdraw>) {
    return this.lists.withdraw(ctx, params.id, version);
  }
}
