import { hazardImportApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, localeOf, uploadOf, type CallOf, type CallRequest } from '@anlan/platform/http';
import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HazardImport } from './hazard.import';

const localeIn = (req: CallRequest) => localeOf(req.headers['accept-language']);

@Controller()
export class HazardImportController {
  constructor(private readonly imports: HazardImport) {}

  @Handle(api.upload)
  async upload(@Input() { ctx }: CallOf<typeof api.upload>, @Req() req: CallRequest) {
    return this.imports.door.upload(ctx, await uploadOf(req));
  }

  @Handle(api.template)
  async template(@Input() { ctx }: CallOf<typeof api.template>, @Req() req: CallRequest) {
    return new StreamableFile(await this.imports.door.template(ctx, localeIn(req)), { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="hazards-template.csv"' });
  }

  @Handle(api.check)
  check(@Input() { ctx, params, body }: CallOf<typeof api.check>, @Req() req: CallRequest) {
    return this.imports.door.check(ctx, params.id, body.mapping, localeIn(req));
  }

  @Handle(api.run)
  async run(@Input() { ctx, params, body }: CallOf<typeof api.run>, @Res({ passthrough: true }) reply: FastifyReply) {
    const operation = await this.imports.door.start(ctx, params.id, body.mapping);
    void reply.header('location', `/api/enforcement/v1/operations/${operation.id}`);
    return operation;
  }
}
