import { Module } from '@nestjs/common';
import { ReportPeriodModule } from '../report-period/report-period.module';
import { TargetController } from './target.controller';
import { TargetRecords } from './target.records';
import { TargetService } from './target.service';

/** 工作目标. */
@Module({ imports: [ReportPeriodModule], controllers: [TargetController], providers: [TargetService, TargetRecords] })
export class TargetModule {}
