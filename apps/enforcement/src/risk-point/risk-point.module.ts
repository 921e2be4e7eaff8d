import { Module } from '@nestjs/common';
import { HazardModule } from '../hazard/hazard.module';
import { RiskPointController } from './risk-point.controller';
import { RiskPointImport, RiskPointImportController } from './risk-point.import';
import { RiskPointLabels } from './risk-point.labels';
import { RiskPointList } from './risk-point.list';
import { RiskPointMap } from './risk-point.map';
import { RiskPointPrevention } from './risk-point.prevention';
import { RiskPointRecords } from './risk-point.records';
import { RiskPointSearchIndex } from './risk-point.search';
import { RiskPointService } from './risk-point.service';
import { RiskPointStatistics } from './risk-point.statistics';

@Module({
  imports: [HazardModule],
  controllers: [RiskPointController, RiskPointImportController],
  providers: [RiskPointService, RiskPointList, RiskPointLabels, RiskPointImport, RiskPointRecords, RiskPointPrevention, RiskPointMap, RiskPointStatistics, RiskPointSearchIndex],
  exports: [RiskPointService, RiskPointRecords],
})
export class RiskPointModule {}
