import { reportPeriodErrors, shortcomingLifecycle, type ProposedShortcomings, type Shortcoming, type ShortcomingQuery } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { ReportPeriodRecords } from '../report-period/report-period.records';
import { shortcomingLedger as ledger, toShortcoming, type ShortcomingRow } from './shortcoming.entity';
import { rule, worstOf } from './shortcoming.rules';

export const shortcomingCsv: CsvColumn<Shortcoming>[] = [
  { header: '编号', value: (s) => s.number },
  { header: '期次', value: (s) => s.period },
  { header: '问题和不足', value: (s) => s.text },
  { header: '关联指标', value: (s) => s.figures.map((f) => f.name).join('；') },
  { header: '状态', value: (s) => shortcomingLifecycle.states[s.status].zh },
  { header: '改进措施', value: (s) => s.measure },
  { header: '定措施人', value: (s) => s.counteredBy?.name ?? null },
  { header: '解决情况', value: (s) => s.closeNote },
];

/** 存在问题和不足, as lists and records read them, and what a period's figures suggest. */
@Injectable()
export class ShortcomingRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly periods: ReportPeriodRecords,
  ) {}

  async proposed(ctx: TenantContext, reportPeriodId: string): Promise<ProposedShortcomings> {
    const { content } = await this.periods.row(ctx, reportPeriodId);
    if (content === null) throw new ProblemError(reportPeriodErrors.not_compiled);
    return { asOf: content.asOf, reportPeriodId, rule, items: worstOf(content.figures) };
  }

  page(ctx: TenantContext, q: ShortcomingQuery): Promise<PageOf<Shortcoming>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('report_period_id = $', q.reportPeriodId).and('period = $', q.period).and('status = any($::text[])', q.status).and("position(lower($) in lower(number || ' ' || text)) > 0", q.q);
    return listPage<ShortcomingRow, Shortcoming>(this.tx, ctx, q, { columns: '*', from: 'responsibility.shortcoming', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toShortcoming(ctx, r) });
  }

  async get(ctx: TenantContext, id: string): Promise<Shortcoming> {
    const [row] = await this.tx.read<ShortcomingRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return toShortcoming(ctx, row);
  }
}
