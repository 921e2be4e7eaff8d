import { hazardBasisApi as basis, knowledgeApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { HazardBasisService } from './hazard-basis.service';
import { KnowledgeLibrary } from './knowledge.library';
import { KnowledgeRecords } from './knowledge.records';
import { KnowledgeService } from './knowledge.service';

@Controller()
export class KnowledgeController {
  constructor(
    private readonly knowledge: KnowledgeService,
    private readonly records: KnowledgeRecords,
    private readonly library: KnowledgeLibrary,
    private readonly bases: HazardBasisService,
  ) {}

  @Handle(api.list)
  page(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.records.page(ctx, query);
  }

  @Handle(api.counts)
  counts(@Input() { ctx, query }: CallOf<typeof api.counts>) {
    return this.records.counts(ctx, query.on);
  }

  @Handle(api.create)
  create(@Input() { ctx, body }: CallOf<typeof api.create>) {
    return this.knowledge.create(ctx, body);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.knowledge.change(ctx, params.id, version, body);
  }

  @Handle(api.publish)
  publish(@Input() { ctx, params, version, body }: CallOf<typeof api.publish>) {
    return this.knowledge.publish(ctx, params.id, version, body);
  }

  @Handle(api.revise)
  revise(@Input() { ctx, params, version, body }: CallOf<typeof api.revise>) {
    return this.knowledge.revise(ctx, params.id, version, body);
  }

  @Handle(api.repeal)
  repeal(@Input() { ctx, params, version, body }: CallOf<typeof api.repeal>) {
    return this.knowledge.repeal(ctx, params.id, version, body);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof api.withdraw>) {
    return this.knowledge.withdraw(ctx, params.id, version, body);
  }

  @Handle(api.citations)
  citations(@Input() { ctx, params }: CallOf<typeof api.citations>) {
    return this.records.citations(ctx, params.id);
  }

  @Handle(api.library)
  sets(@Input() { ctx }: CallOf<typeof api.library>) {
    return this.library.list(ctx);
  }

  @Handle(api.adopt)
  adopt(@Input() { ctx, params }: CallOf<typeof api.adopt>) {
    return this.library.adopt(ctx, params.key);
  }

  @Handle(basis.list)
  cited(@Input() { ctx, params }: CallOf<typeof basis.list>) {
    return this.bases.list(ctx, params.id);
  }

  @Handle(basis.set)
  cite(@Input() { ctx, params, body }: CallOf<typeof basis.set>) {
    return this.bases.set(ctx, params.id, body.knowledgeIds);
  }
}
