import { reportRewardLifecycle, reportRewardStates, rewardBasisNames, type ReportReward, type ReportRewardQuery, type RewardFigures, type RewardFiguresQuery } from '@anlan/contracts/enforcement';
import { divisionPrefix, formatYuan, parseDivisionCode, rate, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { reportRewardLedger as ledger, toReportReward, type ReportRewardRow } from './report-reward.entity';
import { reportRewardReach } from './report-reward.reach';

export const reportRewardCsv: CsvColumn<ReportReward>[] = [
  { header: '回执号', value: (r) => r.report.number },
  { header: '区划名称', value: (r) => r.divisionName },
  { header: '金额（元）', value: (r) => formatYuan(r.amount) },
  { header: '依据', value: (r) => rewardBasisNames[r.basis].zh },
  { header: '依据说明', value: (r) => r.basisNote },
  { header: '状态', value: (r) => reportRewardLifecycle.states[r.status].zh },
  { header: '提出人', value: (r) => r.proposedBy.name },
  { header: '决定人', value: (r) => r.decidedBy?.name ?? null },
  { header: '决定说明', value: (r) => r.decision },
  { header: '领取截止', value: (r) => r.collectUntil },
  { header: '发放日期', value: (r) => r.paidOn },
];

/** Rewards as lists, records and figures read them. */
@Injectable()
export class ReportRewardRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: ReportRewardQuery): Promise<PageOf<ReportReward>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = scoped(ctx, query.divisionCode).and('status = $', query.status).and('report_id = $', query.reportId).and('left(paid_on, 7) = $', query.month);
    return listPage<ReportRewardRow, ReportReward>(this.tx, ctx, query, { columns: '*', from: 'enforcement.report_reward', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toReportReward(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: ReportRewardQuery): AsyncGenerator<ReportReward[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<ReportReward> {
    const [row] = await this.tx.read<ReportRewardRow>(ctx, ledger.byId(ctx.tenantId, id));
    return toReportReward(ctx, ledger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }

  /** 核实率 and 奖励额. */
  async figures(ctx: TenantContext, q: RewardFiguresQuery): Promise<RewardFigures> {
    const [reports, rewards] = [scoped(ctx, q.divisionCode).and("to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM') = $", q.month), scoped(ctx, q.divisionCode)];
    rewards.and('left(paid_on, 7) = $', q.month);
    const [counted, sums] = await this.tx.reads<Row>(
      ctx,
      {
        sql: `select count(*)::int as received, count(*) filter (where state = 'accepted')::int as accepted, count(*) filter (where verification = 'verified')::int as verified, count(*) filter (where verification = 'unfounded')::int as unfounded
              from enforcement.public_report where ${reports}`,
        params: reports.params,
      },
      { sql: `select status, count(*)::int as n, sum(amount)::bigint as amount from enforcement.report_reward where ${rewards} group by 1`, params: rewards.params },
    );
    const n = (name: string): number => Number(counted?.rows[0]?.[name] ?? 0);
    const asked = { ...(q.divisionCode && { divisionCode: q.divisionCode }), ...(q.month && { month: q.month }) };
    const items = reportRewardStates.flatMap((status): RewardFigures['items'] => (sums?.rows ?? []).filter((r) => r['status'] === status).map((r) => ({ status, count: Number(r['n']), amount: Number(r['amount']), filter: { ...asked, status } })));
    const amount = (status: string): number => items.find((i) => i.status === status)?.amount ?? 0;
    return {
      asOf: toShanghaiIso(new Date()), received: n('received'), accepted: n('accepted'), verified: n('verified'), unfounded: n('unfounded'), rate: rate(n('verified'), n('accepted')),
      waiting: amount('approved'), paid: amount('paid'), items,
    };
  }
}

function scoped(ctx: TenantContext, divisionCode: string | undefined): Where {
  return new Where().and('tenant_id = $', ctx.tenantId).within(reportRewardReach, ctx, 'report-reward.read').below('division_code', divisionCode && divisionPrefix(parseDivisionCode(divisionCode).code));
}
