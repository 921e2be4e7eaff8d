import { responsibilityAuditApi, responsibilityChangesApi, responsibilityFileApi, responsibilityOperationApi, responsibilityTodoApi } from '@anlan/contracts/responsibility';
import { AttachmentsModule } from '@anlan/platform/attachments';
import { auditController } from '@anlan/platform/audit';
import { ChangesModule } from '@anlan/platform/changes';
import type { ServiceConfig } from '@anlan/platform/config';
import { TenantTx } from '@anlan/platform/db';
import { todosController, TodoService } from '@anlan/platform/ledger';
import { operationsController } from '@anlan/platform/operations';
import { divisionNames, ReferenceDirectory, ReferenceIdentity, ReferenceModule } from '@anlan/platform/reference';
import { PlatformModule } from '@anlan/platform/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { migrations } from '../migrations';
import { listItemChanges } from './list-item/list-item.changes';
import { ListItemModule } from './list-item/list-item.module';
import { listItemTodos } from './list-item/list-item.todos';
import { listKindChanges } from './list-kind/list-kind.changes';
import { ListKindModule } from './list-kind/list-kind.module';
import { responsibilityListChanges } from './responsibility-list/responsibility-list.changes';
import { ResponsibilityListModule } from './responsibility-list/responsibility-list.module';
import { responsibilityListTodos } from './responsibility-list/responsibility-list.todos';
import { inspectionTourChanges } from './inspection-tour/inspection-tour.changes';
import { InspectionTourModule } from './inspection-tour/inspection-tour.module';
import { inspectionTourTodos } from './inspection-tour/inspection-tour.todos';
import { parkChanges } from './park/park.changes';
import { ParkModule } from './park/park.module';
import { parkTodos } from './park/park.todos';
import { letterChanges } from './letter/letter.changes';
import { LetterModule } from './letter/letter.module';
import { letterTodos } from './letter/letter.todos';
import { supervisionChanges } from './supervision/supervision.changes';
import { SupervisionModule } from './supervision/supervision.module';
import { supervisionTodos } from './supervision/supervision.todos';
import { taskChanges } from './task/task.changes';
import { TaskModule } from './task/task.module';
import { taskTodos } from './task/task.todos';
import { bodyStandardChanges } from './body-standard/body-standard.changes';
import { BodyStandardModule } from './body-standard/body-standard.module';
import { fundChanges } from './fund/fund.changes';
import { FundModule } from './fund/fund.module';
import { mechanismChanges } from './mechanism/mechanism.changes';
import { MechanismModule } from './mechanism/mechanism.module';
import { mechanismTodos } from './mechanism/mechanism.todos';
import { accidentChanges } from './accident/accident.changes';
import { AccidentModule } from './accident/accident.module';
import { accidentTodos } from './accident/accident.todos';
import { CalendarFeedModule } from './calendar-feed/calendar-feed.module';
import { committeeChanges } from './committee/committee.changes';
import { CommitteeModule } from './committee/committee.module';
import { meetingChanges } from './meeting/meeting.changes';
import { MeetingModule } from './meeting/meeting.module';
import { standingMeetingChanges } from './standing-meeting/standing-meeting.changes';
import { StandingMeetingModule } from './standing-meeting/standing-meeting.module';
import { reportPeriodChanges } from './report-period/report-period.changes';
import { ReportPeriodModule } from './report-period/report-period.module';
import { reportPeriodTodos } from './report-period/report-period.todos';
import { targetChanges } from './target/target.changes';
import { TargetModule } from './target/target.module';
import { targetTodos } from './target/target.todos';
import { honourChanges } from './honour/honour.changes';
import { HonourModule } from './honour/honour.module';
import { honourTodos } from './honour/honour.todos';
import { shortcomingChanges } from './shortcoming/shortcoming.changes';
import { ShortcomingModule } from './shortcoming/shortcoming.module';
import { shortcomingTodos } from './shortcoming/shortcoming.todos';
import { assessmentChanges } from './assessment/assessment.changes';
import { AssessmentModule } from './assessment/assessment.module';
import { assessmentTodos } from './assessment/assessment.todos';
import { dutyKindChanges } from './duty-kind/duty-kind.changes';
import { DutyKindModule } from './duty-kind/duty-kind.module';
import { dutyObjectChanges } from './duty-object/duty-object.changes';
import { DutyObjectModule } from './duty-object/duty-object.module';
import { dutyEditionChanges } from './duty-edition/duty-edition.changes';
import { DutyEditionModule } from './duty-edition/duty-edition.module';
import { guardianshipChanges } from './guardianship/guardianship.changes';
import { GuardianshipModule } from './guardianship/guardianship.module';
import { handOverChanges } from './hand-over/hand-over.changes';
import { HandOverModule } from './hand-over/hand-over.module';
import { DutyActModule } from './duty-act/duty-act.module';
import { DutyPerformanceModule } from './duty-performance/duty-performance.module';
import { dutyHolderTodos } from './duty-edition/duty-holder.todos';
import { guardianshipTodos } from './guardianship/guardianship.todos';
import { planProjectChanges } from './plan-project/plan-project.changes';
import { PlanProjectModule } from './plan-project/plan-project.module';
import { planProjectTodos } from './plan-project/plan-project.todos';
import { ruleMakingChanges } from './rule-making/rule-making.changes';
import { RuleMakingModule } from './rule-making/rule-making.module';
import { ruleMakingTodos } from './rule-making/rule-making.todos';

@Module({})
export class AppModule {
  static with(config: ServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DiscoveryModule,
        PlatformModule.forService({ service: 'responsibility', config, migrations, identity: ReferenceIdentity }),
        ReferenceModule.forService(config),
        AttachmentsModule.with(responsibilityFileApi),
        ChangesModule.with(responsibilityChangesApi, (tx) => ({
          ...listKindChanges,
          ...responsibilityListChanges(tx),
          ...listItemChanges(tx),
          ...letterChanges(tx),
          ...committeeChanges,
          ...standingMeetingChanges(tx),
          ...meetingChanges(tx),
          ...taskChanges(tx),
          ...supervisionChanges(tx),
          ...accidentChanges(tx),
          ...fundChanges(tx),
          ...bodyStandardChanges(tx),
          ...mechanismChanges(tx),
          ...reportPeriodChanges,
          ...targetChanges,
          ...planProjectChanges,
          ...ruleMakingChanges,
          ...inspectionTourChanges(tx),
          ...parkChanges(tx),
          ...honourChanges,
          ...shortcomingChanges,
          ...assessmentChanges(tx),
          ...dutyKindChanges,
          ...dutyObjectChanges(tx),
          ...dutyEditionChanges(tx),
          ...guardianshipChanges(tx),
          ...handOverChanges(tx),
        })),
        ListKindModule,
        ResponsibilityListModule,
        ListItemModule,
        DutyActModule,
        LetterModule,
        CommitteeModule,
        StandingMeetingModule,
        MeetingModule,
        CalendarFeedModule,
        TaskModule,
        SupervisionModule,
        AccidentModule,
        FundModule,
        BodyStandardModule,
        MechanismModule,
        ReportPeriodModule,
        TargetModule,
        PlanProjectModule,
        RuleMakingModule,
        InspectionTourModule,
        ParkModule,
        HonourModule,
        ShortcomingModule,
        AssessmentModule,
        DutyKindModule,
        DutyObjectModule,
        DutyEditionModule,
        GuardianshipModule,
        HandOverModule,
        DutyPerformanceModule,
      ],
      controllers: [operationsController(responsibilityOperationApi), auditController(responsibilityAuditApi), todosController(responsibilityTodoApi)],
      providers: [
        {
          provide: TodoService, inject: [TenantTx, ReferenceDirectory],
          useFactory: (tx: TenantTx, references: ReferenceDirectory) => new TodoService(tx, [
            responsibilityListTodos,
            listItemTodos,
            letterTodos,
            ...taskTodos,
            ...supervisionTodos,
            ...accidentTodos,
            reportPeriodTodos,
            ...targetTodos,
            ...planProjectTodos,
            ...ruleMakingTodos,
            inspectionTourTodos,
            parkTodos,
            mechanismTodos,
            honourTodos,
            shortcomingTodos,
            ...assessmentTodos,
            dutyHolderTodos(references),
            guardianshipTodos(references),
          ], divisionNames(references)),
        },
      ],
    };
  }
}
