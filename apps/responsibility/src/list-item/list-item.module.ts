import { Module } from '@nestjs/common';
import { ListItemController } from './list-item.controller';
import { ListItemCoverage } from './list-item.coverage';
import { ListItemDrafting } from './list-item.drafting';
import { ListItemEnterprises } from './list-item.enterprises';
import { ListItemImport, ListItemImportController } from './list-item.import';
import { ListItemFigures } from './list-item.figures';
import { ListItemRecords } from './list-item.records';
import { ListItemService } from './list-item.service';

@Module({ controllers: [ListItemImportController, ListItemController], providers: [ListItemService, ListItemDrafting, ListItemRecords, ListItemFigures, ListItemCoverage, ListItemEnterprises, ListItemImport], exports: [ListItemFigures, ListItemRecords] })
export class ListItemModule {}
