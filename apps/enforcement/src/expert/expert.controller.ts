import { expertApi as api, expertTaskApi as tasks } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { expertTaskCsv, ExpertTaskService } from './expert-task.service';
import { expertCsv, ExpertService } from './expert.service';

@Controller()
export class ExpertController {
  constructor(private readonly experts: ExpertService) {}

  @Handle(api.add)
  add(@Input() { ctx, body }: CallOf<typeof api.add>) {
    return this.experts.add(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'experts', expertCsv, this.experts.pages(ctx, query)) : this.experts.page(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.experts.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.experts.change(ctx, params.id, version, body);
  }

  @Handle(api.remove)
  remove(@Input() { ctx, params, version, body }: CallOf<typeof api.remove>) {
    return this.experts.remove(ctx, params.id, version, body.reason);
  }

  @Handle(api.restore)
  restore(@Input() { ctx, params, version }: CallOf<typeof api.restore>) {
    return this.experts.restore(ctx, params.id, version);
  }

  @Handle(api.reveal)
  reveal(@Input() { ctx, params, body }: CallOf<typeof api.reveal>) {
    return this.experts.reveal(ctx, params.id, body.reason);
  }
}

@Controller()
export class ExpertTaskController {
  constructor(private readonly tasks: ExpertTaskService) {}

  @Handle(tasks.assign)
  assign(@Input() { ctx, body }: CallOf<typeof tasks.assign>) {
    return this.tasks.assign(ctx, body);
  }

  @Handle(tasks.list)
  list(@Input() { ctx, query }: CallOf<typeof tasks.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'expert-tasks', expertTaskCsv, this.tasks.pages(ctx, query)) : this.tasks.page(ctx, query);
  }

  @Handle(tasks.get)
  get(@Input() { ctx, params }: CallOf<typeof tasks.get>) {
    return this.tasks.get(ctx, params.id);
  }

  @Handle(tasks.finish)
  finish(@Input() { ctx, params, version, body }: CallOf<typeof tasks.finish>) {
    return this.tasks.finish(ctx, params.id, version, body);
  }

  @Handle(tasks.cancel)
  cancel(@Input() { ctx, params, version, body }: CallOf<typeof tasks.cancel>) {
    return this.tasks.cancel(ctx, params.id, version, body.reason);
  }
}
