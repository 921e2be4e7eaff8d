import { developmentPlanApi as plans, planProjectApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { developmentPlanCsv, DevelopmentPlanService } from './development-plan.service';
import { planProjectCsv, PlanProjectRecords } from './plan-project.records';
import { PlanProjectService } from './plan-project.service';

@Controller()
export class DevelopmentPlanController {
  constructor(private readonly service: DevelopmentPlanService) {}

  @Handle(plans.make)
  make(@Input() { ctx, body }: CallOf<typeof plans.make>) {
    return this.service.make(ctx, body);
  }

  @Handle(plans.list)
  list(@Input() { ctx, query }: CallOf<typeof plans.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'development-plans', developmentPlanCsv, allPages((r) => this.service.page(ctx, { ...query, ...r, total: undefined }))) : this.service.page(ctx, query);
  }

  @Handle(plans.get)
  get(@Input() { ctx, params }: CallOf<typeof plans.get>) {
    return this.service.get(ctx, params.id);
  }

  @Handle(plans.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof plans.change>) {
    return this.service.change(ctx, params.id, version, body);
  }

  @Handle(plans.close)
  close(@Input() { ctx, params, version, body }: CallOf<typeof plans.close>) {
    return this.service.close(ctx, params.id, version, body.note);
  }
}

@Controller()
export class PlanProjectController {
  constructor(
    private readonly projects: PlanProjectService,
    private readonly records: PlanProjectRecords,
  ) {}

  @Handle(api.draft)
  draft(@Input() { ctx, body }: CallOf<typeof api.draft>) {
    return this.projects.draft(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'plan-projects', planProjectCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, query);
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
    return this.projects.change(ctx, params.id, version, body);
  }

  @Handle(api.start)
  start(@Input() { ctx, params, version }: CallOf<typeof api.start>) {
    return this.projects.start(ctx, params.id, version);
  }

  @Handle(api.report)
  report(@Input() { ctx, params, version, body }: CallOf<typeof api.report>) {
    return this.projects.report(ctx, params.id, version, body);
  }

  @Handle(api['reach-milestone'])
  reachMilestone(@Input() { ctx, params, version, body }: CallOf<(typeof api)['reach-milestone']>) {
    return this.projects.reachMilestone(ctx, params.id, version, body);
  }

  @Handle(api['ask-adjustment'])
  askAdjustment(@Input() { ctx, params, version, body }: CallOf<(typeof api)['ask-adjustment']>) {
    return this.projects.askAdjustment(ctx, params.id, version, body);
  }

  @Handle(api['decide-adjustment'])
  decideAdjustment(@Input() { ctx, params, version, body }: CallOf<(typeof api)['decide-adjustment']>) {
    return this.projects.decideAdjustment(ctx, params.id, version, body);
  }

  @Handle(api['evaluate-mid'])
  evaluateMid(@Input() { ctx, params, version, body }: CallOf<(typeof api)['evaluate-mid']>) {
    return this.projects.evaluateMid(ctx, params.id, version, body);
  }

  @Handle(api['evaluate-final'])
  evaluateFinal(@Input() { ctx, params, version, body }: CallOf<(typeof api)['evaluate-final']>) {
    return this.projects.evaluateFinal(ctx, params.id, version, body);
  }

  @Handle(api.end)
  end(@Input() { ctx, params, version, body }: CallOf<typeof api.end>) {
    return this.projects.end(ctx, params.id, version, body.reason);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof api.withdraw>) {
    return this.projects.withdraw(ctx, params.id, version, body.reason);
  }
}
