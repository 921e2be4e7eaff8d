import { reportRewardApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { reportRewardCsv, ReportRewardRecords } from './report-reward.records';
import { ReportRewardService } from './report-reward.service';

@Controller()
export class ReportRewardController {
  constructor(
    private readonly rewards: ReportRewardService,
    private readonly records: ReportRewardRecords,
  ) {}

  @Handle(api.propose)
  propose(@Input() { ctx, params, body }: CallOf<typeof api.propose>) {
    return this.rewards.propose(ctx, params.id, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'report-rewards', reportRewardCsv, this.records.pages(ctx, query)) : this.records.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.approve)
  approve(@Input() { ctx, params, version, body }: CallOf<typeof api.approve>) {
    return this.rewards.approve(ctx, params.id, version, body.note);
  }

  @Handle(api.refuse)
  refuse(@Input() { ctx, params, version, body }: CallOf<typeof api.refuse>) {
    return this.rewards.refuse(ctx, params.id, version, body.reason);
  }

  @Handle(api.pay)
  pay(@Input() { ctx, params, version, body }: CallOf<typeof api.pay>) {
    return this.rewards.pay(ctx, params.id, version, body);
  }
}
