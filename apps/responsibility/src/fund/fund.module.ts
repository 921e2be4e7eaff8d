import { Module } from '@nestjs/common';
import { FundAdjustmentService } from './fund-adjustment.service';
import { FundBulletinService } from './fund-bulletin.service';
import { FundAdjustmentController, FundPaymentController } from './fund-money.controller';
import { FundPaymentService } from './fund-payment.service';
import { FundProjectService } from './fund-project.service';
import { FundController, FundProjectController } from './fund.controller';
import { FundFiguresService } from './fund.figures';
import { FundRecords } from './fund.records';
import { FundService } from './fund.service';

/** 安全生产专项经费. */
@Module({ controllers: [FundController, FundProjectController, FundPaymentController, FundAdjustmentController], providers: [FundService, FundProjectService, FundPaymentService, FundAdjustmentService, FundBulletinService, FundFiguresService, FundRecords], exports: [FundFiguresService] })
export class FundModule {}
