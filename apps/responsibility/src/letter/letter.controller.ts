import { DOCX_TYPE, letterApi as api, PDF_TYPE } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { LetterDocuments } from './letter.document';
import { letterCsv, LetterRecords, unsignedCsv } from './letter.records';
import { LetterService } from './letter.service';
import { LetterSigning } from './letter.signing';

@Controller()
export class LetterController {
  constructor(
    private readonly letters: LetterService,
    private readonly signing: LetterSigning,
    private readonly records: LetterRecords,
    private readonly documents: LetterDocuments,
  ) {}

  @Handle(api.make)
  make(@Input() { ctx, body }: CallOf<typeof api.make>) {
    return this.letters.make(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'letters', letterCsv, this.records.pages(ctx, query)) : this.records.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.records.figures(ctx, query);
  }

  @Handle(api.unsigned)
  unsigned(@Input() { ctx, query }: CallOf<typeof api.unsigned>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'letters-unsigned', unsignedCsv, this.records.unsignedPages(ctx, query)) : this.records.unsigned(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.records.get(ctx, params.id);
  }

  @Handle(api.document)
  async document(@Input() { ctx, params }: CallOf<typeof api.document>, @Req() req: CallRequest) {
    const type = (req.headers.accept ?? '').toLowerCase().includes(PDF_TYPE) ? PDF_TYPE : DOCX_TYPE;
    const { bytes, name } = await this.documents.of(ctx, params.id, type);
    return new StreamableFile(bytes, { type, length: bytes.length, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });
  }

  @Handle(api.file)
  async file(@Input() { ctx, params }: CallOf<typeof api.file>) {
    const { stream, type, length, disposition } = await this.records.file(ctx, params.id, params.fileId);
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.letters.change(ctx, params.id, version, body);
  }

  @Handle(api.send)
  send(@Input() { ctx, params, version }: CallOf<typeof api.send>) {
    return this.letters.send(ctx, params.id, version);
  }

  @Handle(api.sign)
  sign(@Input() { ctx, params, version, body }: CallOf<typeof api.sign>) {
    return this.signing.sign(ctx, params.id, version, body);
  }

  @Handle(api.recordScan)
  recordScan(@Input() { ctx, params, version, body }: CallOf<typeof api.recordScan>) {
    return this.signing.recordScan(ctx, params.id, version, body);
  }

  @Handle(api.remind)
  remind(@Input() { ctx, params, version, body }: CallOf<typeof api.remind>) {
    return this.signing.remind(ctx, params.id, version, body.party);
  }

  @Handle(api.recall)
  recall(@Input() { ctx, params, version, body }: CallOf<typeof api.recall>) {
    return this.letters.recall(ctx, params.id, version, body.reason);
  }

  @Handle(api.assess)
  assess(@Input() { ctx, params, version, body }: CallOf<typeof api.assess>) {
    return this.letters.assess(ctx, params.id, version, body);
  }

  @Handle(api.archive)
  archive(@Input() { ctx, params, version }: CallOf<typeof api.archive>) {
    return this.letters.archive(ctx, params.id, version);
  }

  @Handle(api.void)
  void(@Input() { ctx, params, version, body }: CallOf<typeof api.void>) {
    return this.letters.void(ctx, params.id, version, body.reason);
  }
}
