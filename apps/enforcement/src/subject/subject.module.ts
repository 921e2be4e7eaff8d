import { Module } from '@nestjs/common';
import { SubjectController } from './subject.controller';
import { SubjectImport, SubjectImportController } from './subject.import';
import { SubjectList } from './subject.list';
import { SubjectMap } from './subject.map';
import { SubjectRecords } from './subject.history';
import { SubjectCounts } from './subject.rollup';
import { SubjectSearchIndex } from './subject.search';
import { SubjectService } from './subject.service';
import { SubjectStatistics } from './subject.statistics';

@Module({
  controllers: [SubjectController, SubjectImportController],
  providers: [SubjectService, SubjectList, SubjectMap, SubjectRecords, SubjectStatistics, SubjectSearchIndex, SubjectCounts, SubjectImport],
  exports: [SubjectService, SubjectRecords],
})
export class SubjectModule {}
