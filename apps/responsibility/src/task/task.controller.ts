import { taskApi as api } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { TaskFigures } from './task.bulletin';
import { TaskChange } from './task.change';
import { taskCsv, TaskRecords } from './task.records';
import { TaskService } from './task.service';
import { TaskSteps } from './task.steps';
import { TaskUrges } from './task.urges';

@Controller()
export class TaskController {
  constructor(
    private readonly tasks: TaskService,
    private readonly changes: TaskChange,
    private readonly steps: TaskSteps,
    private readonly urges: TaskUrges,
    private readonly records: TaskRecords,
    private readonly figures: TaskFigures,
    private readonly files: Attachments,
  ) {}

  @Handle(api.issue)
  issue(@Input() { ctx, body }: CallOf<typeof api.issue>) {
    return this.tasks.issue(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'tasks', taskCsv, this.records.pages(ctx, query)) : this.records.page(ctx, query);
  }

  @Handle(api.reminders)
  reminders(@Input() { ctx, query }: CallOf<typeof api.reminders>) {
    return this.figures.reminders(ctx, query);
  }

  @Handle(api.bulletin)
  bulletin(@Input() { ctx, query }: CallOf<typeof api.bulletin>) {
    return this.figures.bulletin(ctx, query);
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

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.changes.change(ctx, params.id, version, body);
  }

  @Handle(api.accept)
  accept(@Input() { ctx, params, version }: CallOf<typeof api.accept>) {
    return this.steps.accept(ctx, params.id, version);
  }

  @Handle(api.progress)
  progress(@Input() { ctx, params, version, body }: CallOf<typeof api.progress>) {
    return this.steps.progress(ctx, params.id, version, body);
  }

  @Handle(api.submit)
  submit(@Input() { ctx, params, version, body }: CallOf<typeof api.submit>) {
    return this.steps.submit(ctx, params.id, version, body);
  }

  @Handle(api.verify)
  verify(@Input() { ctx, params, version, body }: CallOf<typeof api.verify>) {
    return this.steps.verify(ctx, params.id, version, body.note);
  }

  @Handle(api.return)
  return(@Input() { ctx, params, version, body }: CallOf<typeof api.return>) {
    return this.steps.return(ctx, params.id, version, body.reason);
  }

  @Handle(api.requestExtension)
  requestExtension(@Input() { ctx, params, version, body }: CallOf<typeof api.requestExtension>) {
    return this.steps.requestExtension(ctx, params.id, version, body);
  }

  @Handle(api.decideExtension)
  decideExtension(@Input() { ctx, params, version, body }: CallOf<typeof api.decideExtension>) {
    return this.steps.decideExtension(ctx, params.id, version, body);
  }

  @Handle(api.urge)
  urge(@Input() { ctx, params, version, body }: CallOf<typeof api.urge>) {
    return this.urges.urge(ctx, params.id, version, body.note);
  }

  @Handle(api.acknowledge)
  acknowledge(@Input() { ctx, params, version, body }: CallOf<typeof api.acknowledge>) {
    return this.urges.acknowledge(ctx, params.id, version, body.note);
  }

  @Handle(api.cancel)
  cancel(@Input() { ctx, params, version, body }: CallOf<typeof api.cancel>) {
    return this.steps.cancel(ctx, params.id, version, body.reason);
  }
}
