import { Module } from '@nestjs/common';
import { DevelopmentPlanService } from './development-plan.service';
import { DevelopmentPlanController, PlanProjectController } from './plan-project.controller';
import { PlanProjectRecords } from './plan-project.records';
import { PlanProjectService } from './plan-project.service';

/** 五年规划及其项目. */
@Module({ controllers: [DevelopmentPlanController, PlanProjectController], providers: [DevelopmentPlanService, PlanProjectService, PlanProjectRecords] })
export class PlanProjectModule {}
