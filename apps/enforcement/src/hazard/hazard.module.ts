import { Module } from '@nestjs/common';
import { SubjectModule } from '../subject/subject.module';
import { HazardAssignees } from './hazard.assignees';
import { HazardAssigneesController } from './hazard.assignees.controller';
import { HazardController } from './hazard.controller';
import { HazardDeadlines } from './hazard.deadlines';
import { HazardHistory } from './hazard.history';
import { HazardImport } from './hazard.import';
import { HazardImportController } from './hazard.import.controller';
import { HazardLinks } from './hazard.links';
import { HazardList } from './hazard.list';
import { HazardListRates } from './hazard.list-rates';
import { HazardMap } from './hazard.map';
import { HazardCounts } from './hazard.rollup';
import { HazardSearchIndex } from './hazard.search';
import { HazardService } from './hazard.service';
import { HazardStepsController } from './hazard.steps.controller';
import { HazardStatistics } from './hazard.statistics';

@Module({
  imports: [SubjectModule],
  controllers: [HazardController, HazardStepsController, HazardAssigneesController, HazardImportController],
  providers: [HazardService, HazardLinks, HazardList, HazardHistory, HazardListRates, HazardMap, HazardStatistics, HazardDeadlines, HazardImport, HazardAssignees, HazardSearchIndex, HazardCounts],
  exports: [HazardService, HazardLinks, HazardStatistics],
})
export class HazardModule {}
