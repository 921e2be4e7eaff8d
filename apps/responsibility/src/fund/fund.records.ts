import {
  fundAdjustmentKindNames, fundAdjustmentLifecycle, fundPaymentLifecycle, fundProjectLifecycle,
  type Fund, type FundAdjustment, type FundAdjustmentQuery, type FundBulletin, type FundBulletinQuery, type FundPayment, type FundPaymentQuery, type FundProject, type FundProjectQuery, type FundQuery,
} from '@anlan/contracts/responsibility';
import { divisionPrefix, formatWanYuan, formatYuan, parseDivisionCode, rate, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { listPage, Where, type CsvColumn, type Ledger, type PageOf, type PageRequest, type Reach } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import * as entity from './fund.entity';
import { fundProjectReach, fundReach } from './fund.reach';
import { expectedSql } from './fund.rules';

export const fundProjectCsv: CsvColumn<FundProject>[] = [
  { header: '经费名称', value: (p) => p.fundName },
  { header: '年度', value: (p) => p.year },
  { header: '项目名称', value: (p) => p.name },
  { header: '预算科目', value: (p) => p.budgetLine },
  { header: '责任单位', value: (p) => p.unitName },
  { header: '预算（万元）', value: (p) => formatWanYuan(p.budget) },
  { header: '已支付（万元）', value: (p) => formatWanYuan(p.paid) },
  { header: '支出进度', value: (p) => rate(p.paid, p.budget) },
  { header: '时序应支付（万元）', value: (p) => formatWanYuan(p.expected) },
  { header: '滞后', value: (p) => (p.behind ? '是' : '否') },
  { header: '状态', value: (p) => fundProjectLifecycle.states[p.status].zh },
];
export const fundPaymentCsv: CsvColumn<FundPayment>[] = [
  { header: '支付日期', value: (p) => p.paidOn },
  { header: '项目名称', value: (p) => p.projectName },
  { header: '责任单位', value: (p) => p.unitName },
  { header: '收款单位', value: (p) => p.payee },
  { header: '用途', value: (p) => p.purpose },
  { header: '金额（元）', value: (p) => formatYuan(p.amount) },
  { header: '状态', value: (p) => fundPaymentLifecycle.states[p.status].zh },
  { header: '冲销原因', value: (p) => p.reverseReason },
];
export const fundAdjustmentCsv: CsvColumn<FundAdjustment>[] = [
  { header: '经费名称', value: (a) => a.fundName },
  { header: '方式', value: (a) => fundAdjustmentKindNames[a.kind].zh },
  { header: '转出项目', value: (a) => a.fromProjectName },
  { header: '转入项目', value: (a) => a.toProjectName },
  { header: '金额（元）', value: (a) => formatYuan(a.amount) },
  { header: '理由', value: (a) => a.reason },
  { header: '申请人', value: (a) => a.requestedBy.name },
  { header: '审批人', value: (a) => a.decidedBy?.name ?? null },
  { header: '状态', value: (a) => fundAdjustmentLifecycle.states[a.status].zh },
];

const within = <K extends string>(ctx: TenantContext, reach: Reach<K>): Where => new Where().and('tenant_id = $', ctx.tenantId).within(reach, ctx, 'fund.read');
const below = (where: Where, code: string | undefined): Where => where.below('division_code', code && divisionPrefix(parseDivisionCode(code).code));

/** Funds and all that belongs to them, as lists and records read them. */
@Injectable()
export class FundRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async funds(ctx: TenantContext, q: FundQuery): Promise<PageOf<Fund>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = below(within(ctx, fundReach).and('year = $', q.year).and('status = $', q.status), q.divisionCode);
    return this.page<entity.FundRow, Fund>(ctx, q, 'fund', where, (r) => entity.toFund(ctx, r, reference));
  }

  async projects(ctx: TenantContext, q: FundProjectQuery): Promise<PageOf<FundProject>> {
    const reference = await this.references.get(ctx.tenantId);
    const now = new Date();
    const where = below(within(ctx, fundProjectReach).and('fund_id = $', q.fundId).and('unit_id = $', q.unitId).and('status = any($::text[])', q.status), q.divisionCode);
    where.and(`(status = 'allotted' and paid < ${expectedSql(shanghaiDay(now))}) = $`, q.behind);
    return this.page<entity.FundProjectRow, FundProject>(ctx, q, 'fund_project', where, (r) => entity.toFundProject(ctx, r, reference, now));
  }

  async payments(ctx: TenantContext, q: FundPaymentQuery): Promise<PageOf<FundPayment>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = within(ctx, fundProjectReach).and('fund_id = $', q.fundId).and('project_id = $', q.projectId).and('unit_id = $', q.unitId).and('status = $', q.status).and('paid_on >= $', q.from).and('paid_on <= $', q.to);
    return this.page<entity.FundPaymentRow, FundPayment>(ctx, q, 'fund_payment', where, (r) => entity.toFundPayment(ctx, r, reference));
  }

  adjustments(ctx: TenantContext, q: FundAdjustmentQuery): Promise<PageOf<FundAdjustment>> {
    const where = within(ctx, fundReach).and('fund_id = $', q.fundId).and('status = $', q.status).and('(from_project_id = $ or to_project_id = $)', q.projectId, q.projectId);
    return this.page<entity.FundAdjustmentRow, FundAdjustment>(ctx, q, 'fund_adjustment', where, (r) => entity.toFundAdjustment(ctx, r));
  }

  bulletins(ctx: TenantContext, q: FundBulletinQuery): Promise<PageOf<FundBulletin>> {
    return this.page<entity.FundBulletinRow, FundBulletin>(ctx, q, 'fund_bulletin', within(ctx, fundReach).and('fund_id = $', q.fundId).and('kind = $', q.kind), entity.toFundBulletin);
  }

  async fund(ctx: TenantContext, id: string): Promise<Fund> {
    return entity.toFund(ctx, await this.seen(ctx, entity.fundLedger, id), await this.references.get(ctx.tenantId));
  }

  async project(ctx: TenantContext, id: string): Promise<FundProject> {
    return entity.toFundProject(ctx, await this.seen(ctx, entity.fundProjectLedger, id), await this.references.get(ctx.tenantId));
  }

  async payment(ctx: TenantContext, id: string): Promise<FundPayment> {
    return entity.toFundPayment(ctx, await this.seen(ctx, entity.fundPaymentLedger, id), await this.references.get(ctx.tenantId));
  }

  async adjustment(ctx: TenantContext, id: string): Promise<FundAdjustment> {
    return entity.toFundAdjustment(ctx, await this.seen(ctx, entity.fundAdjustmentLedger, id));
  }

  async bulletin(ctx: TenantContext, id: string): Promise<FundBulletin> {
    return entity.toFundBulletin(await this.seen(ctx, entity.fundBulletinLedger, id));
  }

  private async seen<R extends Row>(ctx: TenantContext, ledger: Pick<Ledger<never, never, never, never, never>, 'byId'> & { visible(ctx: TenantContext, row: R | undefined): R }, id: string): Promise<R> {
    const [row] = await this.tx.read<R>(ctx, ledger.byId(ctx.tenantId, id));
    return ledger.visible(ctx, row);
  }

  private page<R extends Row & { id: string }, T>(ctx: TenantContext, request: PageRequest, table: string, where: Where, item: (row: R) => T): Promise<PageOf<T>> {
    return listPage<R, T>(this.tx, ctx, request, { columns: '*', from: `responsibility.${table}`, where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item });
  }
}
