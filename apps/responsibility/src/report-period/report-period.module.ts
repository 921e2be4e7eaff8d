import { Module } from '@nestjs/common';
import { AccidentModule } from '../accident/accident.module';
import { BodyStandardModule } from '../body-standard/body-standard.module';
import { DutyObjectModule } from '../duty-object/duty-object.module';
import { FundModule } from '../fund/fund.module';
import { GuardianshipModule } from '../guardianship/guardianship.module';
import { LetterModule } from '../letter/letter.module';
import { ListItemModule } from '../list-item/list-item.module';
import { MechanismModule } from '../mechanism/mechanism.module';
import { MeetingModule } from '../meeting/meeting.module';
import { StandingMeetingModule } from '../standing-meeting/standing-meeting.module';
import { SupervisionModule } from '../supervision/supervision.module';
import { TaskModule } from '../task/task.module';
import { ReportPeriodController } from './report-period.controller';
import { ReportSheets } from './report-period.document';
import { ReportFigures } from './report-period.figures';
import { InstitutionFigures } from './report-period.institutions';
import { OtherFigures } from './report-period.others';
import { ReportPeriodRecords } from './report-period.records';
import { ReportPeriodService } from './report-period.service';

/** 统计与通报: what the other ledgers count, for a period, locked. */
@Module({
  imports: [LetterModule, ListItemModule, TaskModule, SupervisionModule, MeetingModule, AccidentModule, FundModule, BodyStandardModule, StandingMeetingModule, MechanismModule, DutyObjectModule, GuardianshipModule],
  controllers: [ReportPeriodController], providers: [InstitutionFigures, OtherFigures, ReportFigures, ReportPeriodRecords, ReportPeriodService, ReportSheets], exports: [ReportFigures, ReportPeriodRecords],
})
export class ReportPeriodModule {}
