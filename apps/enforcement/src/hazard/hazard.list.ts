import { hazardLifecycle, hazardSourceNames, type Hazard, type HazardListRequest } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { DUE, hazardConditions } from './hazard.filters';
import { listColumns, toHazard, type HazardRow, type StoredEvidence } from './hazard.entity';
import { hazardReach } from './hazard.reach';

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

/** Lists, exports and the history of single records: the read side of the ledger. */
@Injectable()
export class HazardList {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: HazardListRequest): Promise<PageOf<Hazard>> {
    const reference = await this.references.get(ctx.tenantId);
    const { sql, descending } = orders[query.order ?? '-reportedAt'];
    return listPage<HazardRow & { place: string }, Hazard>(this.tx, ctx, query, {
      columns: `${listColumns}, ${sql}::text as place`, from: 'enforcement.hazard', where: hazardConditions(ctx, query),
      order: [{ sql, type: 'instant' }, { sql: 'id', type: 'uuid' }], descending, position: (r) => [r.place, r.id], item: (r) => toHazard(ctx, r, reference),
    });
  }

  /** All rows of the same filters, page by page. */
  pages(ctx: TenantContext, query: HazardListRequest): AsyncGenerator<Hazard[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async history(ctx: TenantContext, id: string) {
    const [found, steps] = await this.tx.reads<Row>(
      ctx,
      { name: 'hazard-get', sql: 'select * from enforcement.hazard where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] },
      { name: 'hazard-steps', sql: 'select * from enforcement.hazard_history where tenant_id = $1 and hazard_id = $2 order by id', params: [ctx.tenantId, id] },
    );
    const row = hazardReach.visible(ctx, 'hazard.read', found?.rows[0] as HazardRow | undefined);
    const first = {
      id: row.id, action: 'report', from: null, to: hazardLifecycle.initial, at: toShanghaiIso(row.reported_at),
      actor: { id: row.reported_by, name: row.reported_by_name }, note: row.description, evidence: row.evidence, detail: {},
    };
    const later = (steps?.rows ?? []).map((s) => ({
      id: s.id as string, action: s.action as string, from: s.from_state as HazardRow['status'], to: s.to_state as HazardRow['status'],
      at: toShanghaiIso(s.at as Date), actor: { id: s.actor as string, name: s.actor_name as string }, note: s.note as string | null,
      evidence: s.evidence as StoredEvidence[], detail: s.detail as Record<string, unknown>,
    }));
    return { items: [first, ...later] };
  }

  /** The file's id, where it is evidence of a hazard that the actor may see. */
  async evidenceFile(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const { items } = await this.history(ctx, id);
    if (!items.some((step) => step.evidence.some((e) => e.fileId === fileId))) throw notFound();
    return fileId;
  }
}
