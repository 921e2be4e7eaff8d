import { Module } from '@nestjs/common';
import { MechanismImport, MechanismImportController } from './mechanism.import';
import { MechanismRecordService } from './mechanism-record.service';
import { MechanismTemplateService } from './mechanism-template.service';
import { MechanismRecordController, MechanismTemplateController } from './mechanism.controller';
import { MechanismRecords } from './mechanism.records';

/** 机制模板: slogans that a bureau defines, and who lives up to them. */
@Module({ controllers: [MechanismTemplateController, MechanismImportController, MechanismRecordController], providers: [MechanismTemplateService, MechanismRecordService, MechanismRecords, MechanismImport], exports: [MechanismRecords] })
export class MechanismModule {}
