import { standardisationApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { standardisationCsv, StandardisationRecords } from './standardisation.records';
import { StandardisationService } from './standardisation.service';

@Controller()
export class StandardisationController {
  constructor(
    private readonly grades: StandardisationService,
    private readonly records: StandardisationRecords,
  ) {}

  @Handle(api.apply)
  apply(@Input() { ctx, body }: CallOf<typeof api.apply>) {
    return this.grades.apply(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'standardisations', standardisationCsv, this.records.pages(ctx, query)) : this.records.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.review)
  review(@Input() { ctx, params, version, body }: CallOf<typeof api.review>) {
    return this.grades.review(ctx, params.id, version, body);
  }

  @Handle(api.announce)
  announce(@Input() { ctx, params, version, body }: CallOf<typeof api.announce>) {
    return this.grades.announce(ctx, params.id, version, body);
  }

  @Handle(api.renew)
  renew(@Input() { ctx, params, version, body }: CallOf<typeof api.renew>) {
    return this.grades.renew(ctx, params.id, version, body);
  }

  @Handle(api.revoke)
  revoke(@Input() { ctx, params, version, body }: CallOf<typeof api.revoke>) {
    return this.grades.revoke(ctx, params.id, version, body.reason);
  }
}
