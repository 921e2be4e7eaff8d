import { commonErrors } from '@anlan/contracts/kit';
import { ProblemError } from '@anlan/platform/http';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from '../http/path';
import { DocsLibrary } from './docs.library';

@Controller()
export class DocsController {
  constructor(private readonly library: DocsLibrary) {}

  @Get(['/', 'docs', 'docs/:page', 'docs/assets/:file', 'api/openapi.json', 'api/asyncapi.json'])
  async get(@Req() req: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = pathOf(req.raw.url ?? '/');
    const document = this.library.find(path.length > 1 ? path.replace(/\/$/, '') : path);
    if (!document) throw new ProblemError(commonErrors.route_not_found);
    await document.send(req, reply);
  }
}
