import { assessmentApi as api, assessmentSchemeApi as schemes, DOCX_TYPE, vetoApi as vetoes } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { AssessmentDocuments } from './assessment.document';
import { AssessmentIssues } from './assessment.issues';
import { AssessmentRecords, rankCsv } from './assessment.records';
import { AssessmentSchemeService } from './assessment-scheme.service';
import { AssessmentService } from './assessment.service';
import { vetoCsv, VetoService } from './veto.service';

@Controller()
export class AssessmentSchemeController {
  constructor(private readonly service: AssessmentSchemeService) {}

  @Handle(schemes.draft)
  draft(@Input() { ctx, body }: CallOf<typeof schemes.draft>) {
    return this.service.draft(ctx, body);
  }

  @Handle(schemes.list)
  list(@Input() { ctx, query }: CallOf<typeof schemes.list>) {
    return this.service.page(ctx, query);
  }

  @Handle(schemes.get)
  get(@Input() { ctx, params }: CallOf<typeof schemes.get>) {
    return this.service.get(ctx, params.id);
  }

  @Handle(schemes.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof schemes.change>) {
    return this.service.change(ctx, params.id, version, body);
  }

  @Handle(schemes.approve)
  approve(@Input() { ctx, params, version }: CallOf<typeof schemes.approve>) {
    return this.service.approve(ctx, params.id, version);
  }

  @Handle(schemes.revise)
  revise(@Input() { ctx, params, version }: CallOf<typeof schemes.revise>) {
    return this.service.revise(ctx, params.id, version);
  }
}

@Controller()
export class AssessmentController {
  constructor(
    private readonly service: AssessmentService,
    private readonly issues: AssessmentIssues,
    private readonly records: AssessmentRecords,
    private readonly documents: AssessmentDocuments,
  ) {}

  @Handle(api.open)
  open(@Input() { ctx, body }: CallOf<typeof api.open>) {
    return this.service.open(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.records.page(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.progress)
  progress(@Input() { ctx, params }: CallOf<typeof api.progress>) {
    return this.records.progress(ctx, params.id);
  }

  @Handle(api.ranking)
  ranking(@Input() { ctx, params, query }: CallOf<typeof api.ranking>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'assessment-ranking', rankCsv, allPages((r) => this.records.ranking(ctx, params.id, { ...query, ...r, total: undefined }))) : this.records.ranking(ctx, params.id, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, params }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, params.id);
  }

  @Handle(api.document)
  async document(@Input() { ctx, params, query }: CallOf<typeof api.document>) {
    const { bytes, name } = await this.documents.of(ctx, params.id, query.issue);
    return new StreamableFile(bytes, { type: DOCX_TYPE, length: bytes.length, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });
  }

  @Handle(api.finalise)
  finalise(@Input() { ctx, params, version }: CallOf<typeof api.finalise>) {
    return this.service.finalise(ctx, params.id, version);
  }

  @Handle(api.issue)
  issue(@Input() { ctx, params, version, body }: CallOf<typeof api.issue>) {
    return this.issues.issue(ctx, params.id, version, body);
  }

  @Handle(api.correct)
  correct(@Input() { ctx, params, version, body }: CallOf<typeof api.correct>) {
    return this.issues.correct(ctx, params.id, version, body);
  }

  @Handle(api.cancel)
  cancel(@Input() { ctx, params, version, body }: CallOf<typeof api.cancel>) {
    return this.service.cancel(ctx, params.id, version, body.reason);
  }
}

@Controller()
export class VetoController {
  constructor(
    private readonly service: VetoService,
    private readonly files: Attachments,
  ) {}

  @Handle(vetoes.propose)
  propose(@Input() { ctx, body }: CallOf<typeof vetoes.propose>) {
    return this.service.propose(ctx, body);
  }

  @Handle(vetoes.list)
  list(@Input() { ctx, query }: CallOf<typeof vetoes.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'vetoes', vetoCsv, allPages((r) => this.service.page(ctx, { ...query, ...r, total: undefined }))) : this.service.page(ctx, query);
  }

  @Handle(vetoes.get)
  get(@Input() { ctx, params }: CallOf<typeof vetoes.get>) {
    return this.service.get(ctx, params.id);
  }

  @Handle(vetoes.file)
  async file(@Input() { ctx, params }: CallOf<typeof vetoes.file>) {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.service.fileOf(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(vetoes.review)
  review(@Input() { ctx, params, version, body }: CallOf<typeof vetoes.review>) {
    return this.service.review(ctx, params.id, version, body);
  }

  @Handle(vetoes.putInEffect)
  putInEffect(@Input() { ctx, params, version, body }: CallOf<typeof vetoes.putInEffect>) {
    return this.service.putInEffect(ctx, params.id, version, body);
  }

  @Handle(vetoes.lift)
  lift(@Input() { ctx, params, version, body }: CallOf<typeof vetoes.lift>) {
    return this.service.lift(ctx, params.id, version, body);
  }
}
