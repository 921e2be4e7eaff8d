import { Module } from '@nestjs/common';
import { ResponsibilityListController } from './responsibility-list.controller';
import { ResponsibilityListFigures } from './responsibility-list.figures';
import { ResponsibilityListRecords } from './responsibility-list.records';
import { ResponsibilityListService } from './responsibility-list.service';

@Module({ controllers: [ResponsibilityListController], providers: [ResponsibilityListService, ResponsibilityListRecords, ResponsibilityListFigures] })
export class ResponsibilityListModule {}
