import { HAZARD_FIGURES_RPC, hazardFiguresRequest, type HazardFiguresAnswer } from '@anlan/contracts/enforcement';
import { Callers, questionOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { HazardFiguresService } from './hazard-figures.service';

/** Request–reply for other services, on the internal account of NATS; no route leads here. */
@Controller()
export class HazardFiguresController {
  constructor(
    private readonly callers: Callers,
    private readonly figures: HazardFiguresService,
  ) {}

  @MessagePattern(HAZARD_FIGURES_RPC)
  async of(@Payload() data: unknown): Promise<HazardFiguresAnswer> {
    const { request, caller } = await questionOf(this.callers, HAZARD_FIGURES_RPC, hazardFiguresRequest, data);
    return this.figures.answer(caller, request.creditCodes);
  }
}
