import { Module } from '@nestjs/common';
import { ResponsibilityListController } from './responsibility-list.controller';
import { ResponsibilityListRecords } from './responsibility-list.records';
import { ResponsibilityListService } from './responsibility-list.service';

@Module({ controllers: [ResponsibilityListController], providers: [ResponsibilityListService, ResponsibilityListRecords] })
export class ResponsibilityListModule {}
