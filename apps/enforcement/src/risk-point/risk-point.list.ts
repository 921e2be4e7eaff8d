import { riskKindNames, riskLevelNames, riskPointLifecycle, type RiskPoint, type RiskPointListRequest } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { allPages, listPage, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { listColumns, toRiskPoint, type RiskPointRow } from './risk-point.entity';
import { DUE, riskPointConditions, searchPlan } from './risk-point.filters';

/** The columns of the export, as an officer expects them on paper; tags by their names in the district. */
export function riskPointCsv(reference: Reference): CsvColumn<RiskPoint>[] {
  const tags = new Map(reference.setting('riskTags').map((t) => [t.code, t.name]));
  return [
    { header: '编码', value: (r) => r.code },
    { header: '名称', value: (r) => r.name },
    { header: '类别', value: (r) => riskKindNames[r.kind].zh },
    { header: '风险等级', value: (r) => r.level && riskLevelNames[r.level].zh },
    { header: '风险描述', value: (r) => r.description },
    { header: '监管对象', value: (r) => r.subjectName },
    { header: '场所部位', value: (r) => r.place },
    { header: '区划代码', value: (r) => r.divisionCode },
    { header: '区划名称', value: (r) => r.divisionName },
    { header: '风险标签', value: (r) => r.tags.map((t) => tags.get(t) ?? t).join('、') },
    { header: '可能事故类型', value: (r) => r.accidentTypes.join('、') },
    { header: '重点部门', value: (r) => r.label?.unitName ?? null },
    { header: '重点岗位', value: (r) => r.label?.post ?? null },
    { header: '重点任务', value: (r) => r.label?.task ?? null },
    { header: '管控责任人', value: (r) => r.owner?.memberName ?? null },
    { header: '管控责任单位', value: (r) => r.owner?.unitName ?? null },
    { header: '管控措施数', value: (r) => r.measureCount },
    { header: '检查项数', value: (r) => r.checkItemCount },
    { header: '状态', value: (r) => riskPointLifecycle.states[r.status].zh },
    { header: '更新时间', value: (r) => r.refreshedAt },
    { header: '复评期限', value: (r) => r.reviewDueAt },
    { header: '待复评', value: (r) => (r.reviewDue ? '是' : '否') },
    { header: '采集人', value: (r) => r.collectedBy.name },
    { header: '采集时间', value: (r) => r.collectedAt },
  ];
}

const orders = {
  '-refreshedAt': { sql: 'refreshed_at', descending: true },
  '-collectedAt': { sql: 'collected_at', descending: true },
  reviewDueAt: { sql: DUE, descending: false },
} as const;

/** The list and its export. */
@Injectable()
export class RiskPointList {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: RiskPointListRequest): Promise<PageOf<RiskPoint>> {
    const reference = await this.references.get(ctx.tenantId);
    const { sql, descending } = orders[query.order ?? '-refreshedAt'];
    const now = new Date();
    return listPage<RiskPointRow & { place_in_order: string }, RiskPoint>(this.tx, ctx, query, {
      columns: `${listColumns}, ${sql}::text as place_in_order`, from: 'enforcement.risk_point', where: riskPointConditions(ctx, query, now, await searchPlan(this.tx, ctx, query)),
      order: [{ sql, type: 'instant' }, { sql: 'id', type: 'uuid' }], descending, position: (r) => [r.place_in_order, r.id], item: (r) => toRiskPoint(ctx, r, reference, now),
    });
  }

  /** All rows of the same filters, page by page. */
  pages(ctx: TenantContext, query: RiskPointListRequest): AsyncGenerator<RiskPoint[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async columns(ctx: TenantContext): Promise<CsvColumn<RiskPoint>[]> {
    return riskPointCsv(await this.references.get(ctx.tenantId));
  }
}
