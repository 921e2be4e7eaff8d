import { unitApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { UnitService } from './unit.service';

@Controller()
export class UnitController {
  constructor(private readonly units: UnitService) {}

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.units.list(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.units.get(ctx, params.id);
  }

  @Handle(api.create)
  create(@Input() { ctx, body }: CallOf<typeof api.create>) {
    return this.units.create(ctx, body);
  }

  @Handle(api.patch)
  patch(@Input() { ctx, params, version, body }: CallOf<typeof api.patch>) {
    return this.units.patch(ctx, params.id, version, body);
  }

  @Handle(api.deactivate)
  deactivate(@Input() { ctx, params, version }: CallOf<typeof api.deactivate>) {
    return this.units.deactivate(ctx, params.id, version);
  }

  @Handle(api.activate)
  activate(@Input() { ctx, params, version }: CallOf<typeof api.activate>) {
    return this.units.activate(ctx, params.id, version);
  }
}
