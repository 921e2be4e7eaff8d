import { Module } from '@nestjs/common';
import { DutyEditionController, DutyHolderController } from './duty-edition.controller';
import { DutyEditionRecords } from './duty-edition.records';
import { DutyEditionService } from './duty-edition.service';
import { DutyHolderService } from './duty-holder.service';

@Module({ controllers: [DutyEditionController, DutyHolderController], providers: [DutyEditionService, DutyHolderService, DutyEditionRecords] })
export class DutyEditionModule {}
