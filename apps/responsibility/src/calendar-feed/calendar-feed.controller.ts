import { calendarFeedApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller, Header } from '@nestjs/common';
import { CalendarFeedService } from './calendar-feed.service';

@Controller()
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeedService) {}

  @Handle(api.open)
  open(@Input() { ctx }: CallOf<typeof api.open>) {
    return this.feeds.open(ctx);
  }

  @Handle(api.list)
  list(@Input() { ctx }: CallOf<typeof api.list>) {
    return this.feeds.list(ctx);
  }

  @Handle(api.revoke)
  revoke(@Input() { ctx, params }: CallOf<typeof api.revoke>) {
    return this.feeds.revoke(ctx, params.id);
  }

  @Handle(api.read)
  @Header('content-type', 'text/calendar; charset=utf-8')
  read(@Input() { params }: CallOf<typeof api.read>) {
    return this.feeds.read(params.slug, params.calendar);
  }
}
