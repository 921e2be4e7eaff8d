import { inspectionPlanApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { InspectionPlanRecords, planItemCsv } from './inspection-plan.records';
import { InspectionPlanService } from './inspection-plan.service';

@Controller()
export class InspectionPlanController {
  constructor(
    private readonly plans: InspectionPlanService,
    private readonly records: InspectionPlanRecords,
  ) {}

  @Handle(api.make)
  make(@Input() { ctx, body }: CallOf<typeof api.make>) {
    return this.plans.make(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.records.page(ctx, query);
  }

  @Handle(api.statistics)
  statistics(@Input() { ctx, query }: CallOf<typeof api.statistics>) {
    return this.records.statistics(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.plans.change(ctx, params.id, version, body);
  }

  @Handle(api.items)
  items(@Input() { ctx, params, query }: CallOf<typeof api.items>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'inspection-plan', planItemCsv, this.records.itemPages(ctx, params.id, query)) : this.records.items(ctx, params.id, query);
  }

  @Handle(api.putItems)
  putItems(@Input() { ctx, params, version, body }: CallOf<typeof api.putItems>) {
    return this.plans.putItems(ctx, params.id, version, body.items);
  }

  @Handle(api.dropItems)
  dropItems(@Input() { ctx, params, version, body }: CallOf<typeof api.dropItems>) {
    return this.plans.dropItems(ctx, params.id, version, body.subjectIds);
  }

  @Handle(api.takeDraw)
  takeDraw(@Input() { ctx, params, version, body }: CallOf<typeof api.takeDraw>) {
    return this.plans.takeDraw(ctx, params.id, version, body);
  }

  @Handle(api.submit)
  submit(@Input() { ctx, params, version }: CallOf<typeof api.submit>) {
    return this.plans.submit(ctx, params.id, version);
  }

  @Handle(api.approve)
  approve(@Input() { ctx, params, version }: CallOf<typeof api.approve>) {
    return this.plans.approve(ctx, params.id, version);
  }

  @Handle(api.return)
  return(@Input() { ctx, params, version, body }: CallOf<typeof api.return>) {
    return this.plans.return(ctx, params.id, version, body.reason);
  }

  @Handle(api.file)
  file(@Input() { ctx, params, version, body }: CallOf<typeof api.file>) {
    return this.plans.file(ctx, params.id, version, body);
  }

  @Handle(api.propose)
  propose(@Input() { ctx, params, version, body }: CallOf<typeof api.propose>) {
    return this.plans.propose(ctx, params.id, version, body);
  }

  @Handle(api.decide)
  decide(@Input() { ctx, params, version, body }: CallOf<typeof api.decide>) {
    return this.plans.decide(ctx, params.id, version, body);
  }

  @Handle(api.close)
  close(@Input() { ctx, params, version }: CallOf<typeof api.close>) {
    return this.plans.close(ctx, params.id, version);
  }
}
