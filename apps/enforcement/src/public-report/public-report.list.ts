import { publicReportLifecycle, reportChannelNames, type PublicReport, type PublicReportFiguresQuery, type PublicReportQuery } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { reportColumns, reportFrom, toPublicReport, type PublicReportRow } from './public-report.entity';
import { publicReportReach } from './public-report.reach';

export const publicReportCsv: CsvColumn<PublicReport>[] = [
  { header: '回执号', value: (r) => r.number },
  { header: '来源渠道', value: (r) => reportChannelNames[r.channel].zh },
  { header: '工单号或链接', value: (r) => r.reference },
  { header: '举报内容', value: (r) => r.what },
  { header: '地点', value: (r) => r.where },
  { header: '区划代码', value: (r) => r.divisionCode },
  { header: '区划名称', value: (r) => r.divisionName },
  { header: '举报人', value: (r) => r.reporterName ?? (r.employee && r.named ? '实名（从业人员，不公开）' : '匿名') },
  { header: '电话', value: (r) => r.reporterPhone },
  { header: '状态', value: (r) => publicReportLifecycle.states[r.state].zh },
  { header: '隐患编号', value: (r) => r.hazard?.number ?? null },
  { header: '首次举报', value: (r) => r.duplicateOf?.number ?? null },
  { header: '不予受理理由', value: (r) => r.declineReason },
  { header: '核查结果', value: (r) => (r.verification ? { verified: '属实', unfounded: '不属实' }[r.verification.result] : null) },
  { header: '图片数', value: (r) => r.pictures.length },
  { header: '收到时间', value: (r) => r.receivedAt },
  { header: '登记人', value: (r) => r.enteredBy?.name ?? null },
  { header: '办理人', value: (r) => r.handledBy?.name ?? null },
  { header: '办理时间', value: (r) => r.handledAt },
];

/** Public reports as staff read them. */
@Injectable()
export class PublicReportList {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: PublicReportQuery): Promise<PageOf<PublicReport>> {
    const { divisions } = await this.references.get(ctx.tenantId);
    return listPage<PublicReportRow, PublicReport>(this.tx, ctx, query, {
      columns: reportColumns, from: reportFrom, where: reportConditions(ctx, query), order: [{ sql: 'r.id', type: 'uuid' }], descending: true,
      position: (r) => [r.id], item: (r) => toPublicReport(ctx, r, divisions.get(r.division_code)?.name ?? r.division_code),
    });
  }

  /** Every row of the same filters. */
  pages(ctx: TenantContext, query: PublicReportQuery): AsyncGenerator<PublicReport[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<PublicReport> {
    const row = await this.visible(ctx, id);
    const { divisions } = await this.references.get(ctx.tenantId);
    return toPublicReport(ctx, row, divisions.get(row.division_code)?.name ?? row.division_code);
  }

  /** The file's id, where it is a picture of a report that the actor may see. */
  async picture(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const { pictures } = await this.visible(ctx, id);
    if (!pictures.some((p) => p.fileId === fileId)) throw notFound();
    return fileId;
  }

  async visible(ctx: TenantContext, id: string): Promise<PublicReportRow> {
    const [row] = await this.tx.read<PublicReportRow>(ctx, { name: 'public-report-get', sql: `select ${reportColumns} from ${reportFrom} where r.tenant_id = $1 and r.id = $2`, params: [ctx.tenantId, id] });
    return publicReportReach.visible(ctx, 'public-report.read', row);
  }
}

/** What the last re-check of the hazard found that a report became. */
export const LAST_RECHECK = 'select i.result from enforcement.recheck_item i where i.tenant_id = r.tenant_id and i.hazard_id = r.hazard_id and i.result is not null order by i.checked_at desc, i.recheck_id desc limit 1';

/** One condition for the list, its export and the figures. */
export function reportConditions(ctx: TenantContext, q: Partial<PublicReportQuery> & PublicReportFiguresQuery): Where {
  const where = new Where().and('r.tenant_id = $', ctx.tenantId).within(publicReportReach, ctx, 'public-report.read');
  if (q.divisionCode) where.below('r.division_code', divisionPrefix(parseDivisionCode(q.divisionCode).code));
  where.and('r.channel = any($)', q.channel).and("(coalesce(h.status, '') = 'closed') = $", q.closed).and(`(${LAST_RECHECK}) = $`, q.recheck);
  where.and('r.state = $', q.state).and('r.verification = $', q.verification).and('r.received_at >= $', q.receivedFrom).and('r.received_at < $', q.receivedTo);
  where.and('(r.reporter_name is not null) = $', q.named);
  // Never by the name or number of the reporter: who may not see them could find them by asking.
  where.and("position(lower($) in lower(r.number || ' ' || coalesce(r.reference, '') || ' ' || r.what || ' ' || r.place)) > 0", q.q);
  return where;
}
