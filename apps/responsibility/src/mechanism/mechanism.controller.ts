import { mechanismRecordApi as records, mechanismTemplateApi as templates } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { MechanismRecordService } from './mechanism-record.service';
import { MechanismTemplateService } from './mechanism-template.service';
import { mechanismRecordCsv, MechanismRecords } from './mechanism.records';

@Controller()
export class MechanismTemplateController {
  constructor(
    private readonly templates: MechanismTemplateService,
    private readonly records: MechanismRecords,
  ) {}

  @Handle(templates.define)
  define(@Input() { ctx, body }: CallOf<typeof templates.define>) {
    return this.templates.define(ctx, body);
  }

  @Handle(templates.list)
  list(@Input() { ctx, query }: CallOf<typeof templates.list>) {
    return this.records.templates(ctx, query);
  }

  @Handle(templates.get)
  get(@Input() { ctx, params }: CallOf<typeof templates.get>) {
    return this.records.template(ctx, params.id);
  }

  @Handle(templates.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof templates.change>) {
    return this.templates.change(ctx, params.id, version, body);
  }

  @Handle(templates.revise)
  revise(@Input() { ctx, params, version, body }: CallOf<typeof templates.revise>) {
    return this.templates.revise(ctx, params.id, version, body);
  }

  @Handle(templates.retire)
  retire(@Input() { ctx, params, version, body }: CallOf<typeof templates.retire>) {
    return this.templates.retire(ctx, params.id, version, body.reason);
  }

  @Handle(templates.figures)
  figures(@Input() { ctx, params, query }: CallOf<typeof templates.figures>) {
    return this.records.figures(ctx, params.id, query);
  }
}

@Controller()
export class MechanismRecordController {
  constructor(
    private readonly mechanisms: MechanismRecordService,
    private readonly records: MechanismRecords,
    private readonly files: Attachments,
  ) {}

  @Handle(records.open)
  open(@Input() { ctx, body }: CallOf<typeof records.open>) {
    return this.mechanisms.open(ctx, body);
  }

  @Handle(records.list)
  list(@Input() { ctx, query }: CallOf<typeof records.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'mechanism-records', mechanismRecordCsv, allPages((r) => this.records.records(ctx, { ...query, ...r, total: undefined }))) : this.records.records(ctx, query);
  }

  @Handle(records.get)
  get(@Input() { ctx, params }: CallOf<typeof records.get>) {
    return this.records.record(ctx, params.id);
  }

  @Handle(records.file)
  async file(@Input() { ctx, params }: CallOf<typeof records.file>) {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.mechanisms.evidence(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(records['name-unit'])
  nameUnit(@Input() { ctx, params, version, body }: CallOf<(typeof records)['name-unit']>) {
    return this.mechanisms.nameUnit(ctx, params.id, version, body);
  }

  @Handle(records.record)
  record(@Input() { ctx, params, version, body }: CallOf<typeof records.record>) {
    return this.mechanisms.record(ctx, params.id, version, body);
  }

  @Handle(records.check)
  check(@Input() { ctx, params, version, body }: CallOf<typeof records.check>) {
    return this.mechanisms.check(ctx, params.id, version, body);
  }

  @Handle(records.close)
  close(@Input() { ctx, params, version, body }: CallOf<typeof records.close>) {
    return this.mechanisms.close(ctx, params.id, version, body.reason);
  }
}
