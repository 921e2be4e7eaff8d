import type { auditApi } from '@anlan/contracts/kit';
import { Controller, Req, type Type } from '@nestjs/common';
import { Handle, Input, type CallOf, type CallRequest } from '../http';
import { exportAnswer, exportWanted } from '../ledger/export';
import { auditCsv, AuditService } from './audit.service';

type Api = ReturnType<typeof auditApi>;

/** The controller for a service's own audit contract. */
export function auditController(api: Api): Type<unknown> {
  @Controller()
  class AuditController {
    constructor(private readonly audit: AuditService) {}

    @Handle(api.list)
    list(@Input() { ctx, query }: CallOf<Api['list']>, @Req() request: CallRequest) {
      const file = exportWanted(request);
      return file ? exportAnswer(file, 'audit', auditCsv, this.audit.pages(ctx, query)) : this.audit.page(ctx, query);
    }

    @Handle(api.anchor)
    anchor(@Input() { ctx }: CallOf<Api['anchor']>) {
      return this.audit.anchor(ctx);
    }

    @Handle(api.chain)
    chain(@Input() { ctx, query }: CallOf<Api['chain']>) {
      return this.audit.chain(ctx, query.verify);
    }
  }
  return AuditController;
}
