import { Module } from '@nestjs/common';
import { AccidentModule } from '../accident/accident.module';
import { BodyStandardModule } from '../body-standard/body-standard.module';
import { LetterModule } from '../letter/letter.module';
import { ListItemModule } from '../list-item/list-item.module';
import { SupervisionModule } from '../supervision/supervision.module';
import { TaskModule } from '../task/task.module';
import { AssessmentController, AssessmentSchemeController, VetoController } from './assessment.controller';
import { AssessmentDocuments } from './assessment.document';
import { AssessmentIssues } from './assessment.issues';
import { AssessmentMeasures } from './assessment.measures';
import { AssessmentRecords } from './assessment.records';
import { AssessmentSchemeService } from './assessment-scheme.service';
import { AssessmentService } from './assessment.service';
import { AssessmentSheetController } from './assessment-sheet.controller';
import { AssessmentSheetService } from './assessment-sheet.service';
import { VetoService } from './veto.service';

/** 考核 of streets and departments, by what the other ledgers know of them; 一票否决. */
@Module({
  imports: [LetterModule, ListItemModule, TaskModule, SupervisionModule, BodyStandardModule, AccidentModule],
  controllers: [AssessmentSchemeController, AssessmentController, AssessmentSheetController, VetoController],
  providers: [AssessmentSchemeService, AssessmentService, AssessmentIssues, AssessmentSheetService, AssessmentRecords, AssessmentDocuments, AssessmentMeasures, VetoService],
})
export class AssessmentModule {}
