import { Module } from '@nestjs/common';
import { PerformanceBoards } from './performance.board';
import { PerformanceController } from './performance.controller';
import { PerformanceService } from './performance.service';
import { PointsAppealController } from './points-appeal.controller';
import { PointsAppealService } from './points-appeal.service';
import { PointsSchemeService } from './points-scheme.service';

@Module({ controllers: [PerformanceController, PointsAppealController], providers: [PerformanceBoards, PerformanceService, PointsSchemeService, PointsAppealService] })
export class PerformanceModule {}
