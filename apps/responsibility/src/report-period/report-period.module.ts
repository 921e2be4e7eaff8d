import { Module } from '@nestjs/common';
import { AccidentModule } from '../accident/accident.module';
import { BodyStandardModule } from '../body-standard/body-standard.module';
import { FundModule } from '../fund/fund.module';
import { LetterModule } from '../letter/letter.module';
import { ListItemModule } from '../list-item/list-item.module';
import { MeetingModule } from '../meeting/meeting.module';
import { SupervisionModule } from '../supervision/supervision.module';
import { TaskModule } from '../task/task.module';
import { ReportPeriodController } from './report-period.controller';
import { ReportSheets } from './report-period.document';
import { ReportFigures } from './report-period.figures';
import { ReportPeriodRecords } from './report-period.records';
import { ReportPeriodService } from './report-period.service';

/** 统计与通报: what the other ledgers count, for a period, locked. */
@Module({
  imports: [LetterModule, ListItemModule, TaskModule, SupervisionModule, MeetingModule, AccidentModule, FundModule, BodyStandardModule],
  controllers: [ReportPeriodController], providers: [ReportFigures, ReportPeriodRecords, ReportPeriodService, ReportSheets], exports: [ReportFigures, ReportPeriodRecords],
})
export class ReportPeriodModule {}
