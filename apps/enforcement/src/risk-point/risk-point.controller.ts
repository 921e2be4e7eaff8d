import { riskPointApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { RiskPointLabels } from './risk-point.labels';
import { RiskPointList } from './risk-point.list';
import { RiskPointMap } from './risk-point.map';
import { RiskPointPrevention } from './risk-point.prevention';
import { RiskPointRecords } from './risk-point.records';
import { RiskPointService } from './risk-point.service';
import { RiskPointStatistics } from './risk-point.statistics';

@Controller()
export class RiskPointController {
  constructor(
    private readonly riskPoints: RiskPointService,
    private readonly list: RiskPointList,
    private readonly records: RiskPointRecords,
    private readonly maps: RiskPointMap,
    private readonly labelled: RiskPointLabels,
    private readonly preventions: RiskPointPrevention,
    private readonly statistics: RiskPointStatistics,
  ) {}

  @Handle(api.collect)
  collect(@Input() { ctx, body }: CallOf<typeof api.collect>) {
    return this.riskPoints.collect(ctx, body);
  }

  @Handle(api.list)
  async page(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'risk-points', await this.list.columns(ctx), this.list.pages(ctx, query)) : this.list.page(ctx, query);
  }

  @Handle(api.map)
  map(@Input() { ctx, query }: CallOf<typeof api.map>) {
    return this.maps.view(ctx, query);
  }

  @Handle(api.statistics)
  stats(@Input() { ctx, query }: CallOf<typeof api.statistics>) {
    return this.statistics.of(ctx, query);
  }

  @Handle(api.collection)
  collection(@Input() { ctx, query }: CallOf<typeof api.collection>) {
    return this.statistics.collection(ctx, query);
  }

  @Handle(api.labels)
  labels(@Input() { ctx, query }: CallOf<typeof api.labels>) {
    return this.labelled.of(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.riskPoints.change(ctx, params.id, version, body);
  }

  @Handle(api.history)
  history(@Input() { ctx, params }: CallOf<typeof api.history>) {
    return this.records.history(ctx, params.id);
  }

  @Handle(api.prevention)
  prevention(@Input() { ctx, params }: CallOf<typeof api.prevention>) {
    return this.preventions.of(ctx, params.id);
  }

  @Handle(api.assess)
  assess(@Input() { ctx, params, version, body }: CallOf<typeof api.assess>) {
    return this.riskPoints.assess(ctx, params.id, version, body);
  }

  @Handle(api.grade)
  grade(@Input() { ctx, params, version, body }: CallOf<typeof api.grade>) {
    return this.riskPoints.grade(ctx, params.id, version, body);
  }

  @Handle(api.control)
  control(@Input() { ctx, params, version, body }: CallOf<typeof api.control>) {
    return this.riskPoints.control(ctx, params.id, version, body);
  }

  @Handle(api.review)
  review(@Input() { ctx, params, version, body }: CallOf<typeof api.review>) {
    return this.riskPoints.review(ctx, params.id, version, body);
  }

  @Handle(api.close)
  close(@Input() { ctx, params, version, body }: CallOf<typeof api.close>) {
    return this.riskPoints.close(ctx, params.id, version, body);
  }

  @Handle(api.reopen)
  reopen(@Input() { ctx, params, version, body }: CallOf<typeof api.reopen>) {
    return this.riskPoints.reopen(ctx, params.id, version, body);
  }
}
