import { Module } from '@nestjs/common';
import { DutyKindController } from './duty-kind.controller';
import { DutyKindService } from './duty-kind.service';

@Module({ controllers: [DutyKindController], providers: [DutyKindService] })
export class DutyKindModule {}
