import { inspectionApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { CheckList } from './check.list';
import { CheckOpening } from './check.opening';
import { CheckService } from './check.service';

/** 行政检查: asked for, allowed, signed in, signed, filed. */
@Controller()
export class InspectionController {
  constructor(
    private readonly opening: CheckOpening,
    private readonly checks: CheckService,
    private readonly list: CheckList,
  ) {}

  @Handle(api.request)
  request(@Input() { ctx, body }: CallOf<typeof api.request>) {
    return this.opening.request(ctx, body);
  }

  @Handle(api.hints)
  hints(@Input() { ctx, params, query }: CallOf<typeof api.hints>) {
    return this.opening.hints(ctx, params.id, query.plannedOn);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.list.get(ctx, params.id, 'inspection');
  }

  @Handle(api.approve)
  approve(@Input() { ctx, params, version, body }: CallOf<typeof api.approve>) {
    return this.checks.approve(ctx, params.id, version, body.note);
  }

  @Handle(api.refuse)
  refuse(@Input() { ctx, params, version, body }: CallOf<typeof api.refuse>) {
    return this.checks.refuse(ctx, params.id, version, body.reason);
  }

  @Handle(api.signIn)
  signIn(@Input() { ctx, params, version, body }: CallOf<typeof api.signIn>) {
    return this.checks.signIn(ctx, params.id, version, body);
  }

  @Handle(api.finish)
  finish(@Input() { ctx, params, version, body }: CallOf<typeof api.finish>) {
    return this.checks.finish(ctx, 'inspection', params.id, version, body);
  }

  @Handle(api.close)
  close(@Input() { ctx, params, version, body }: CallOf<typeof api.close>) {
    return this.checks.close(ctx, params.id, version, body);
  }

  @Handle(api.cancel)
  cancel(@Input() { ctx, params, version, body }: CallOf<typeof api.cancel>) {
    return this.checks.cancel(ctx, 'inspection', params.id, version, body);
  }
}
