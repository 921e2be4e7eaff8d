import { fundPaymentErrors as e, fundPaymentLifecycle, fundProjectErrors as pe, type FundPayment, type PayFundBody } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { fundPaymentLedger as ledger, fundProjectLedger as projects, toFundPayment, type FundPaymentRow, type FundProjectRow } from './fund.entity';
import { assertPayable } from './fund.rules';

/** 支付 and 冲销. Both change what the project has paid, on its locked row. */
@Injectable()
export class FundPaymentService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly attachments: Attachments,
  ) {}

  async pay(ctx: TenantContext, projectId: string, version: number, b: PayFundBody): Promise<FundPayment> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const paymentId = newId();
      const project = await projects.step(tx, ctx, projectId, version, 'pay', (r, now) => {
        assertPayable({ budget: Number(r.budget), paid: Number(r.paid), year: r.year }, b, shanghaiDay(now));
        return { event: 'paid', next: { paid: Number(r.paid) + b.amount }, facts: { paymentId, amount: b.amount } };
      });
      if ((await this.attachments.unknown(tx, ctx, 'fund.pay', [b.fileId])).length > 0) throw invalidField('body.fileId', pe.unknown_file);
      const row: FundPaymentRow = {
        id: paymentId, fund_id: project.fund_id, project_id: project.id, project_name: project.name, unit_id: project.unit_id, division_code: project.division_code, paid_on: b.paidOn, payee: b.payee, amount: b.amount, purpose: b.purpose, file_id: b.fileId, status: fundPaymentLifecycle.initial, reverse_reason: null,
        ...madeBy(ctx, 'paid', new Date()),
      };
      ledger.insert(tx, ctx, 'fund.pay', row, 'made');
      return toFundPayment(ctx, row, reference);
    });
  }

  async reverse(ctx: TenantContext, id: string, version: number, reason: string): Promise<FundPayment> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, 'reverse', () => ({ event: 'reversed', next: { status: 'reversed', reverse_reason: reason }, facts: { reason } }));
      const [project] = await tx.rows<FundProjectRow>('select * from responsibility.fund_project where tenant_id = $1 and id = $2 for update', [ctx.tenantId, row.project_id], 'fund-payment-project');
      if (!project) throw notFound();
      if (project.status !== 'allotted') throw new ProblemError(e.settled);
      const amount = Number(row.amount);
      await projects.step(tx, ctx, project.id, project.version, 'pay', (r) => ({ event: 'payment_reversed', next: { paid: Number(r.paid) - amount }, facts: { paymentId: id, amount } }));
      return toFundPayment(ctx, row, reference);
    });
  }

  /** The file id where it is the voucher of a payment in sight. */
  async voucher(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const [row] = await this.tx.read<FundPaymentRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (ledger.visible(ctx, row).file_id !== fileId) throw notFound();
    return fileId;
  }
}
