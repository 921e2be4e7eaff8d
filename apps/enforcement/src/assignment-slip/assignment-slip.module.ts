import { Module } from '@nestjs/common';
import { HazardModule } from '../hazard/hazard.module';
import { AssignmentSlipController } from './assignment-slip.controller';
import { AssignmentSlipRecords } from './assignment-slip.records';
import { AssignmentSlipService } from './assignment-slip.service';
import { MonthlyThemeService } from './monthly-theme.service';

@Module({ imports: [HazardModule], controllers: [AssignmentSlipController], providers: [AssignmentSlipService, AssignmentSlipRecords, MonthlyThemeService] })
export class AssignmentSlipModule {}
