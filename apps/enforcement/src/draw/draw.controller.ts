import { drawApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { drawSubjectCsv, DrawRecords } from './draw.records';
import { DrawService } from './draw.service';

@Controller()
export class DrawController {
  constructor(
    private readonly draws: DrawService,
    private readonly records: DrawRecords,
  ) {}

  @Handle(api.prepare)
  prepare(@Input() { ctx, body }: CallOf<typeof api.prepare>) {
    return this.draws.prepare(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.records.page(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.draws.change(ctx, params.id, version, body);
  }

  @Handle(api.subjects)
  subjects(@Input() { ctx, params, query }: CallOf<typeof api.subjects>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'draw', drawSubjectCsv, this.records.subjectPages(ctx, params.id, query)) : this.records.subjects(ctx, params.id, query);
  }

  @Handle(api.pool)
  pool(@Input() { ctx, params }: CallOf<typeof api.pool>) {
    return this.records.pool(ctx, params.id);
  }

  @Handle(api.verify)
  verify(@Input() { ctx, params }: CallOf<typeof api.verify>) {
    return this.records.verify(ctx, params.id);
  }

  @Handle(api.freeze)
  freeze(@Input() { ctx, params, version }: CallOf<typeof api.freeze>) {
    return this.draws.freeze(ctx, params.id, version);
  }

  @Handle(api.draw)
  draw(@Input() { ctx, params, version, body }: CallOf<typeof api.draw>) {
    return this.draws.draw(ctx, params.id, version, body);
  }

  @Handle(api.publish)
  publish(@Input() { ctx, params, version }: CallOf<typeof api.publish>) {
    return this.draws.publish(ctx, params.id, version);
  }

  @Handle(api.void)
  void(@Input() { ctx, params, version, body }: CallOf<typeof api.void>) {
    return this.draws.void(ctx, params.id, version, body.reason);
  }

  @Handle(api.published)
  published(@Input() { ctx, query }: CallOf<typeof api.published>) {
    return this.records.published(ctx, query);
  }

  @Handle(api.publishedSubjects)
  publishedSubjects(@Input() { ctx, params, query }: CallOf<typeof api.publishedSubjects>) {
    return this.records.publishedSubjects(ctx, params.number, query);
  }

  @Handle(api.publishedPool)
  publishedPool(@Input() { ctx, params }: CallOf<typeof api.publishedPool>) {
    return this.records.publishedPool(ctx, params.number);
  }
}
