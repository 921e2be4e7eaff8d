import type { FundFigures } from '@anlan/contracts/responsibility';
import { ratio, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Where } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { fundLedger, type FundRow } from './fund.entity';
import { fundProjectReach } from './fund.reach';
import { expectedSql } from './fund.rules';

interface Sums extends Row {
  unit_id: string;
  projects: number;
  behind: number;
  budget: string;
  paid: string;
  expected: string;
}

/** 支出进度 = 已支付 ÷ 预算, of what was allotted: the whole fund, and each unit that spends of it. */
@Injectable()
export class FundFiguresService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async of(ctx: TenantContext, id: string): Promise<FundFigures> {
    const now = new Date();
    const day = shanghaiDay(now);
    const { units } = await this.references.get(ctx.tenantId);
    const expected = expectedSql(day);
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(fundProjectReach, ctx, 'fund.read').and('fund_id = $', id).and("status in ('allotted','settled')");
    const [found, sums] = await this.tx.reads<Row>(ctx, fundLedger.byId(ctx.tenantId, id), {
      sql: `select unit_id, count(*)::int as projects, count(*) filter (where status = 'allotted' and paid < ${expected})::int as behind, sum(budget)::bigint as budget, sum(paid)::bigint as paid, sum(${expected})::bigint as expected from responsibility.fund_project where ${where} group by 1 order by 1`,
      params: where.params,
    });
    const fund = fundLedger.visible(ctx, found?.rows[0] as FundRow | undefined);
    const rows = (sums?.rows ?? []) as Sums[];
    const filter = (unitId?: string) => ({ fundId: id, ...(unitId !== undefined && { unitId }) });
    const figures = (of: readonly Sums[], unitId?: string): FundFigures['total'] => {
      const sum = (column: 'projects' | 'behind' | 'budget' | 'paid' | 'expected'): number => of.reduce((total, r) => total + Number(r[column]), 0);
      const [paid, budget] = [sum('paid'), sum('budget')];
      return {
        projects: sum('projects'), behind: sum('behind'), progress: { paid, budget, rate: ratio(paid, budget) }, expected: sum('expected'), filter: { ...filter(unitId), status: 'allotted,settled' }, behindFilter: { ...filter(unitId), behind: 'true' }, paidFilter: { ...filter(unitId), status: 'paid' },
      };
    };
    return {
      asOf: toShanghaiIso(now), day, fundId: id, amount: Number(fund.amount), notBudgeted: Number(fund.amount) - Number(fund.budgeted), total: figures(rows),
      units: rows.map((r) => ({ unitId: r.unit_id, unitName: units.get(r.unit_id)?.name ?? '', ...figures([r], r.unit_id) })),
    };
  }
}
