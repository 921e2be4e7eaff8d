import { memberImportApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, localeOf, uploadOf, type CallOf, type CallRequest } from '@anlan/platform/http';
import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { MemberImport } from './member-import.service';

const localeIn = (req: CallRequest) => localeOf(req.headers['accept-language']);
const csv = (stream: Readable, name: string) => new StreamableFile(stream, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}.csv"` });

@Controller()
export class MemberImportController {
  constructor(private readonly imports: MemberImport) {}

  @Handle(api.upload)
  async upload(@Input() { ctx }: CallOf<typeof api.upload>, @Req() req: CallRequest) {
    return this.imports.door.upload(ctx, await uploadOf(req));
  }

  @Handle(api.template)
  async template(@Input() { ctx }: CallOf<typeof api.template>, @Req() req: CallRequest) {
    return csv(await this.imports.door.template(ctx, localeIn(req)), 'members-template');
  }

  @Handle(api.check)
  check(@Input() { ctx, params, body }: CallOf<typeof api.check>, @Req() req: CallRequest) {
    return this.imports.door.check(ctx, params.id, body.mapping, localeIn(req));
  }

  @Handle(api.run)
  async run(@Input() { ctx, params, body }: CallOf<typeof api.run>, @Res({ passthrough: true }) reply: FastifyReply) {
    const operation = await this.imports.door.start(ctx, params.id, body.mapping);
    void reply.header('location', `/api/tenancy/v1/operations/${operation.id}`);
    return operation;
  }

  @Handle(api.refused)
  async refused(@Input() { ctx, params }: CallOf<typeof api.refused>, @Req() req: CallRequest) {
    return csv(await this.imports.door.refused(ctx, params.id, localeIn(req)), 'members-refused');
  }

  @Handle(api.passwords)
  async passwords(@Input() { ctx, params }: CallOf<typeof api.passwords>, @Res({ passthrough: true }) reply: FastifyReply) {
    void reply.header('cache-control', 'no-store');
    return csv(await this.imports.passwords(ctx, params.id), 'first-passwords');
  }
}
