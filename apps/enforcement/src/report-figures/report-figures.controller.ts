import { REPORT_FIGURES_RPC, reportFiguresRequest, type ReportFiguresAnswer } from '@anlan/contracts/enforcement';
import { Callers, questionOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
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
    const { request, caller } = await questionOf(this.callers, REPORT_FIGURES_RPC, reportFiguresRequest, data);
    return this.figures.answer(caller, request);
  }
}
