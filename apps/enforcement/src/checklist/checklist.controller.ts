import { checklistApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { ChecklistLibrary } from './checklist.library';
import { ChecklistRecords } from './checklist.records';
import { ChecklistService } from './checklist.service';

@Controller()
export class ChecklistController {
  constructor(
    private readonly checklists: ChecklistService,
    private readonly records: ChecklistRecords,
    private readonly library: ChecklistLibrary,
  ) {}

  @Handle(api.list)
  page(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.records.page(ctx, query);
  }

  @Handle(api.create)
  create(@Input() { ctx, body }: CallOf<typeof api.create>) {
    return this.checklists.create(ctx, body);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.checklists.change(ctx, params.id, version, body);
  }

  @Handle(api.history)
  history(@Input() { ctx, params }: CallOf<typeof api.history>) {
    return this.records.history(ctx, params.id);
  }

  @Handle(api.publish)
  publish(@Input() { ctx, params, version, body }: CallOf<typeof api.publish>) {
    return this.checklists.publish(ctx, params.id, version, body);
  }

  @Handle(api.recall)
  recall(@Input() { ctx, params, version, body }: CallOf<typeof api.recall>) {
    return this.checklists.recall(ctx, params.id, version, body);
  }

  @Handle(api.revise)
  revise(@Input() { ctx, params, version, body }: CallOf<typeof api.revise>) {
    return this.checklists.revise(ctx, params.id, version, body);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof api.withdraw>) {
    return this.checklists.withdraw(ctx, params.id, version, body);
  }

  @Handle(api.library)
  sets(@Input() { ctx }: CallOf<typeof api.library>) {
    return this.library.list(ctx);
  }

  @Handle(api.librarySet)
  set(@Input() { ctx, params }: CallOf<typeof api.librarySet>) {
    return this.library.get(ctx, params.key);
  }

  @Handle(api.copy)
  copy(@Input() { ctx, params, body }: CallOf<typeof api.copy>) {
    return this.library.copy(ctx, params.key, body.name);
  }
}
