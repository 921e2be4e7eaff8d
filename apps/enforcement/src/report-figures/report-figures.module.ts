import { AccessDirectory } from '@anlan/platform/access';
import { TokenVerifier } from '@anlan/platform/auth';
import { Callers } from '@anlan/platform/http';
import { Module } from '@nestjs/common';
import { CheckModule } from '../check/check.module';
import { HazardModule } from '../hazard/hazard.module';
import { InspectionPlanModule } from '../inspection-plan/inspection-plan.module';
import { ReportFiguresController } from './report-figures.controller';
import { ReportFiguresService } from './report-figures.service';

/** What reports of other services say of enforcement. */
@Module({
  imports: [CheckModule, HazardModule, InspectionPlanModule], controllers: [ReportFiguresController],
  providers: [ReportFiguresService, { provide: Callers, useFactory: (tokens: TokenVerifier, access: AccessDirectory) => new Callers(tokens, access), inject: [TokenVerifier, AccessDirectory] }],
})
export class ReportFiguresModule {}
