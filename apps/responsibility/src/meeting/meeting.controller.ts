import { meetingApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { MeetingMinutes } from './meeting.minutes';
import { meetingCsv, MeetingRecords, resolutionCsv } from './meeting.records';
import { MeetingService } from './meeting.service';

@Controller()
export class MeetingController {
  constructor(
    private readonly meetings: MeetingService,
    private readonly minutes: MeetingMinutes,
    private readonly records: MeetingRecords,
  ) {}

  @Handle(api.plan)
  plan(@Input() { ctx, body }: CallOf<typeof api.plan>) {
    return this.meetings.plan(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'meetings', meetingCsv, this.records.pages(ctx, query)) : this.records.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, query);
  }

  @Handle(api.resolutions)
  resolutions(@Input() { ctx, query }: CallOf<typeof api.resolutions>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'resolutions', resolutionCsv, this.records.resolutionPages(ctx, query)) : this.records.resolutions(ctx, query);
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
    return this.meetings.change(ctx, params.id, version, body);
  }

  @Handle(api.postpone)
  postpone(@Input() { ctx, params, version, body }: CallOf<typeof api.postpone>) {
    return this.meetings.postpone(ctx, params.id, version, body);
  }

  @Handle(api.hold)
  hold(@Input() { ctx, params, version, body }: CallOf<typeof api.hold>) {
    return this.meetings.hold(ctx, params.id, version, body);
  }

  @Handle(api.cancel)
  cancel(@Input() { ctx, params, version, body }: CallOf<typeof api.cancel>) {
    return this.meetings.cancel(ctx, params.id, version, body.reason);
  }

  @Handle(api.conclude)
  conclude(@Input() { ctx, params, version, body }: CallOf<typeof api.conclude>) {
    return this.minutes.conclude(ctx, params.id, version, body);
  }

  @Handle(api.resolve)
  resolve(@Input() { ctx, params, version, body }: CallOf<typeof api.resolve>) {
    return this.minutes.resolve(ctx, params.id, version, body);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof api.withdraw>) {
    return this.minutes.withdraw(ctx, params.id, version, body);
  }

  @Handle(api.draft)
  draft(@Input() { ctx, params, version, body }: CallOf<typeof api.draft>) {
    return this.minutes.draft(ctx, params.id, version, body);
  }

  @Handle(api.return)
  return(@Input() { ctx, params, version, body }: CallOf<typeof api.return>) {
    return this.minutes.return(ctx, params.id, version, body.reason);
  }

  @Handle(api.issue)
  issue(@Input() { ctx, params, version, body }: CallOf<typeof api.issue>) {
    return this.minutes.issue(ctx, params.id, version, body.documentNumber);
  }
}
