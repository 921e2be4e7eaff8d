import { accidentApi as api } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { accidentClockCsv, AccidentClocks } from './accident.clocks';
import { accidentCsv, AccidentRecords } from './accident.records';
import { AccidentService } from './accident.service';

@Controller()
export class AccidentController {
  constructor(
    private readonly accidents: AccidentService,
    private readonly records: AccidentRecords,
    private readonly clock: AccidentClocks,
    private readonly files: Attachments,
  ) {}

  @Handle(api.report)
  report(@Input() { ctx, body }: CallOf<typeof api.report>) {
    return this.accidents.report(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'accidents', accidentCsv, this.records.pages(ctx, query)) : this.records.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, query);
  }

  @Handle(api.clocks)
  clocks(@Input() { ctx, query }: CallOf<typeof api.clocks>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'accident-clocks', accidentClockCsv, this.clock.pages(ctx, query)) : this.clock.page(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.file)
  async file(@Input() { ctx, params }: CallOf<typeof api.file>): Promise<StreamableFile> {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.records.fileOf(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(api.verify)
  verify(@Input() { ctx, params, version, body }: CallOf<typeof api.verify>) {
    return this.accidents.verify(ctx, params.id, version, body);
  }

  @Handle(api.determine)
  determine(@Input() { ctx, params, version, body }: CallOf<typeof api.determine>) {
    return this.accidents.determine(ctx, params.id, version, body);
  }

  @Handle(api.grade)
  grade(@Input() { ctx, params, version, body }: CallOf<typeof api.grade>) {
    return this.accidents.grade(ctx, params.id, version, body.grade);
  }

  @Handle(api.supplement)
  supplement(@Input() { ctx, params, version, body }: CallOf<typeof api.supplement>) {
    return this.accidents.supplement(ctx, params.id, version, body);
  }

  @Handle(api.amend)
  amend(@Input() { ctx, params, version, body }: CallOf<typeof api.amend>) {
    return this.accidents.amend(ctx, params.id, version, body);
  }

  @Handle(api.reportUpward)
  reportUpward(@Input() { ctx, params, version, body }: CallOf<typeof api.reportUpward>) {
    return this.accidents.reportUpward(ctx, params.id, version, body);
  }

  @Handle(api.investigate)
  investigate(@Input() { ctx, params, version, body }: CallOf<typeof api.investigate>) {
    return this.accidents.investigate(ctx, params.id, version, body);
  }

  @Handle(api.extend)
  extend(@Input() { ctx, params, version, body }: CallOf<typeof api.extend>) {
    return this.accidents.extend(ctx, params.id, version, body);
  }

  @Handle(api.submitReport)
  submitReport(@Input() { ctx, params, version, body }: CallOf<typeof api.submitReport>) {
    return this.accidents.submitReport(ctx, params.id, version, body);
  }

  @Handle(api.approve)
  approve(@Input() { ctx, params, version, body }: CallOf<typeof api.approve>) {
    return this.accidents.approve(ctx, params.id, version, body.note);
  }

  @Handle(api.return)
  return(@Input() { ctx, params, version, body }: CallOf<typeof api.return>) {
    return this.accidents.return(ctx, params.id, version, body.reason);
  }

  @Handle(api.planLookBack)
  planLookBack(@Input() { ctx, params, version, body }: CallOf<typeof api.planLookBack>) {
    return this.accidents.planLookBack(ctx, params.id, version, body);
  }

  @Handle(api.rectify)
  rectify(@Input() { ctx, params, version }: CallOf<typeof api.rectify>) {
    return this.accidents.rectify(ctx, params.id, version);
  }

  @Handle(api.fulfil)
  fulfil(@Input() { ctx, params, version, body }: CallOf<typeof api.fulfil>) {
    return this.accidents.fulfil(ctx, params.id, version, body);
  }

  @Handle(api.evaluate)
  evaluate(@Input() { ctx, params, version, body }: CallOf<typeof api.evaluate>) {
    return this.accidents.evaluate(ctx, params.id, version, body);
  }

  @Handle(api.close)
  close(@Input() { ctx, params, version }: CallOf<typeof api.close>) {
    return this.accidents.close(ctx, params.id, version);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version, body }: CallOf<typeof api.withdraw>) {
    return this.accidents.withdraw(ctx, params.id, version, body.reason);
  }
}
