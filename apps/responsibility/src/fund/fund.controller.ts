import { fundApi as api, fundBulletinApi as bulletins, fundProjectApi as projects } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { FundBulletinService } from './fund-bulletin.service';
import { FundPaymentService } from './fund-payment.service';
import { FundProjectService } from './fund-project.service';
import { FundFiguresService } from './fund.figures';
import { fundProjectCsv, FundRecords } from './fund.records';
import { FundService } from './fund.service';

@Controller()
export class FundController {
  constructor(
    private readonly funds: FundService,
    private readonly records: FundRecords,
    private readonly figure: FundFiguresService,
    private readonly bulletin: FundBulletinService,
  ) {}

  @Handle(api.open)
  open(@Input() { ctx, body }: CallOf<typeof api.open>) {
    return this.funds.open(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.records.funds(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.fund(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.funds.change(ctx, params.id, version, body);
  }

  @Handle(api.close)
  close(@Input() { ctx, params, version, body }: CallOf<typeof api.close>) {
    return this.funds.close(ctx, params.id, version, body.note);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, params }: CallOf<typeof api.figures>) {
    return this.figure.of(ctx, params.id);
  }

  @Handle(bulletins.issue)
  issue(@Input() { ctx, params, body }: CallOf<typeof bulletins.issue>) {
    return this.bulletin.issue(ctx, params.id, body);
  }

  @Handle(bulletins.list)
  bulletins(@Input() { ctx, query }: CallOf<typeof bulletins.list>) {
    return this.records.bulletins(ctx, query);
  }

  @Handle(bulletins.get)
  getBulletin(@Input() { ctx, params }: CallOf<typeof bulletins.get>) {
    return this.records.bulletin(ctx, params.id);
  }
}

@Controller()
export class FundProjectController {
  constructor(
    private readonly projects: FundProjectService,
    private readonly payments: FundPaymentService,
    private readonly records: FundRecords,
  ) {}

  @Handle(projects.plan)
  plan(@Input() { ctx, params, body }: CallOf<typeof projects.plan>) {
    return this.projects.plan(ctx, params.id, body);
  }

  @Handle(projects.list)
  list(@Input() { ctx, query }: CallOf<typeof projects.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'fund-projects', fundProjectCsv, allPages((r) => this.records.projects(ctx, { ...query, ...r, total: undefined }))) : this.records.projects(ctx, query);
  }

  @Handle(projects.get)
  get(@Input() { ctx, params }: CallOf<typeof projects.get>) {
    return this.records.project(ctx, params.id);
  }

  @Handle(projects.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof projects.change>) {
    return this.projects.change(ctx, params.id, version, body);
  }

  @Handle(projects.allot)
  allot(@Input() { ctx, params, version, body }: CallOf<typeof projects.allot>) {
    return this.projects.allot(ctx, params.id, version, body.document);
  }

  @Handle(projects.pay)
  pay(@Input() { ctx, params, version, body }: CallOf<typeof projects.pay>) {
    return this.payments.pay(ctx, params.id, version, body);
  }

  @Handle(projects.settle)
  settle(@Input() { ctx, params, version, body }: CallOf<typeof projects.settle>) {
    return this.projects.settle(ctx, params.id, version, body.note);
  }

  @Handle(projects.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof projects.withdraw>) {
    return this.projects.withdraw(ctx, params.id, version, body.reason);
  }
}
