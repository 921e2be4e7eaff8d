import { inspectionKindNames, inspectionMethodNames, type InspectionPlan, type InspectionPlanQuery, type PlanItem, type PlanItemsQuery, type PlanStatistics, type PlanStatisticsQuery } from '@anlan/contracts/enforcement';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { progressOf, readColumns, toItem, toPlan, type PlanItemRow, type ReadPlan } from './inspection-plan.entity';
import { itemColumns, itemFrom } from './inspection-plan.items';
import { inspectionPlanReach, joinedPlanReach } from './inspection-plan.reach';

export const planItemCsv: CsvColumn<PlanItem>[] = [
  { header: '对象名称', value: (i) => i.subjectName },
  { header: '区划代码', value: (i) => i.divisionCode },
  { header: '区划名称', value: (i) => i.divisionName },
  { header: '分级', value: (i) => (i.grade === 'none' ? null : i.grade) },
  { header: '检查类别', value: (i) => inspectionKindNames[i.kind].zh },
  { header: '检查方式', value: (i) => inspectionMethodNames[i.method].zh },
  { header: '计划月份', value: (i) => i.month },
  { header: '首次检查时间', value: (i) => i.inspectedAt },
];

/** Plans, their subjects, and how far they have come. */
@Injectable()
export class InspectionPlanRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: InspectionPlanQuery): Promise<PageOf<InspectionPlan>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(inspectionPlanReach, ctx, 'inspection-plan.read').and('year = $', query.year).and('status = $', query.status).and('unit_id = $', query.unitId);
    return listPage<ReadPlan, InspectionPlan>(this.tx, ctx, query, {
      columns: readColumns, from: 'enforcement.inspection_plan p', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toPlan(ctx, r, reference),
    });
  }

  async get(ctx: TenantContext, id: string): Promise<InspectionPlan> {
    return toPlan(ctx, await this.visible(ctx, id), await this.references.get(ctx.tenantId));
  }

  async items(ctx: TenantContext, id: string, query: PlanItemsQuery): Promise<PageOf<PlanItem>> {
    await this.visible(ctx, id);
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('i.tenant_id = $', ctx.tenantId).and('i.plan_id = $', id).and('i.kind = $', query.kind).and('i.month = $', query.month).and('(i.inspected_at is not null) = $', query.inspected);
    return listPage<PlanItemRow, PlanItem>(this.tx, ctx, query, {
      columns: itemColumns, from: itemFrom, where, order: [{ sql: 'i.month', type: 'integer' }, { sql: 'i.subject_id', type: 'uuid' }], position: (r) => [r.month, r.subject_id], item: (r) => toItem(r, reference),
    });
  }

  itemPages(ctx: TenantContext, id: string, query: PlanItemsQuery): AsyncGenerator<PlanItem[]> {
    return allPages((request) => this.items(ctx, id, { ...query, ...request, total: undefined }));
  }

  /** Plans that were approved: a draft promises nothing yet. */
  async statistics(ctx: TenantContext, { year = Number(shanghaiDay(new Date()).slice(0, 4)), unitId }: PlanStatisticsQuery): Promise<PlanStatistics> {
    const where = new Where().and('p.tenant_id = $', ctx.tenantId).within(joinedPlanReach, ctx, 'inspection-plan.read').and('p.year = $', year).and('p.unit_id = $', unitId).and("p.status in ('approved','closed')");
    const from = `enforcement.inspection_plan p join enforcement.inspection_plan_item i on i.tenant_id = p.tenant_id and i.plan_id = p.id where ${where}`;
    const [cells, sum] = await this.tx.reads<Row>(
      ctx, { sql: `select p.id, i.month, i.kind, count(*)::int as planned, count(i.inspected_at)::int as inspected from ${from} group by p.id, i.month, i.kind order by p.id, i.month, i.kind desc`, params: where.params },
      { sql: `select count(distinct i.subject_id)::int as planned, count(distinct i.subject_id) filter (where i.inspected_at is not null)::int as inspected from ${from}`, params: where.params },
    );
    const rows = (cells?.rows ?? []) as unknown as { id: string; month: number; kind: 'key' | 'general'; planned: number; inspected: number }[];
    return {
      asOf: toShanghaiIso(new Date()), year, total: progressOf(sum?.rows[0] as unknown as { planned: number; inspected: number }),
      items: rows.map((r) => ({ planId: r.id, month: r.month, kind: r.kind, ...progressOf(r) })),
    };
  }

  private async visible(ctx: TenantContext, id: string): Promise<ReadPlan> {
    const [row] = await this.tx.read<ReadPlan>(ctx, { name: 'plan-get', sql: `select ${readColumns} from enforcement.inspection_plan p where p.tenant_id = $1 and p.id = $2`, params: [ctx.tenantId, id] });
    return inspectionPlanReach.visible(ctx, 'inspection-plan.read', row);
  }
}
