import { Module } from '@nestjs/common';
import { SupervisionController } from './supervision.controller';
import { SupervisionDeadlines } from './supervision.deadlines';
import { SupervisionPrefills } from './supervision.prefill';
import { SupervisionRecords } from './supervision.records';
import { SupervisionService } from './supervision.service';

@Module({ controllers: [SupervisionController], providers: [SupervisionDeadlines, SupervisionService, SupervisionRecords, SupervisionPrefills], exports: [SupervisionRecords] })
export class SupervisionModule {}
