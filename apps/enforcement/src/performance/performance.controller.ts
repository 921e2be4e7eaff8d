import { performanceApi as api, pointsSchemeApi as schemes } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { PerformanceBoards } from './performance.board';
import { PerformanceService } from './performance.service';
import { PointsSchemeService } from './points-scheme.service';

@Controller()
export class PerformanceController {
  constructor(
    private readonly boards: PerformanceBoards,
    private readonly months: PerformanceService,
    private readonly schemes: PointsSchemeService,
  ) {}

  @Handle(api.board)
  board(@Input() { ctx, params }: CallOf<typeof api.board>) {
    return this.boards.of(ctx, params.month);
  }

  @Handle(api.months)
  frozenMonths(@Input() { ctx, query }: CallOf<typeof api.months>) {
    return this.boards.months(ctx, query);
  }

  @Handle(api.rows)
  rows(@Input() { ctx, params, query }: CallOf<typeof api.rows>) {
    return this.boards.rows(ctx, params.month, query);
  }

  @Handle(api.freeze)
  freeze(@Input() { ctx, params, body }: CallOf<typeof api.freeze>) {
    return this.months.freeze(ctx, params.month, body.note);
  }

  @Handle(api.correct)
  correct(@Input() { ctx, params, body }: CallOf<typeof api.correct>) {
    return this.months.correct(ctx, params.month, body);
  }

  @Handle(schemes.list)
  listSchemes(@Input() { ctx, query }: CallOf<typeof schemes.list>) {
    return this.schemes.page(ctx, query);
  }

  @Handle(schemes.get)
  getScheme(@Input() { ctx, params }: CallOf<typeof schemes.get>) {
    return this.schemes.get(ctx, params.id);
  }

  @Handle(schemes.draft)
  draftScheme(@Input() { ctx, body }: CallOf<typeof schemes.draft>) {
    return this.schemes.draft(ctx, body);
  }

  @Handle(schemes.change)
  changeScheme(@Input() { ctx, params, version, body }: CallOf<typeof schemes.change>) {
    return this.schemes.change(ctx, params.id, version, body);
  }

  @Handle(schemes.publish)
  publishScheme(@Input() { ctx, params, version }: CallOf<typeof schemes.publish>) {
    return this.schemes.publish(ctx, params.id, version);
  }
}
