import { unitApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { UnitMoves } from './unit.moves';
import { UnitService } from './unit.service';

@Controller()
export class UnitController {
  constructor(
    private readonly units: UnitService,
    private readonly moves: UnitMoves,
  ) {}

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

  @Handle(api.move)
  move(@Input() { ctx, params, version, body }: CallOf<typeof api.move>) {
    return this.moves.move(ctx, params.id, version, body);
  }

  @Handle(api.cancelMove)
  cancelMove(@Input() { ctx, params, version }: CallOf<typeof api.cancelMove>) {
    return this.moves.cancel(ctx, params.id, version);
  }

  @Handle(api.placements)
  placements(@Input() { ctx, params, query }: CallOf<typeof api.placements>) {
    return this.moves.placements(ctx, params.id, query);
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
