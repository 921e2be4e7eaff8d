import { Module } from '@nestjs/common';
import { ReportPeriodModule } from '../report-period/report-period.module';
import { ShortcomingController } from './shortcoming.controller';
import { ShortcomingRecords } from './shortcoming.records';
import { ShortcomingService } from './shortcoming.service';

/** 存在问题和不足. */
@Module({ imports: [ReportPeriodModule], controllers: [ShortcomingController], providers: [ShortcomingService, ShortcomingRecords] })
export class ShortcomingModule {}
