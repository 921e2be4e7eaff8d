import { Module } from '@nestjs/common';
import { ServiceContractController } from './service-contract.controller';
import { ServiceContractFigures } from './service-contract.figures';
import { ServiceContractService } from './service-contract.service';

@Module({ controllers: [ServiceContractController], providers: [ServiceContractService, ServiceContractFigures], exports: [ServiceContractService] })
export class ServiceContractModule {}
