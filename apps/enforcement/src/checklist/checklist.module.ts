import { Module } from '@nestjs/common';
import { ChecklistController } from './checklist.controller';
import { ChecklistLibrary } from './checklist.library';
import { ChecklistRecords } from './checklist.records';
import { ChecklistService } from './checklist.service';

@Module({
  controllers: [ChecklistController],
  providers: [ChecklistService, ChecklistRecords, ChecklistLibrary],
  exports: [ChecklistService],
})
export class ChecklistModule {}
