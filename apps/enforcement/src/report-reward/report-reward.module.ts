import { Module } from '@nestjs/common';
import { ReportRewardController } from './report-reward.controller';
import { ReportRewardRecords } from './report-reward.records';
import { ReportRewardService } from './report-reward.service';

@Module({ controllers: [ReportRewardController], providers: [ReportRewardService, ReportRewardRecords] })
export class ReportRewardModule {}
