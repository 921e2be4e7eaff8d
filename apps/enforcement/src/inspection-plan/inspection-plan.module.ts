import { Module } from '@nestjs/common';
import { InspectionPlanController } from './inspection-plan.controller';
import { InspectionPlanRecords } from './inspection-plan.records';
import { InspectionPlanService } from './inspection-plan.service';

@Module({ controllers: [InspectionPlanController], providers: [InspectionPlanService, InspectionPlanRecords], exports: [InspectionPlanRecords] })
export class InspectionPlanModule {}
