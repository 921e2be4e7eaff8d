import { Module } from '@nestjs/common';
import { DutyActController } from './duty-act.controller';
import { DutyActRecords } from './duty-act.records';
import { DutyActService } from './duty-act.service';

/** 履职留痕 of standing duties. */
@Module({ controllers: [DutyActController], providers: [DutyActService, DutyActRecords] })
export class DutyActModule {}
