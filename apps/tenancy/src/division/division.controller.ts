import { divisionApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { DivisionService } from './division.service';
import { DivisionSplit } from './division.split';

@Controller()
export class DivisionController {
  constructor(
    private readonly divisions: DivisionService,
    private readonly splits: DivisionSplit,
  ) {}

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.divisions.list(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.divisions.get(ctx, params.code);
  }

  @Handle(api.add)
  add(@Input() { ctx, body }: CallOf<typeof api.add>) {
    return this.divisions.add(ctx, body);
  }

  @Handle(api.rename)
  rename(@Input() { ctx, params, version, body }: CallOf<typeof api.rename>) {
    return this.divisions.rename(ctx, params.code, version, body.name);
  }

  @Handle(api.retire)
  retire(@Input() { ctx, params, version, body }: CallOf<typeof api.retire>) {
    return this.divisions.retire(ctx, params.code, version, body);
  }

  @Handle(api.split)
  split(@Input() { ctx, params, version, body }: CallOf<typeof api.split>) {
    return this.splits.split(ctx, params.code, version, body);
  }

  @Handle(api.references)
  references(@Input() { ctx, params }: CallOf<typeof api.references>) {
    return this.splits.references(ctx, params.code);
  }
}
