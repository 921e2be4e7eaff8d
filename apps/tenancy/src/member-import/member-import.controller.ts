import { memberImportApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { importController } from '@anlan/platform/ledger';
import { Controller, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { MemberImport } from './member-import.service';

export const MemberImportController = importController(api, MemberImport);

@Controller()
export class FirstPasswordsController {
  constructor(private readonly imports: MemberImport) {}

  @Handle(api.passwords)
  async passwords(@Input() { ctx, params }: CallOf<typeof api.passwords>, @Res({ passthrough: true }) reply: FastifyReply) {
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(await this.imports.passwords(ctx, params.id), { type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="first-passwords.csv"' });
  }
}
