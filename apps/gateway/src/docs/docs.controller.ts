import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DocsService } from './docs.service';

@Controller()
export class DocsController {
  constructor(private readonly docs: DocsService) {}

  @Get(['docs', 'docs/:page', 'docs/assets/:file', 'api/openapi.json', 'api/asyncapi.json'])
  get(@Req() req: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.docs.send(req, reply);
  }
}
