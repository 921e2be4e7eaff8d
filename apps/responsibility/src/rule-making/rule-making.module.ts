import { Module } from '@nestjs/common';
import { RuleMakingController } from './rule-making.controller';
import { RuleMakingRecords } from './rule-making.records';
import { RuleMakingService } from './rule-making.service';

/** 立法与标准化. */
@Module({ controllers: [RuleMakingController], providers: [RuleMakingService, RuleMakingRecords] })
export class RuleMakingModule {}
