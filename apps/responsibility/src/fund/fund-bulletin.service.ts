import { fundBulletinErrors as e, type FundBulletin, type FundBulletinContent, type IssueFundBulletinBody } from '@anlan/contracts/responsibility';
import { ratio, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { fundBulletinLedger as ledger, toFundBulletin, toFundProject, type FundBulletinRow, type FundProjectRow, type FundRow } from './fund.entity';
import { fundReach } from './fund.reach';
import { periodOf } from './fund.rules';
import { lockFund } from './fund.service';

/** 每周提醒 (who is behind) and 每月通报 (everybody): the numbers as they are when it goes out, kept for good. One for each week and month of a fund. */
@Injectable()
export class FundBulletinService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async issue(ctx: TenantContext, fundId: string, b: IssueFundBulletinBody): Promise<FundBulletin> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const now = new Date();
      // Locked, so that two people issue one.
      const fund = await lockFund(tx, ctx, fundId);
      fundReach.assertActs(ctx, 'fund.manage', 'fund.read', fund);
      const period = periodOf(b.kind, shanghaiDay(now));
      const [issued] = await tx.rows('select id from responsibility.fund_bulletin where tenant_id = $1 and fund_id = $2 and kind = $3 and period = $4', [ctx.tenantId, fundId, b.kind, period], 'fund-bulletin-issued');
      if (issued) throw new ProblemError(e.issued_already, { period });
      const row: FundBulletinRow = { id: newId(), fund_id: fund.id, fund_name: fund.name, division_code: fund.division_code, kind: b.kind, period, note: b.note, content: await this.content(tx, ctx, fund, b.kind, reference, now), status: 'issued', ...madeBy(ctx, 'issued', now) };
      ledger.insert(tx, ctx, 'fund.manage', row, 'issued');
      return toFundBulletin(row);
    });
  }

  private async content(tx: Tx, ctx: TenantContext, fund: FundRow, kind: FundBulletin['kind'], reference: Reference, now: Date): Promise<FundBulletinContent> {
    const found = await tx.rows<FundProjectRow>("select * from responsibility.fund_project where tenant_id = $1 and fund_id = $2 and status in ('allotted','settled') order by id", [ctx.tenantId, fund.id], 'fund-bulletin-projects');
    const all = found.map((r) => toFundProject(ctx, r, reference, now));
    const sum = (of: 'paid' | 'budget'): number => all.reduce((total, p) => total + p[of], 0);
    const late = all.filter((p) => p.behind);
    const rows = (kind === 'weekly' ? late : all).map(({ id, name, unitId, unitName, progress: { paid, budget, rate }, expected, behind }) => ({ projectId: id, projectName: name, unitId, unitName, progress: { paid, budget, rate }, expected, behind }));
    const [paid, budget] = [sum('paid'), sum('budget')];
    return { day: shanghaiDay(now), amount: Number(fund.amount), progress: { paid, budget, rate: ratio(paid, budget) }, behind: late.length, rows };
  }
}
