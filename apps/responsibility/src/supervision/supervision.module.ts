import { Module } from '@nestjs/common';
import { SupervisionController } from './supervision.controller';
import { SupervisionRecords } from './supervision.records';
import { SupervisionService } from './supervision.service';

@Module({ controllers: [SupervisionController], providers: [SupervisionService, SupervisionRecords] })
export class SupervisionModule {}
