import { standingMeetingApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { StandingMeetingFigures } from './standing-meeting.figures';
import { standingMeetingCsv, StandingMeetingService } from './standing-meeting.service';

@Controller()
export class StandingMeetingController {
  constructor(
    private readonly meetings: StandingMeetingService,
    private readonly figure: StandingMeetingFigures,
  ) {}

  @Handle(api.establish)
  establish(@Input() { ctx, body }: CallOf<typeof api.establish>) {
    return this.meetings.establish(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'standing-meetings', standingMeetingCsv, this.meetings.pages(ctx, query)) : this.meetings.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.figure.of(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.meetings.get(ctx, params.id);
  }

  @Handle(api.calendar)
  calendar(@Input() { ctx, params, query }: CallOf<typeof api.calendar>) {
    return this.figure.calendar(ctx, params.id, query.year);
  }

  @Handle(api.end)
  end(@Input() { ctx, params, version, body }: CallOf<typeof api.end>) {
    return this.meetings.end(ctx, params.id, version, body);
  }
}
