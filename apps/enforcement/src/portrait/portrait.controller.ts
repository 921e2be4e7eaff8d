import { portraitApi as api, portraitModelApi as models } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { PortraitModelService } from './portrait-model.service';
import { PortraitList } from './portrait.list';
import { PortraitService } from './portrait.service';
import { PortraitSweep } from './portrait.sweep';

@Controller()
export class PortraitController {
  constructor(
    private readonly portraits: PortraitService,
    private readonly lists: PortraitList,
    private readonly sweep: PortraitSweep,
    private readonly models: PortraitModelService,
  ) {}

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.portraits.get(ctx, params.id);
  }

  @Handle(api.history)
  history(@Input() { ctx, params }: CallOf<typeof api.history>) {
    return this.portraits.history(ctx, params.id);
  }

  @Handle(api.list)
  page(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.lists.page(ctx, query);
  }

  @Handle(api.distribution)
  distribution(@Input() { ctx, query }: CallOf<typeof api.distribution>) {
    return this.lists.distribution(ctx, query);
  }

  @Handle(api.refresh)
  refresh(@Input() { ctx }: CallOf<typeof api.refresh>) {
    return this.sweep.refresh(ctx);
  }

  @Handle(models.list)
  modelPage(@Input() { ctx, query }: CallOf<typeof models.list>) {
    return this.models.page(ctx, query);
  }

  @Handle(models.get)
  model(@Input() { ctx, params }: CallOf<typeof models.get>) {
    return this.models.get(ctx, params.id);
  }

  @Handle(models.draft)
  draft(@Input() { ctx, body }: CallOf<typeof models.draft>) {
    return this.models.draft(ctx, body);
  }

  @Handle(models.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof models.change>) {
    return this.models.change(ctx, params.id, version, body);
  }

  @Handle(models.publish)
  publish(@Input() { ctx, params, version }: CallOf<typeof models.publish>) {
    return this.models.publish(ctx, params.id, version);
  }
}
