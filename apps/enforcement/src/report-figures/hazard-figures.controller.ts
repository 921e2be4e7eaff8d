import { HAZARD_FIGURES_CODES, HAZARD_FIGURES_RPC, hazardFiguresRequest, type HazardFiguresAnswer } from '@anlan/contracts/enforcement';
import { Callers } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload, RpcException } from '@nestjs/microservices';
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
    const request = hazardFiguresRequest.safeParse(data);
    if (!request.success) throw new RpcException(`${HAZARD_FIGURES_RPC} wants {authorization, creditCodes}, of 1 to ${HAZARD_FIGURES_CODES} codes`);
    return this.figures.answer(await this.callers.now(request.data.authorization), request.data.creditCodes);
  }
}
