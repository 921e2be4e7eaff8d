import { assignmentSlipLifecycle, type AssignmentSlip, type AssignmentSlipQuery, type SlipStatistics } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode, rate, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { lateSql, readColumns, toSlip, type ReadSlip } from './assignment-slip.entity';
import { slipReach } from './assignment-slip.reach';

export const slipCsv: CsvColumn<AssignmentSlip>[] = [
  { header: '编号', value: (s) => s.number },
  { header: '年度', value: (s) => s.year },
  { header: '期号', value: (s) => s.period },
  { header: '状态', value: (s) => assignmentSlipLifecycle.states[s.status].zh },
  { header: '监管对象', value: (s) => s.subject.name },
  { header: '区划名称', value: (s) => s.divisionName },
  { header: '受交办单位', value: (s) => s.unit.name },
  { header: '隐患处数', value: (s) => s.items.length },
  { header: '已销号', value: (s) => s.closedItems },
  { header: '整改期限', value: (s) => s.dueOn },
  { header: '曝光', value: (s) => (s.exposed ? '是' : '否') },
  { header: '督办次数', value: (s) => s.urged },
  { header: '整改情况', value: (s) => s.reply },
];

const FROM = 'enforcement.assignment_slip s';

/** Slips as they are read, and in numbers: n 期 n 家 n 份 n 处. */
@Injectable()
export class AssignmentSlipRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: AssignmentSlipQuery): Promise<PageOf<AssignmentSlip>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(slipReach, ctx, 'check.read').and('year = $', query.year).and('period = $', query.period).and('status = $', query.status).and('unit_id = $', query.unitId).and('check_id = $', query.checkId).and('exposed = $', query.exposed);
    if (query.divisionCode) where.below('division_code', divisionPrefix(parseDivisionCode(query.divisionCode).code));
    if (query.overdue) where.and(`(${lateSql})`);
    if (query.counted) where.and("status <> 'voided'");
    return listPage<ReadSlip, AssignmentSlip>(this.tx, ctx, query, {
      columns: readColumns, from: FROM, where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toSlip(ctx, r, reference),
    });
  }

  pages(ctx: TenantContext, query: AssignmentSlipQuery): AsyncGenerator<AssignmentSlip[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<AssignmentSlip> {
    const [row] = await this.tx.read<ReadSlip>(ctx, { name: 'slip-get', sql: `select ${readColumns} from ${FROM} where s.tenant_id = $1 and s.id = $2`, params: [ctx.tenantId, id] });
    return toSlip(ctx, slipReach.visible(ctx, 'check.read', row), await this.references.get(ctx.tenantId));
  }

  /** What was withdrawn was never handed over. Subjects are counted where they stand: periods have some in common. */
  async statistics(ctx: TenantContext, year = Number(shanghaiDay(new Date()).slice(0, 4))): Promise<SlipStatistics> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(slipReach, ctx, 'check.read').and('year = $', year).and("status <> 'voided'");
    const rows = await this.tx.read<Row>(ctx, {
      sql: `with slips as (
              select s.period, s.subject_id, s.exposed, n.items, n.closed from ${FROM},
              lateral (select count(*)::int as items, (count(*) filter (where h.status = 'closed'))::int as closed from enforcement.assignment_slip_item i
                       join enforcement.hazard h on h.tenant_id = i.tenant_id and h.id = i.hazard_id where i.tenant_id = s.tenant_id and i.slip_id = s.id) n
              where ${where})
            select period, count(distinct subject_id)::int as subjects, count(*)::int as slips, coalesce(sum(items), 0)::int as items, coalesce(sum(closed), 0)::int as closed, (count(*) filter (where exposed))::int as exposed
            from slips group by grouping sets ((period), ()) order by period nulls first`,
      params: where.params,
    });
    const figures = (row: Row | undefined): SlipStatistics['total'] => {
      const n = (name: string): number => Number(row?.[name] ?? 0);
      return { subjects: n('subjects'), slips: n('slips'), items: n('items'), closedItems: n('closed'), exposed: n('exposed'), rate: rate(n('closed'), n('items')) };
    };
    const periods = rows.filter((r) => r['period'] !== null);
    return { asOf: toShanghaiIso(new Date()), year, periods: periods.length, total: figures(rows.find((r) => r['period'] === null)), items: periods.map((r) => ({ period: Number(r['period']), ...figures(r) })) };
  }
}
