import { Module } from '@nestjs/common';
import { ListItemController } from './list-item.controller';
import { ListItemCoverage } from './list-item.coverage';
import { ListItemDrafting } from './list-item.drafting';
import { ListItemFigures } from './list-item.figures';
import { ListItemRecords } from './list-item.records';
import { ListItemService } from './list-item.service';

@Module({ controllers: [ListItemController], providers: [ListItemService, ListItemDrafting, ListItemRecords, ListItemFigures, ListItemCoverage] })
export class ListItemModule {}
