import { enforcementAuditApi, enforcementChangesApi, enforcementFileApi, enforcementOperationApi, enforcementTodoApi } from '@anlan/contracts/enforcement';
import type { ServiceConfig } from '@anlan/platform/config';
import { AttachmentsModule } from '@anlan/platform/attachments';
import { auditController } from '@anlan/platform/audit';
import { ChangesModule } from '@anlan/platform/changes';
import { TenantTx } from '@anlan/platform/db';
import { todosController, TodoService } from '@anlan/platform/ledger';
import { operationsController } from '@anlan/platform/operations';
import { divisionNames, ReferenceDirectory, ReferenceIdentity, ReferenceModule } from '@anlan/platform/reference';
import { PlatformModule } from '@anlan/platform/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { migrations } from '../migrations';
import { drawChanges } from './draw/draw.changes';
import { DrawModule } from './draw/draw.module';
import { checklistChanges } from './checklist/checklist.changes';
import { ChecklistModule } from './checklist/checklist.module';
import { campaignChanges } from './campaign/campaign.changes';
import { CampaignModule } from './campaign/campaign.module';
import { checkChanges } from './check/check.changes';
import { CheckModule } from './check/check.module';
import { expertChanges } from './expert/expert.changes';
import { ExpertModule } from './expert/expert.module';
import { slipChanges } from './assignment-slip/assignment-slip.changes';
import { AssignmentSlipModule } from './assignment-slip/assignment-slip.module';
import { hazardChanges } from './hazard/hazard.changes';
import { HazardModule } from './hazard/hazard.module';
import { hazardTodos } from './hazard/hazard.todos';
import { inspectionPlanChanges } from './inspection-plan/inspection-plan.changes';
import { InspectionPlanModule } from './inspection-plan/inspection-plan.module';
import { knowledgeChanges } from './knowledge/knowledge.changes';
import { KnowledgeModule } from './knowledge/knowledge.module';
import { portraitChanges } from './portrait/portrait.changes';
import { PortraitModule } from './portrait/portrait.module';
import { performanceChanges } from './performance/performance.changes';
import { PerformanceModule } from './performance/performance.module';
import { publicReportChanges } from './public-report/public-report.changes';
import { PublicReportModule } from './public-report/public-report.module';
import { publicReportTodos } from './public-report/public-report.todos';
import { recheckChanges } from './recheck/recheck.changes';
import { RecheckModule } from './recheck/recheck.module';
import { riskPointChanges } from './risk-point/risk-point.changes';
import { RiskPointModule } from './risk-point/risk-point.module';
import { riskPointTodos } from './risk-point/risk-point.todos';
import { reportRewardChanges } from './report-reward/report-reward.changes';
import { EnterpriseCoverageModule } from './enterprise-coverage/enterprise-coverage.module';
import { ReportFiguresModule } from './report-figures/report-figures.module';
import { ReportRewardModule } from './report-reward/report-reward.module';
import { reportRewardTodos } from './report-reward/report-reward.todos';
import { serviceContractChanges } from './service-contract/service-contract.changes';
import { ServiceContractModule } from './service-contract/service-contract.module';
import { standardisationChanges } from './standardisation/standardisation.changes';
import { StandardisationModule } from './standardisation/standardisation.module';
import { standardisationTodos } from './standardisation/standardisation.todos';
import { subjectChanges } from './subject/subject.changes';
import { SubjectModule } from './subject/subject.module';
import { subjectTodos } from './subject/subject.todos';

@Module({})
export class AppModule {
  static with(config: ServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DiscoveryModule,
        PlatformModule.forService({ service: 'enforcement', config, migrations, identity: ReferenceIdentity }),
        ReferenceModule.forService(config),
        AttachmentsModule.with(enforcementFileApi),
        HazardModule,
        ChangesModule.with(enforcementChangesApi, (tx) => ({ ...hazardChanges(tx), ...recheckChanges(tx), ...publicReportChanges(tx), ...subjectChanges(tx), ...drawChanges(tx), ...inspectionPlanChanges(tx), ...checklistChanges, ...knowledgeChanges(tx), ...portraitChanges(tx), ...campaignChanges, ...riskPointChanges(tx), ...checkChanges(tx), ...slipChanges(tx), ...expertChanges(tx), ...serviceContractChanges(tx), ...standardisationChanges(tx), ...reportRewardChanges(tx), ...performanceChanges(tx) })),
        RecheckModule,
        PublicReportModule,
        SubjectModule,
        DrawModule,
        InspectionPlanModule,
        ChecklistModule,
        KnowledgeModule,
        PortraitModule,
        CampaignModule,
        RiskPointModule,
        CheckModule,
        ServiceContractModule,
        StandardisationModule,
        ReportRewardModule,
        ReportFiguresModule,
        EnterpriseCoverageModule,
        ExpertModule,
        AssignmentSlipModule,
        PerformanceModule,
      ],
      controllers: [operationsController(enforcementOperationApi), auditController(enforcementAuditApi), todosController(enforcementTodoApi)],
      providers: [{ provide: TodoService, useFactory: (tx: TenantTx, references: ReferenceDirectory) => new TodoService(tx, [hazardTodos, publicReportTodos, subjectTodos(references), riskPointTodos, standardisationTodos, reportRewardTodos], divisionNames(references)), inject: [TenantTx, ReferenceDirectory] }],
    };
  }
}
