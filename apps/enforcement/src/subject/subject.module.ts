import { Module } from '@nestjs/common';
import { SubjectController } from './subject.controller';
import { SubjectList } from './subject.list';
import { SubjectRecords } from './subject.history';
import { SubjectSearchIndex } from './subject.search';
import { SubjectService } from './subject.service';
import { SubjectStatistics } from './subject.statistics';

@Module({
  controllers: [SubjectController],
  providers: [SubjectService, SubjectList, SubjectRecords, SubjectStatistics, SubjectSearchIndex],
  exports: [SubjectService, SubjectRecords],
})
export class SubjectModule {}
