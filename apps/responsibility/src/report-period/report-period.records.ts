import { reportPeriodErrors as e, reportPeriodKindNames, reportPeriodLifecycle, type ReportDifferences, type ReportPeriod, type ReportPeriodDetail, type ReportPeriodQuery } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { assertWhole, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { toReportPeriod, toReportPeriodDetail, type ReportPeriodRow } from './report-period.entity';
import { ReportFigures } from './report-period.figures';
import { notSeen } from './report-period.reach';
import { differencesOf } from './report-period.rules';

export const reportPeriodCsv: CsvColumn<ReportPeriod>[] = [
  { header: '期次', value: (r) => r.period },
  { header: '类别', value: (r) => reportPeriodKindNames[r.kind].zh },
  { header: '起', value: (r) => r.from },
  { header: '止', value: (r) => r.to },
  { header: '版次', value: (r) => r.edition },
  { header: '状态', value: (r) => reportPeriodLifecycle.states[r.status].zh },
  { header: '汇总人', value: (r) => r.compiledBy?.name ?? null },
  { header: '审核人', value: (r) => r.reviewedBy?.name ?? null },
  { header: '锁定时间', value: (r) => r.lockedAt },
  { header: '签发人', value: (r) => r.issuedBy?.name ?? null },
  { header: '文号', value: (r) => r.document },
  { header: '更正原因', value: (r) => r.correctionReason },
];
type Found = ReportPeriodRow & { corrected_by_id: string | null };
const columns = "p.*, (select c.id from responsibility.report_period c where c.tenant_id = p.tenant_id and c.corrects_id = p.id and c.status <> 'withdrawn') as corrected_by_id";

/** 统计期, as lists and records read them. */
@Injectable()
export class ReportPeriodRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly figures: ReportFigures,
  ) {}

  /** The figures are the whole bureau's: who answers for a part of it reads none of them. */
  async page(ctx: TenantContext, q: ReportPeriodQuery): Promise<PageOf<ReportPeriod>> {
    assertWhole(ctx, 'report-period.read');
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('kind = $', q.kind).and('status = any($::text[])', q.status).and('period = $', q.period).and('line_id = $', q.lineId).and('left(to_day, 4) = $', q.year === undefined ? undefined : String(q.year));
    return listPage<Found, ReportPeriod>(this.tx, ctx, q, { columns, from: 'responsibility.report_period p', where, order: [{ sql: 'to_day', type: 'text' }, { sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.to_day, r.id], item: (r) => toReportPeriod(ctx, r, r.corrected_by_id !== null) });
  }

  async get(ctx: TenantContext, id: string): Promise<ReportPeriodDetail> {
    const row = await this.row(ctx, id);
    return toReportPeriodDetail(ctx, row, row.corrected_by_id);
  }

  async row(ctx: TenantContext, id: string): Promise<Found> {
    assertWhole(ctx, 'report-period.read');
    const [row] = await this.tx.read<Found>(ctx, { name: 'report-period-read', sql: `select ${columns} from responsibility.report_period p where p.tenant_id = $1 and p.id = $2`, params: [ctx.tenantId, id] });
    if (!row) throw notFound();
    return row;
  }

  /** The figures of the same days, counted now, beside those of the lock. */
  async differences(ctx: TenantContext, id: string, authorization?: string): Promise<ReportDifferences> {
    const row = await this.row(ctx, id);
    if (row.locked_at === null || row.content === null) throw new ProblemError(e.not_locked);
    assertSeesAll(ctx);
    return differencesOf(row.content, await this.figures.whole(ctx, { from: row.from_day, to: row.to_day }, authorization));
  }
}

/** @throws where the actor sees less than the whole bureau of any ledger that counts */
export function assertSeesAll(ctx: TenantContext): void {
  const missing = notSeen(ctx);
  if (missing.length > 0) throw new ProblemError(e.partial, { missing: missing.join('、') });
}
