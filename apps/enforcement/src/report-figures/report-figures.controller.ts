import { REPORT_FIGURES_RPC, reportFiguresRequest, type ReportFiguresAnswer } from '@anlan/contracts/enforcement';
import { Callers } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload, RpcException } from '@nestjs/microservices';
import { ReportFiguresService } from './report-figures.service';

/** Request–reply for other services, on the internal account of NATS; no route leads here. */
@Controller()
export class ReportFiguresController {
  constructor(
    private readonly callers: Callers,
    private readonly figures: ReportFiguresService,
  ) {}

  @MessagePattern(REPORT_FIGURES_RPC)
  async of(@Payload() data: unknown): Promise<ReportFiguresAnswer> {
    const request = reportFiguresRequest.safeParse(data);
    if (!request.success) throw new RpcException(`${REPORT_FIGURES_RPC} wants {authorization, from, to}`);
    return this.figures.answer(await this.callers.now(request.data.authorization), request.data);
  }
}
