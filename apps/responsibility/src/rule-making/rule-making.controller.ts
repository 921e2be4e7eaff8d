import { ruleMakingApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { ruleMakingCsv, RuleMakingRecords } from './rule-making.records';
import { RuleMakingService } from './rule-making.service';

@Controller()
export class RuleMakingController {
  constructor(
    private readonly rules: RuleMakingService,
    private readonly records: RuleMakingRecords,
  ) {}

  @Handle(api.register)
  register(@Input() { ctx, body }: CallOf<typeof api.register>) {
    return this.rules.register(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'rule-makings', ruleMakingCsv, allPages((r) => this.records.page(ctx, { ...query, ...r, total: undefined }))) : this.records.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.file)
  async file(@Input() { ctx, params }: CallOf<typeof api.file>) {
    const { stream, type, length, disposition } = await this.records.file(ctx, params.id, params.fileId);
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.rules.change(ctx, params.id, version, body);
  }

  @Handle(api.draft)
  draft(@Input() { ctx, params, version, body }: CallOf<typeof api.draft>) {
    return this.rules.draft(ctx, params.id, version, body);
  }

  @Handle(api.consult)
  consult(@Input() { ctx, params, version, body }: CallOf<typeof api.consult>) {
    return this.rules.consult(ctx, params.id, version, body);
  }

  @Handle(api['close-consultation'])
  closeConsultation(@Input() { ctx, params, version, body }: CallOf<(typeof api)['close-consultation']>) {
    return this.rules.closeConsultation(ctx, params.id, version, body);
  }

  @Handle(api['submit-review'])
  submitReview(@Input() { ctx, params, version, body }: CallOf<(typeof api)['submit-review']>) {
    return this.rules.submitReview(ctx, params.id, version, body);
  }

  @Handle(api.review)
  review(@Input() { ctx, params, version, body }: CallOf<typeof api.review>) {
    return this.rules.review(ctx, params.id, version, body);
  }

  @Handle(api.deliberate)
  deliberate(@Input() { ctx, params, version, body }: CallOf<typeof api.deliberate>) {
    return this.rules.deliberate(ctx, params.id, version, body);
  }

  @Handle(api.publish)
  publish(@Input() { ctx, params, version, body }: CallOf<typeof api.publish>) {
    return this.rules.publish(ctx, params.id, version, body);
  }

  @Handle(api.evaluate)
  evaluate(@Input() { ctx, params, version, body }: CallOf<typeof api.evaluate>) {
    return this.rules.evaluate(ctx, params.id, version, body);
  }

  @Handle(api.repeal)
  repeal(@Input() { ctx, params, version, body }: CallOf<typeof api.repeal>) {
    return this.rules.repeal(ctx, params.id, version, body);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof api.withdraw>) {
    return this.rules.withdraw(ctx, params.id, version, body.reason);
  }
}
