import { assignmentSlipApi as api, monthlyThemeApi } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { AssignmentSlipRecords, slipCsv } from './assignment-slip.records';
import { AssignmentSlipService } from './assignment-slip.service';
import { MonthlyThemeService } from './monthly-theme.service';

@Controller()
export class AssignmentSlipController {
  constructor(
    private readonly slips: AssignmentSlipService,
    private readonly records: AssignmentSlipRecords,
    private readonly themes: MonthlyThemeService,
  ) {}

  @Handle(api.issue)
  issue(@Input() { ctx, body }: CallOf<typeof api.issue>) {
    return this.slips.issue(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'assignment-slips', slipCsv, this.records.pages(ctx, query)) : this.records.page(ctx, query);
  }

  @Handle(api.statistics)
  statistics(@Input() { ctx, query }: CallOf<typeof api.statistics>) {
    return this.records.statistics(ctx, query.year);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.reply)
  reply(@Input() { ctx, params, version, body }: CallOf<typeof api.reply>) {
    return this.slips.reply(ctx, params.id, version, body.reply);
  }

  @Handle(api.urge)
  urge(@Input() { ctx, params, version, body }: CallOf<typeof api.urge>) {
    return this.slips.urge(ctx, params.id, version, body.note);
  }

  @Handle(api.close)
  close(@Input() { ctx, params, version, body }: CallOf<typeof api.close>) {
    return this.slips.close(ctx, params.id, version, body.note);
  }

  @Handle(api.revisit)
  revisit(@Input() { ctx, params, version, body }: CallOf<typeof api.revisit>) {
    return this.slips.revisit(ctx, params.id, version, body);
  }

  @Handle(api.void)
  void(@Input() { ctx, params, version, body }: CallOf<typeof api.void>) {
    return this.slips.void(ctx, params.id, version, body.reason);
  }

  @Handle(monthlyThemeApi.list)
  months(@Input() { ctx, query }: CallOf<typeof monthlyThemeApi.list>) {
    return this.themes.list(ctx, query.year);
  }

  @Handle(monthlyThemeApi.put)
  putMonth(@Input() { ctx, body }: CallOf<typeof monthlyThemeApi.put>) {
    return this.themes.put(ctx, body);
  }
}
