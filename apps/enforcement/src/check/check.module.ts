import { Module } from '@nestjs/common';
import { CampaignModule } from '../campaign/campaign.module';
import { ChecklistModule } from '../checklist/checklist.module';
import { ExpertModule } from '../expert/expert.module';
import { HazardModule } from '../hazard/hazard.module';
import { ServiceContractModule } from '../service-contract/service-contract.module';
import { CheckController } from './check.controller';
import { CheckExecution } from './check.execution';
import { CheckImport, CheckImportController } from './check.import';
import { CheckFindings } from './check.findings';
import { CheckLinks } from './check.links';
import { CheckList } from './check.list';
import { CheckOpening } from './check.opening';
import { CheckService } from './check.service';
import { CheckStatistics } from './check.statistics';
import { CheckSubjects } from './check.subjects';
import { InspectionController } from './inspection.controller';

@Module({
  imports: [HazardModule, CampaignModule, ChecklistModule, ExpertModule, ServiceContractModule],
  controllers: [CheckImportController, CheckController, InspectionController],
  providers: [CheckOpening, CheckService, CheckFindings, CheckSubjects, CheckList, CheckStatistics, CheckExecution, CheckLinks, CheckImport],
  exports: [CheckOpening, CheckList, CheckStatistics],
})
export class CheckModule {}
