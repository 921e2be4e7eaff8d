import { hazardLifecycle, hazardSourceNames, type Hazard, type HazardListRequest } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { allPages, listPage, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { DUE, hazardConditions, hazardSource, searchPlan } from './hazard.filters';
import { listColumns, toHazard, type HazardRow } from './hazard.entity';

const yes = (b: boolean): string => (b ? '是' : '否');
const level = { general: '一般', major: '重大' } as const;

/** The columns of the export, as an officer expects them on paper. */
export const hazardCsv: CsvColumn<Hazard>[] = [
  { header: '编号', value: (h) => h.number },
  { header: '隐患名称', value: (h) => h.title },
  { header: '隐患描述', value: (h) => h.description },
  { header: '等级', value: (h) => level[h.level] },
  { header: '类别', value: (h) => h.category },
  { header: '区划代码', value: (h) => h.divisionCode },
  { header: '区划名称', value: (h) => h.divisionName },
  { header: '单位名称', value: (h) => h.subjectName },
  { header: '统一社会信用代码', value: (h) => h.subjectCreditCode },
  { header: '检查项', value: (h) => h.checkItem },
  { header: '来源', value: (h) => hazardSourceNames[h.source].zh },
  { header: '状态', value: (h) => hazardLifecycle.states[h.status].zh },
  { header: '整改期限', value: (h) => h.dueAt },
  { header: '是否超期', value: (h) => yes(h.overdue) },
  { header: '整改责任', value: (h) => h.assignee?.name ?? null },
  { header: '复查不合格次数', value: (h) => h.rejections },
  { header: '上报人', value: (h) => h.reportedBy.name },
  { header: '上报时间', value: (h) => h.reportedAt },
  { header: '附件数', value: (h) => h.attachments },
  { header: '销号时间', value: (h) => h.closedAt },
];

const orders = {
  '-reportedAt': { sql: 'reported_at', descending: true },
  dueAt: { sql: DUE, descending: false },
  '-updatedAt': { sql: 'updated_at', descending: true },
} as const;

/** The list and its export. */
@Injectable()
export class HazardList {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: HazardListRequest): Promise<PageOf<Hazard>> {
    const reference = await this.references.get(ctx.tenantId);
    const { sql, descending } = orders[query.order ?? '-reportedAt'];
    const where = hazardConditions(ctx, query, new Date(), await searchPlan(this.tx, ctx, query));
    return listPage<HazardRow & { place: string }, Hazard>(this.tx, ctx, query, {
      columns: `${listColumns}, ${sql}::text as place`, from: `${hazardSource(ctx, where)} hazard`, where,
      order: [{ sql, type: 'instant' }, { sql: 'id', type: 'uuid' }], descending, position: (r) => [r.place, r.id], item: (r) => toHazard(ctx, r, reference),
    });
  }

  /** All rows of the same filters, page by page. */
  pages(ctx: TenantContext, query: HazardListRequest): AsyncGenerator<Hazard[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }
}
