import { Module } from '@nestjs/common';
import { HazardModule } from '../hazard/hazard.module';
import { PublicReportController } from './public-report.controller';
import { PublicReportIntake } from './public-report.intake';
import { PublicReportList } from './public-report.list';
import { PublicReportService } from './public-report.service';

@Module({ imports: [HazardModule], controllers: [PublicReportController], providers: [PublicReportIntake, PublicReportList, PublicReportService] })
export class PublicReportModule {}
