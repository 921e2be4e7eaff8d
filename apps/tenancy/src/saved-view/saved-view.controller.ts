import { savedViewApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { SavedViewService } from './saved-view.service';

@Controller()
export class SavedViewController {
  constructor(private readonly views: SavedViewService) {}

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.views.list(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.views.get(ctx, params.id);
  }

  @Handle(api.create)
  create(@Input() { ctx, body }: CallOf<typeof api.create>) {
    return this.views.create(ctx, body);
  }

  @Handle(api.patch)
  patch(@Input() { ctx, params, version, body }: CallOf<typeof api.patch>) {
    return this.views.patch(ctx, params.id, version, body);
  }

  @Handle(api.remove)
  remove(@Input() { ctx, params, version }: CallOf<typeof api.remove>) {
    return this.views.remove(ctx, params.id, version);
  }
}
