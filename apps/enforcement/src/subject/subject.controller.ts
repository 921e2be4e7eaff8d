import { subjectApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { SubjectRecords } from './subject.history';
import { SubjectList } from './subject.list';
import { SubjectMap } from './subject.map';
import { SubjectService } from './subject.service';
import { SubjectStatistics } from './subject.statistics';

@Controller()
export class SubjectController {
  constructor(
    private readonly subjects: SubjectService,
    private readonly list: SubjectList,
    private readonly records: SubjectRecords,
    private readonly maps: SubjectMap,
    private readonly statistics: SubjectStatistics,
  ) {}

  @Handle(api.register)
  register(@Input() { ctx, body }: CallOf<typeof api.register>) {
    return this.subjects.register(ctx, body);
  }

  @Handle(api.list)
  async page(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'subjects', await this.list.columns(ctx), this.list.pages(ctx, query)) : this.list.page(ctx, query);
  }

  @Handle(api.statistics)
  stats(@Input() { ctx, query }: CallOf<typeof api.statistics>) {
    return this.statistics.of(ctx, query);
  }

  @Handle(api.map)
  map(@Input() { ctx, query }: CallOf<typeof api.map>) {
    return this.maps.view(ctx, query);
  }

  @Handle(api.byCode)
  byCode(@Input() { ctx, params }: CallOf<typeof api.byCode>) {
    return this.records.byCode(ctx, params.code);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.subjects.change(ctx, params.id, version, body);
  }

  @Handle(api.history)
  history(@Input() { ctx, params }: CallOf<typeof api.history>) {
    return this.records.history(ctx, params.id);
  }

  @Handle(api.refresh)
  refresh(@Input() { ctx, params, version, body }: CallOf<typeof api.refresh>) {
    return this.subjects.refresh(ctx, params.id, version, body);
  }

  @Handle(api.grade)
  grade(@Input() { ctx, params, version, body }: CallOf<typeof api.grade>) {
    return this.subjects.grade(ctx, params.id, version, body);
  }

  @Handle(api.assignOwner)
  assignOwner(@Input() { ctx, params, version, body }: CallOf<typeof api.assignOwner>) {
    return this.subjects.assignOwner(ctx, params.id, version, body);
  }

  @Handle(api.rotateCode)
  rotateCode(@Input() { ctx, params, version, body }: CallOf<typeof api.rotateCode>) {
    return this.subjects.rotateCode(ctx, params.id, version, body);
  }

  @Handle(api.suspend)
  suspend(@Input() { ctx, params, version, body }: CallOf<typeof api.suspend>) {
    return this.subjects.move(ctx, params.id, version, 'suspend', body);
  }

  @Handle(api.resume)
  resume(@Input() { ctx, params, version, body }: CallOf<typeof api.resume>) {
    return this.subjects.resume(ctx, params.id, version, body);
  }

  @Handle(api.close)
  close(@Input() { ctx, params, version, body }: CallOf<typeof api.close>) {
    return this.subjects.move(ctx, params.id, version, 'close', body);
  }

  @Handle(api.reopen)
  reopen(@Input() { ctx, params, version, body }: CallOf<typeof api.reopen>) {
    return this.subjects.move(ctx, params.id, version, 'reopen', body);
  }

  @Handle(api.merge)
  merge(@Input() { ctx, params, version, body }: CallOf<typeof api.merge>) {
    return this.subjects.merge(ctx, params.id, version, body);
  }

  @Handle(api.reveal)
  reveal(@Input() { ctx, params, body }: CallOf<typeof api.reveal>) {
    return this.records.reveal(ctx, params.id, body.reason);
  }
}
