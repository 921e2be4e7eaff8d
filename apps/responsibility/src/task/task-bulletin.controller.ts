import { taskBulletinApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { taskBulletinCsv, TaskBulletinService } from './task-bulletin.service';

@Controller()
export class TaskBulletinController {
  constructor(private readonly bulletins: TaskBulletinService) {}

  @Handle(api.issue)
  issue(@Input() { ctx, body }: CallOf<typeof api.issue>) {
    return this.bulletins.issue(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'task-bulletins', taskBulletinCsv, this.bulletins.pages(ctx, query)) : this.bulletins.page(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.bulletins.get(ctx, params.id);
  }
}
