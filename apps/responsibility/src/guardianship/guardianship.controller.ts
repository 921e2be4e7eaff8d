import { guardianshipApi as api, guardianshipTierApi as tiers } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { guardianshipCsv, GuardianshipRecords } from './guardianship.records';
import { GuardianshipService } from './guardianship.service';
import { GuardianshipTierService } from './guardianship-tier.service';

@Controller()
export class GuardianshipTierController {
  constructor(private readonly tiers: GuardianshipTierService) {}

  @Handle(tiers.create)
  create(@Input() { ctx, body }: CallOf<typeof tiers.create>) {
    return this.tiers.create(ctx, body);
  }

  @Handle(tiers.adopt)
  adopt(@Input() { ctx }: CallOf<typeof tiers.adopt>) {
    return this.tiers.adopt(ctx);
  }

  @Handle(tiers.list)
  list(@Input() { ctx, query }: CallOf<typeof tiers.list>) {
    return this.tiers.page(ctx, query);
  }

  @Handle(tiers.get)
  get(@Input() { ctx, params }: CallOf<typeof tiers.get>) {
    return this.tiers.get(ctx, params.id);
  }

  @Handle(tiers.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof tiers.change>) {
    return this.tiers.change(ctx, params.id, version, body);
  }

  @Handle(tiers.retire)
  retire(@Input() { ctx, params, version }: CallOf<typeof tiers.retire>) {
    return this.tiers.retire(ctx, params.id, version);
  }

  @Handle(tiers.restore)
  restore(@Input() { ctx, params, version }: CallOf<typeof tiers.restore>) {
    return this.tiers.restore(ctx, params.id, version);
  }
}

@Controller()
export class GuardianshipController {
  constructor(
    private readonly guardianships: GuardianshipService,
    private readonly records: GuardianshipRecords,
  ) {}

  @Handle(api.entrust)
  entrust(@Input() { ctx, body }: CallOf<typeof api.entrust>) {
    return this.guardianships.entrust(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'guardianships', guardianshipCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
  }

  @Handle(api.tree)
  tree(@Input() { ctx, query }: CallOf<typeof api.tree>) {
    return this.records.tree(ctx, query);
  }

  @Handle(api.coverage)
  coverage(@Input() { ctx, query }: CallOf<typeof api.coverage>) {
    return this.records.coverage(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.guardianships.change(ctx, params.id, version, body);
  }

  @Handle(api.end)
  end(@Input() { ctx, params, version, body }: CallOf<typeof api.end>) {
    return this.guardianships.end(ctx, params.id, version, body);
  }

  @Handle(api.keep)
  keep(@Input() { ctx, params, version, body }: CallOf<typeof api.keep>) {
    return this.guardianships.keep(ctx, params.id, version, body.reason);
  }

  @Handle(api.reveal)
  reveal(@Input() { ctx, params, body }: CallOf<typeof api.reveal>) {
    return this.guardianships.reveal(ctx, params.id, body.reason);
  }
}
