import { accidentMeasureApi as api } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { accidentMeasureCsv, AccidentMeasureService } from './accident-measure.service';

@Controller()
export class AccidentMeasureController {
  constructor(
    private readonly measures: AccidentMeasureService,
    private readonly files: Attachments,
  ) {}

  @Handle(api.add)
  add(@Input() { ctx, body }: CallOf<typeof api.add>) {
    return this.measures.add(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'accident-measures', accidentMeasureCsv, this.measures.pages(ctx, query)) : this.measures.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.measures.figures(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.measures.get(ctx, params.id);
  }

  @Handle(api.file)
  async file(@Input() { ctx, params }: CallOf<typeof api.file>): Promise<StreamableFile> {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.measures.fileOf(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(api.report)
  report(@Input() { ctx, params, version, body }: CallOf<typeof api.report>) {
    return this.measures.report(ctx, params.id, version, body);
  }

  @Handle(api.assess)
  assess(@Input() { ctx, params, version, body }: CallOf<typeof api.assess>) {
    return this.measures.assess(ctx, params.id, version, body);
  }
}
