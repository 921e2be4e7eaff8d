import { bodyAssessmentApi as assessments, bodyStandardApi as api } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { BodyAssessmentService } from './body-assessment.service';
import { bodyAssessmentCsv, BodyStandardRecords } from './body-standard.records';
import { BodyStandardService } from './body-standard.service';

@Controller()
export class BodyStandardController {
  constructor(
    private readonly standards: BodyStandardService,
    private readonly records: BodyStandardRecords,
  ) {}

  @Handle(api.draft)
  draft(@Input() { ctx, body }: CallOf<typeof api.draft>) {
    return this.standards.draft(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.records.standards(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.standard(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.standards.change(ctx, params.id, version, body);
  }

  @Handle(api.publish)
  publish(@Input() { ctx, params, version }: CallOf<typeof api.publish>) {
    return this.standards.publish(ctx, params.id, version);
  }

  @Handle(api.revise)
  revise(@Input() { ctx, params, version }: CallOf<typeof api.revise>) {
    return this.standards.revise(ctx, params.id, version);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, params }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, params.id);
  }

  @Handle(api.deductions)
  deductions(@Input() { ctx, params }: CallOf<typeof api.deductions>) {
    return this.records.deductions(ctx, params.id);
  }
}

@Controller()
export class BodyAssessmentController {
  constructor(
    private readonly assessments: BodyAssessmentService,
    private readonly records: BodyStandardRecords,
    private readonly files: Attachments,
  ) {}

  @Handle(assessments.open)
  open(@Input() { ctx, body }: CallOf<typeof assessments.open>) {
    return this.assessments.open(ctx, body);
  }

  @Handle(assessments.list)
  list(@Input() { ctx, query }: CallOf<typeof assessments.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'body-assessments', bodyAssessmentCsv, allPages((r) => this.records.assessments(ctx, { ...query, ...r, total: undefined }))) : this.records.assessments(ctx, query);
  }

  @Handle(assessments.get)
  get(@Input() { ctx, params }: CallOf<typeof assessments.get>) {
    return this.records.assessment(ctx, params.id);
  }

  @Handle(assessments.file)
  async file(@Input() { ctx, params }: CallOf<typeof assessments.file>) {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.assessments.evidence(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(assessments.check)
  check(@Input() { ctx, params, version, body }: CallOf<typeof assessments.check>) {
    return this.assessments.check(ctx, params.id, version, body);
  }

  @Handle(assessments.recordCity)
  recordCity(@Input() { ctx, params, version, body }: CallOf<typeof assessments.recordCity>) {
    return this.assessments.recordCity(ctx, params.id, version, body);
  }

  @Handle(assessments.retry)
  retry(@Input() { ctx, params, version, body }: CallOf<typeof assessments.retry>) {
    return this.assessments.retry(ctx, params.id, version, body);
  }
}
