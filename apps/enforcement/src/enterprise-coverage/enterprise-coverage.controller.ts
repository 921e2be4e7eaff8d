import { ENTERPRISE_COVERAGE_RPC, enterpriseCoverageRequest, type EnterpriseCoverageAnswer } from '@anlan/contracts/enforcement';
import { Callers } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload, RpcException } from '@nestjs/microservices';
import { EnterpriseCoverageService } from './enterprise-coverage.service';

/** Request–reply for other services, on the internal account of NATS; no route leads here. */
@Controller()
export class EnterpriseCoverageController {
  constructor(
    private readonly callers: Callers,
    private readonly coverage: EnterpriseCoverageService,
  ) {}

  @MessagePattern(ENTERPRISE_COVERAGE_RPC)
  async of(@Payload() data: unknown): Promise<EnterpriseCoverageAnswer> {
    const request = enterpriseCoverageRequest.safeParse(data);
    if (!request.success) throw new RpcException(`${ENTERPRISE_COVERAGE_RPC} wants {authorization, keyOnly, limit, creditCodes, classes}`);
    return this.coverage.answer(await this.callers.now(request.data.authorization), request.data);
  }
}
