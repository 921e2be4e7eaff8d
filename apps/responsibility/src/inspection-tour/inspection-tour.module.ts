import { Module } from '@nestjs/common';
import { InspectionTourController } from './inspection-tour.controller';
import { InspectionTourRecords } from './inspection-tour.records';
import { InspectionTourService } from './inspection-tour.service';

/** 安全生产巡查. */
@Module({ controllers: [InspectionTourController], providers: [InspectionTourService, InspectionTourRecords] })
export class InspectionTourModule {}
