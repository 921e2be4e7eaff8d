import { callersProvider } from '@anlan/platform/http';
import { Module } from '@nestjs/common';
import { CheckModule } from '../check/check.module';
import { HazardModule } from '../hazard/hazard.module';
import { InspectionPlanModule } from '../inspection-plan/inspection-plan.module';
import { HazardFiguresController } from './hazard-figures.controller';
import { HazardFiguresService } from './hazard-figures.service';
import { ReportFiguresController } from './report-figures.controller';
import { ReportFiguresService } from './report-figures.service';

/** What other services say of enforcement: their reports of all of it, and parks of the hazards of their enterprises. */
@Module({
  imports: [CheckModule, HazardModule, InspectionPlanModule], controllers: [ReportFiguresController, HazardFiguresController],
  providers: [ReportFiguresService, HazardFiguresService, callersProvider],
})
export class ReportFiguresModule {}
