import { accidentBaseApi, accidentQuotaApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { accidentQuotaCsv, AccidentQuotaService } from './accident-quota.service';
import { AccidentParagraphs } from './accident-paragraph.service';

@Controller()
export class AccidentQuotaController {
  constructor(private readonly quotas: AccidentQuotaService) {}

  @Handle(api.propose)
  propose(@Input() { ctx, body }: CallOf<typeof api.propose>) {
    return this.quotas.propose(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'accident-quotas', accidentQuotaCsv, this.quotas.pages(ctx, query)) : this.quotas.page(ctx, query);
  }

  @Handle(api.use)
  use(@Input() { ctx, query }: CallOf<typeof api.use>) {
    return this.quotas.use(ctx, query.year);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.quotas.get(ctx, params.id);
  }

  @Handle(api.approve)
  approve(@Input() { ctx, params, version, body }: CallOf<typeof api.approve>) {
    return this.quotas.approve(ctx, params.id, version, body.note);
  }

  @Handle(api.refuse)
  refuse(@Input() { ctx, params, version, body }: CallOf<typeof api.refuse>) {
    return this.quotas.refuse(ctx, params.id, version, body.note);
  }
}

@Controller()
export class AccidentBaseController {
  constructor(
    private readonly quotas: AccidentQuotaService,
    private readonly paragraphs: AccidentParagraphs,
  ) {}

  @Handle(accidentBaseApi.record)
  record(@Input() { ctx, body }: CallOf<typeof accidentBaseApi.record>) {
    return this.quotas.recordBase(ctx, body);
  }

  @Handle(accidentBaseApi.list)
  list(@Input() { ctx, query }: CallOf<typeof accidentBaseApi.list>) {
    return this.quotas.basePage(ctx, query);
  }

  @Handle(accidentBaseApi.get)
  get(@Input() { ctx, params }: CallOf<typeof accidentBaseApi.get>) {
    return this.quotas.base(ctx, params.id);
  }

  @Handle(accidentBaseApi.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof accidentBaseApi.withdraw>) {
    return this.quotas.withdrawBase(ctx, params.id, version, body.reason);
  }

  @Handle(accidentBaseApi.paragraph)
  paragraph(@Input() { ctx, query }: CallOf<typeof accidentBaseApi.paragraph>) {
    return this.paragraphs.of(ctx, query);
  }
}
