import { committeeApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { CommitteeFigures } from './committee.figures';
import { committeeCsv, CommitteeRecords, vacancyCsv } from './committee.records';
import { CommitteeService } from './committee.service';

@Controller()
export class CommitteeController {
  constructor(
    private readonly committees: CommitteeService,
    private readonly records: CommitteeRecords,
    private readonly counts: CommitteeFigures,
  ) {}

  @Handle(api.establish)
  establish(@Input() { ctx, body }: CallOf<typeof api.establish>) {
    return this.committees.establish(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'committees', committeeCsv, this.records.pages(ctx, query)) : this.records.page(ctx, query);
  }

  @Handle(api.vacancies)
  vacancies(@Input() { ctx, query }: CallOf<typeof api.vacancies>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'committee-vacancies', vacancyCsv, this.records.vacancyPages(ctx, query)) : this.records.vacancies(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.counts.figures(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params, query }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id, query.on);
  }

  @Handle(api.adjustments)
  adjustments(@Input() { ctx, params }: CallOf<typeof api.adjustments>) {
    return this.records.adjustments(ctx, params.id);
  }

  @Handle(api.adjust)
  adjust(@Input() { ctx, params, version, body }: CallOf<typeof api.adjust>) {
    return this.committees.adjust(ctx, params.id, version, body);
  }

  @Handle(api.dissolve)
  dissolve(@Input() { ctx, params, version, body }: CallOf<typeof api.dissolve>) {
    return this.committees.dissolve(ctx, params.id, version, body);
  }
}
