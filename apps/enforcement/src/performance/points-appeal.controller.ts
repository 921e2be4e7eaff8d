import { pointsAppealApi as api } from '@anlan/contracts/enforcement';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller, StreamableFile } from '@nestjs/common';
import { PointsAppealService } from './points-appeal.service';

@Controller()
export class PointsAppealController {
  constructor(
    private readonly appeals: PointsAppealService,
    private readonly files: Attachments,
  ) {}

  @Handle(api.lodge)
  lodge(@Input() { ctx, body }: CallOf<typeof api.lodge>) {
    return this.appeals.lodge(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.appeals.page(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.appeals.get(ctx, params.id);
  }

  @Handle(api.file)
  async file(@Input() { ctx, params }: CallOf<typeof api.file>): Promise<StreamableFile> {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.appeals.evidenceFile(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(api.decide)
  decide(@Input() { ctx, params, version, body }: CallOf<typeof api.decide>) {
    return this.appeals.decide(ctx, params.id, version, body);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version }: CallOf<typeof api.withdraw>) {
    return this.appeals.withdraw(ctx, params.id, version);
  }
}
