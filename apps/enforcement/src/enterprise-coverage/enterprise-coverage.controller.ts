import { ENTERPRISE_COVERAGE_RPC, enterpriseCoverageRequest, type EnterpriseCoverageAnswer } from '@anlan/contracts/enforcement';
import { Callers, questionOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
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
    const { request, caller } = await questionOf(this.callers, ENTERPRISE_COVERAGE_RPC, enterpriseCoverageRequest, data);
    return this.coverage.answer(caller, request);
  }
}
