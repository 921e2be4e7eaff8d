import { agencyCheckApi, checkApi, patrolApi, selfCheckApi } from '@anlan/contracts/enforcement';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { checkCsv, CheckList } from './check.list';
import { CheckExecution } from './check.execution';
import { CheckOpening } from './check.opening';
import { CheckService } from './check.service';
import { CheckStatistics } from './check.statistics';

/** The ledger of all kinds, and the three that are no administrative inspections. */
@Controller()
export class CheckController {
  constructor(
    private readonly opening: CheckOpening,
    private readonly checks: CheckService,
    private readonly list: CheckList,
    private readonly statistics: CheckStatistics,
    private readonly executions: CheckExecution,
    private readonly files: Attachments,
  ) {}

  @Handle(checkApi.list)
  page(@Input() { ctx, query }: CallOf<typeof checkApi.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'checks', checkCsv, this.list.pages(ctx, query)) : this.list.page(ctx, query);
  }

  @Handle(checkApi.statistics)
  stats(@Input() { ctx, query }: CallOf<typeof checkApi.statistics>) {
    return this.statistics.of(ctx, query);
  }

  @Handle(checkApi.execution)
  execution(@Input() { ctx, query }: CallOf<typeof checkApi.execution>) {
    return this.executions.of(ctx, query);
  }

  @Handle(checkApi.get)
  get(@Input() { ctx, params }: CallOf<typeof checkApi.get>) {
    return this.list.get(ctx, params.id);
  }

  @Handle(checkApi.history)
  history(@Input() { ctx, params }: CallOf<typeof checkApi.history>) {
    return this.list.history(ctx, params.id);
  }

  @Handle(checkApi.file)
  async file(@Input() { ctx, params }: CallOf<typeof checkApi.file>) {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.list.fileOf(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(patrolApi.open)
  openPatrol(@Input() { ctx, body }: CallOf<typeof patrolApi.open>) {
    return this.opening.open(ctx, 'patrol', body);
  }

  @Handle(patrolApi.get)
  patrol(@Input() { ctx, params }: CallOf<typeof patrolApi.get>) {
    return this.list.get(ctx, params.id, 'patrol');
  }

  @Handle(patrolApi.finish)
  finishPatrol(@Input() { ctx, params, version, body }: CallOf<typeof patrolApi.finish>) {
    return this.checks.finish(ctx, 'patrol', params.id, version, body);
  }

  @Handle(patrolApi.cancel)
  cancelPatrol(@Input() { ctx, params, version, body }: CallOf<typeof patrolApi.cancel>) {
    return this.checks.cancel(ctx, 'patrol', params.id, version, body);
  }

  @Handle(selfCheckApi.open)
  openSelfCheck(@Input() { ctx, body }: CallOf<typeof selfCheckApi.open>) {
    return this.opening.open(ctx, 'self_check', body);
  }

  @Handle(selfCheckApi.get)
  selfCheck(@Input() { ctx, params }: CallOf<typeof selfCheckApi.get>) {
    return this.list.get(ctx, params.id, 'self_check');
  }

  @Handle(selfCheckApi.finish)
  finishSelfCheck(@Input() { ctx, params, version, body }: CallOf<typeof selfCheckApi.finish>) {
    return this.checks.finish(ctx, 'self_check', params.id, version, body);
  }

  @Handle(selfCheckApi.confirm)
  confirmSelfCheck(@Input() { ctx, params, version, body }: CallOf<typeof selfCheckApi.confirm>) {
    return this.checks.confirm(ctx, 'self_check', params.id, version, body.note);
  }

  @Handle(selfCheckApi.cancel)
  cancelSelfCheck(@Input() { ctx, params, version, body }: CallOf<typeof selfCheckApi.cancel>) {
    return this.checks.cancel(ctx, 'self_check', params.id, version, body);
  }

  @Handle(agencyCheckApi.open)
  openAgencyCheck(@Input() { ctx, body }: CallOf<typeof agencyCheckApi.open>) {
    return this.opening.open(ctx, 'agency', body);
  }

  @Handle(agencyCheckApi.get)
  agencyCheck(@Input() { ctx, params }: CallOf<typeof agencyCheckApi.get>) {
    return this.list.get(ctx, params.id, 'agency');
  }

  @Handle(agencyCheckApi.finish)
  finishAgencyCheck(@Input() { ctx, params, version, body }: CallOf<typeof agencyCheckApi.finish>) {
    return this.checks.finish(ctx, 'agency', params.id, version, body);
  }

  @Handle(agencyCheckApi.confirm)
  confirmAgencyCheck(@Input() { ctx, params, version, body }: CallOf<typeof agencyCheckApi.confirm>) {
    return this.checks.confirm(ctx, 'agency', params.id, version, body.note);
  }

  @Handle(agencyCheckApi.cancel)
  cancelAgencyCheck(@Input() { ctx, params, version, body }: CallOf<typeof agencyCheckApi.cancel>) {
    return this.checks.cancel(ctx, 'agency', params.id, version, body);
  }
}
