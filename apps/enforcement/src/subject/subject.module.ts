import { Module } from '@nestjs/common';
import { SubjectController } from './subject.controller';
import { SubjectList } from './subject.list';
import { SubjectRecords } from './subject.history';
import { SubjectService } from './subject.service';
import { SubjectStatistics } from './subject.statistics';

@Module({
  controllers: [SubjectController],
  providers: [SubjectService, SubjectList, SubjectRecords, SubjectStatistics],
  exports: [SubjectService, SubjectRecords],
})
export class SubjectModule {}
