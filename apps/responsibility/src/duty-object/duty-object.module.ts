import { Module } from '@nestjs/common';
import { DutyObjectController } from './duty-object.controller';
import { DutyObjectImport, DutyObjectImportController } from './duty-object.import';
import { DutyObjectRecords } from './duty-object.records';
import { DutyObjectService } from './duty-object.service';

@Module({ controllers: [DutyObjectImportController, DutyObjectController], providers: [DutyObjectService, DutyObjectRecords, DutyObjectImport], exports: [DutyObjectRecords] })
export class DutyObjectModule {}
