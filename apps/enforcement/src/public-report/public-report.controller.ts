import { publicReportApi as api } from '@anlan/contracts/enforcement';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, uploadOf, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { PublicReportEntry } from './public-report.entry';
import { PublicReportFigureService } from './public-report.figures';
import { PublicReportIntake } from './public-report.intake';
import { publicReportCsv, PublicReportList } from './public-report.list';
import { PublicReportService } from './public-report.service';

@Controller()
export class PublicReportController {
  constructor(
    private readonly intake: PublicReportIntake,
    private readonly entry: PublicReportEntry,
    private readonly list: PublicReportList,
    private readonly numbers: PublicReportFigureService,
    private readonly reports: PublicReportService,
    private readonly files: Attachments,
  ) {}

  @Handle(api.submit)
  submit(@Input() { ctx, body }: CallOf<typeof api.submit>) {
    return this.intake.submit(ctx, body);
  }

  @Handle(api.enter)
  enter(@Input() { ctx, body }: CallOf<typeof api.enter>) {
    return this.entry.enter(ctx, body);
  }

  @Handle(api.attach)
  attach(@Input() { ctx, params }: CallOf<typeof api.attach>, @Req() req: CallRequest) {
    return this.entry.attach(ctx, params.id, () => uploadOf(req));
  }

  @Handle(api.addPicture)
  async addPicture(@Input() { ctx, params, headers }: CallOf<typeof api.addPicture>, @Req() req: CallRequest) {
    return this.intake.addPicture(ctx, params.receiptNumber, headers['follow-code'] ?? '', await uploadOf(req));
  }

  @Handle(api.follow)
  follow(@Input() { ctx, params, headers }: CallOf<typeof api.follow>) {
    return this.intake.follow(ctx, params.receiptNumber, headers['follow-code'] ?? '');
  }

  @Handle(api.list)
  page(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'public-reports', publicReportCsv, this.list.pages(ctx, query)) : this.list.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.numbers.figures(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.list.get(ctx, params.id);
  }

  @Handle(api.picture)
  async picture(@Input() { ctx, params }: CallOf<typeof api.picture>) {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.list.picture(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(api.accept)
  accept(@Input() { ctx, params, version, body }: CallOf<typeof api.accept>) {
    return this.reports.accept(ctx, params.id, version, body);
  }

  @Handle(api.verify)
  verify(@Input() { ctx, params, version, body }: CallOf<typeof api.verify>) {
    return this.reports.verify(ctx, params.id, version, body);
  }

  @Handle(api.decline)
  decline(@Input() { ctx, params, version, body }: CallOf<typeof api.decline>) {
    return this.reports.decline(ctx, params.id, version, body.reason);
  }

  @Handle(api.duplicate)
  duplicate(@Input() { ctx, params, version, body }: CallOf<typeof api.duplicate>) {
    return this.reports.duplicate(ctx, params.id, version, body.of);
  }

  @Handle(api.reveal)
  reveal(@Input() { ctx, params, body }: CallOf<typeof api.reveal>) {
    return this.reports.reveal(ctx, params.id, body.reason);
  }
}
