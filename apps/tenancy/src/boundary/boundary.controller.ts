import { boundaryApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, isUnchanged, uploadOf, type CallOf, type CallRequest } from '@anlan/platform/http';
import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { buffer } from 'node:stream/consumers';
import { BoundaryService } from './boundary.service';

@Controller()
export class BoundaryController {
  constructor(private readonly boundaries: BoundaryService) {}

  @Handle(api.upload)
  async upload(@Input() { ctx, query }: CallOf<typeof api.upload>, @Req() req: CallRequest) {
    return this.boundaries.upload(ctx, await buffer((await uploadOf(req)).stream), query);
  }

  @Handle(api.list)
  async list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const tag = await this.boundaries.tag(ctx, query);
    return isUnchanged(req, reply, tag) ? undefined : new StreamableFile(this.boundaries.collection(ctx, query), { type: 'application/geo+json; charset=utf-8' });
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.boundaries.get(ctx, params.code);
  }

  @Handle(api.remove)
  remove(@Input() { ctx, params, version }: CallOf<typeof api.remove>) {
    return this.boundaries.remove(ctx, params.code, version);
  }
}
