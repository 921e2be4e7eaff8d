import { Module } from '@nestjs/common';
import { ServiceContractModule } from '../service-contract/service-contract.module';
import { ExpertTaskService } from './expert-task.service';
import { ExpertController, ExpertTaskController } from './expert.controller';
import { ExpertService } from './expert.service';

@Module({ imports: [ServiceContractModule], controllers: [ExpertController, ExpertTaskController], providers: [ExpertService, ExpertTaskService], exports: [ExpertService] })
export class ExpertModule {}
