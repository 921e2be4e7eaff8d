import { auditApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { Controller, Req } from '@nestjs/common';
import { csvAnswer, wantsCsv } from '../organization/csv-answer';
import { auditCsv, AuditService } from './audit.service';

@Controller()
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Handle(api.list)
  async list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() request: CallRequest) {
    return wantsCsv(request) ? csvAnswer('audit', auditCsv, await this.audit.export(ctx, query)) : this.audit.page(ctx, query);
  }

  @Handle(api.chain)
  chain(@Input() { ctx }: CallOf<typeof api.chain>) {
    return this.audit.chain(ctx);
  }
}
