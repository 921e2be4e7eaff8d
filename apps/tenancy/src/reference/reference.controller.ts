import { REFERENCE_RPC, referenceRequest, TENANTS_RPC } from '@anlan/contracts/tenancy';
import { Controller } from '@nestjs/common';
import { MessagePattern, Payload, RpcException } from '@nestjs/microservices';
import { ReferenceService } from './reference.service';

/** Request–reply for other services, on the internal account of NATS; no route leads here. */
@Controller()
export class ReferenceController {
  constructor(private readonly references: ReferenceService) {}

  @MessagePattern(REFERENCE_RPC)
  snapshot(@Payload() data: unknown) {
    const request = referenceRequest.safeParse(data);
    if (!request.success) throw new RpcException('tenancy.reference wants {tenantId}');
    return this.references.snapshot(request.data.tenantId);
  }

  @MessagePattern(TENANTS_RPC)
  tenants() {
    return this.references.tenants();
  }
}
