import { fundAdjustmentApi as adjustments, fundPaymentApi as payments } from '@anlan/contracts/responsibility';
import { Attachments } from '@anlan/platform/attachments';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { allPages, exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { FundAdjustmentService } from './fund-adjustment.service';
import { FundPaymentService } from './fund-payment.service';
import { fundAdjustmentCsv, fundPaymentCsv, FundRecords } from './fund.records';

@Controller()
export class FundPaymentController {
  constructor(
    private readonly payments: FundPaymentService,
    private readonly records: FundRecords,
    private readonly files: Attachments,
  ) {}

  @Handle(payments.list)
  list(@Input() { ctx, query }: CallOf<typeof payments.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'fund-payments', fundPaymentCsv, allPages((r) => this.records.payments(ctx, { ...query, ...r, total: undefined }))) : this.records.payments(ctx, query);
  }

  @Handle(payments.get)
  get(@Input() { ctx, params }: CallOf<typeof payments.get>) {
    return this.records.payment(ctx, params.id);
  }

  @Handle(payments.file)
  async file(@Input() { ctx, params }: CallOf<typeof payments.file>) {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.payments.voucher(ctx, params.id, params.fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }

  @Handle(payments.reverse)
  reverse(@Input() { ctx, params, version, body }: CallOf<typeof payments.reverse>) {
    return this.payments.reverse(ctx, params.id, version, body.reason);
  }
}

@Controller()
export class FundAdjustmentController {
  constructor(
    private readonly adjustments: FundAdjustmentService,
    private readonly records: FundRecords,
  ) {}

  @Handle(adjustments.request)
  request(@Input() { ctx, params, body }: CallOf<typeof adjustments.request>) {
    return this.adjustments.request(ctx, params.id, body);
  }

  @Handle(adjustments.list)
  list(@Input() { ctx, query }: CallOf<typeof adjustments.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'fund-adjustments', fundAdjustmentCsv, allPages((r) => this.records.adjustments(ctx, { ...query, ...r, total: undefined }))) : this.records.adjustments(ctx, query);
  }

  @Handle(adjustments.get)
  get(@Input() { ctx, params }: CallOf<typeof adjustments.get>) {
    return this.records.adjustment(ctx, params.id);
  }

  @Handle(adjustments.approve)
  approve(@Input() { ctx, params, version, body }: CallOf<typeof adjustments.approve>) {
    return this.adjustments.approve(ctx, params.id, version, body.note);
  }

  @Handle(adjustments.refuse)
  refuse(@Input() { ctx, params, version, body }: CallOf<typeof adjustments.refuse>) {
    return this.adjustments.refuse(ctx, params.id, version, body.note);
  }
}
