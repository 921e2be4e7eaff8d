import { Module } from '@nestjs/common';
import { HazardModule } from '../hazard/hazard.module';
import { PublicReportController } from './public-report.controller';
import { PublicReportEntry } from './public-report.entry';
import { PublicReportFigureService } from './public-report.figures';
import { PublicReportIntake } from './public-report.intake';
import { PublicReportList } from './public-report.list';
import { PublicReportPictures } from './public-report.pictures';
import { PublicReportRegister } from './public-report.register';
import { PublicReportService } from './public-report.service';

@Module({ imports: [HazardModule], controllers: [PublicReportController], providers: [PublicReportRegister, PublicReportPictures, PublicReportIntake, PublicReportEntry, PublicReportList, PublicReportFigureService, PublicReportService] })
export class PublicReportModule {}
