import { targetComparisonNames, targetLifecycle, type Target, type TargetFigures, type TargetFiguresQuery, type TargetQuery } from '@anlan/contracts/responsibility';
import { ratio, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { targetLedger as ledger, toTarget, type TargetRow } from './target.entity';

export const targetCsv: CsvColumn<Target>[] = [
  { header: '编号', value: (t) => t.number },
  { header: '年度', value: (t) => t.year },
  { header: '目标', value: (t) => t.name },
  { header: '目标值', value: (t) => `${targetComparisonNames[t.comparison].zh} ${t.value}` },
  { header: '单位', value: (t) => t.unit },
  { header: '完成数', value: (t) => t.current },
  { header: '截至', value: (t) => t.currentAsOf },
  { header: '完成时限', value: (t) => t.dueOn },
  { header: '责任单位', value: (t) => t.ownerUnitName },
  { header: '责任人', value: (t) => t.ownerMemberName },
  { header: '状态', value: (t) => targetLifecycle.states[t.status].zh },
  { header: '逾期', value: (t) => (t.overdue ? '是' : '否') },
  { header: '来源文件', value: (t) => t.sourceDocument },
];
/** As `isOverdue` says of a row, of the day `$`. */
const OVERDUE = "(status in ('set','in_progress') and due_on < $ and not coalesce(comparison = 'at_least' and current >= value, false))";

/** Targets, as lists, records and figures read them: everybody on the staff may. */
@Injectable()
export class TargetRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
  ) {}

  async page(ctx: TenantContext, q: TargetQuery): Promise<PageOf<Target>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('year = $', q.year).and('status = any($::text[])', q.status).and('owner_unit_id = $', q.ownerUnitId).and("position(lower($) in lower(number || ' ' || name)) > 0", q.q);
    if (q.overdue !== undefined) where.and(`${q.overdue ? '' : 'not '}${OVERDUE}`, shanghaiDay(new Date()));
    return listPage<TargetRow, Target>(this.tx, ctx, q, { columns: '*', from: 'responsibility.target', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toTarget(ctx, r, reference) });
  }

  async get(ctx: TenantContext, id: string): Promise<Target> {
    return toTarget(ctx, await this.row(ctx, id), await this.references.get(ctx.tenantId));
  }

  async file(ctx: TenantContext, id: string, fileId: string) {
    if (!(await this.row(ctx, id)).progress.some((p) => p.fileIds.includes(fileId))) throw notFound();
    return this.files.download(ctx, fileId);
  }

  /** 目标完成率 = reached ÷ all that were not dropped. */
  async figures(ctx: TenantContext, { year }: TargetFiguresQuery): Promise<TargetFigures> {
    const now = new Date();
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('year = $', year);
    const overdue = where.bind(OVERDUE, shanghaiDay(now));
    const [row] = await this.tx.read<Row>(ctx, {
      sql: `select count(*) filter (where status <> 'dropped')::int as total, count(*) filter (where status in ('set','in_progress'))::int as open, count(*) filter (where ${overdue})::int as overdue, count(*) filter (where status = 'missed')::int as missed, count(*) filter (where status = 'reached')::int as reached
            from responsibility.target where ${where}`,
      params: where.params,
    });
    const base: Record<string, string> = year === undefined ? {} : { year: String(year) };
    const cell = (name: string, filter: Record<string, string>) => ({ count: Number(row?.[name] ?? 0), filter: { ...base, ...filter } });
    const [total, reached] = [cell('total', { status: 'set,in_progress,reached,missed' }), cell('reached', { status: 'reached' })];
    return { asOf: toShanghaiIso(now), total, open: cell('open', { status: 'set,in_progress' }), overdue: cell('overdue', { overdue: 'true' }), missed: cell('missed', { status: 'missed' }), reached, rate: ratio(reached.count, total.count) };
  }

  private async row(ctx: TenantContext, id: string): Promise<TargetRow> {
    const [row] = await this.tx.read<TargetRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return row;
  }
}
