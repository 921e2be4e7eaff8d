import type { Permission } from '@anlan/contracts/access';
import { REPORT_FIGURES_RPC, reportFiguresRequest, type ReportFiguresAnswer } from '@anlan/contracts/enforcement';
import { Callers } from '@anlan/platform/http';
import { wholeTenant } from '@anlan/platform/ledger';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload, RpcException } from '@nestjs/microservices';
import { ReportFiguresService } from './report-figures.service';

const counted = ['check.read', 'inspection-plan.read', 'hazard.read'] as const satisfies readonly Permission[];

/** Request–reply for other services, on the internal account of NATS; no route leads here. */
@Controller()
export class ReportFiguresController {
  constructor(
    private readonly callers: Callers,
    private readonly figures: ReportFiguresService,
  ) {}

  /** A part of the tenant would be counted as if it were the whole: who does not see all is told what he lacks. */
  @MessagePattern(REPORT_FIGURES_RPC)
  async of(@Payload() data: unknown): Promise<ReportFiguresAnswer> {
    const request = reportFiguresRequest.safeParse(data);
    if (!request.success) throw new RpcException(`${REPORT_FIGURES_RPC} wants {authorization, from, to}`);
    const caller = await this.callers.now(request.data.authorization);
    const missing = counted.filter((p) => !caller || !wholeTenant.covers(caller.ctx, p, {}));
    return caller && missing.length === 0 ? { figures: await this.figures.of(caller.ctx, request.data), missing } : { figures: [], missing };
  }
}
