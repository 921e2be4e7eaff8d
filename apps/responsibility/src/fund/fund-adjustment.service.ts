import { fundAdjustmentErrors as e, fundAdjustmentLifecycle, fundErrors, type FundAdjustment, type RequestFundAdjustmentBody } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { fundAdjustmentLedger as ledger, fundLedger as funds, fundProjectLedger as projects, toFundAdjustment, type FundAdjustmentRow, type FundProjectRow } from './fund.entity';
import { adjustedBudget, assertParties, assertTotal, deltasOf } from './fund.rules';
import { lockFund, noteBudgeted, openFund } from './fund.service';

const sql = 'select * from responsibility.fund_project where tenant_id = $1 and fund_id = $2 and id = any($3::uuid[]) order by id';

/** 预算调整: asked for by one, decided by another. Budgets change with the approval alone. */
@Injectable()
export class FundAdjustmentService {
  constructor(private readonly tx: TenantTx) {}

  request(ctx: TenantContext, fundId: string, b: RequestFundAdjustmentBody): Promise<FundAdjustment> {
    assertParties(b);
    return this.tx.write(ctx, async (tx) => {
      const fund = await openFund(tx, ctx, fundId);
      const named = [b.fromProjectId, b.toProjectId].filter((id) => id !== null);
      const names = new Map((await tx.rows<FundProjectRow>(sql, [ctx.tenantId, fundId, named], 'fund-adjustment-named')).map((r) => [r.id, r.name]));
      for (const path of ['fromProjectId', 'toProjectId'] as const) if (b[path] !== null && !names.has(b[path])) throw invalidField(`body.${path}`, e.unknown_project);
      const row: FundAdjustmentRow = {
        id: newId(), fund_id: fund.id, fund_name: fund.name, division_code: fund.division_code, kind: b.kind, from_project_id: b.fromProjectId, from_project_name: names.get(b.fromProjectId ?? '') ?? null, to_project_id: b.toProjectId, to_project_name: names.get(b.toProjectId ?? '') ?? null,
        amount: b.amount, reason: b.reason, status: fundAdjustmentLifecycle.initial, decision: null, decided_by: null, decided_by_name: null, decided_at: null, ...madeBy(ctx, 'requested', new Date()),
      };
      ledger.insert(tx, ctx, 'fund.manage', row, 'requested');
      return toFundAdjustment(ctx, row);
    });
  }

  approve(ctx: TenantContext, id: string, version: number, note: string): Promise<FundAdjustment> {
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, 'approve', (r, now) => ({ event: 'approved', next: { status: 'approved', ...decided(ctx, r, note, now) } }));
      await this.apply(tx, ctx, row);
      return toFundAdjustment(ctx, row);
    });
  }

  refuse(ctx: TenantContext, id: string, version: number, note: string): Promise<FundAdjustment> {
    return this.tx.write(ctx, async (tx) => toFundAdjustment(ctx, await ledger.step(tx, ctx, id, version, 'refuse', (r, now) => ({ event: 'refused', next: { status: 'refused', ...decided(ctx, r, note, now) } }))));
  }

  /** The fund is locked, then its projects in the order of their ids. */
  private async apply(tx: Tx, ctx: TenantContext, row: FundAdjustmentRow): Promise<void> {
    const fund = await lockFund(tx, ctx, row.fund_id);
    if (fund.status !== 'open') throw new ProblemError(fundErrors.closed);
    const deltas = deltasOf({ kind: row.kind, fromProjectId: row.from_project_id, toProjectId: row.to_project_id, amount: Number(row.amount) });
    const sum = [...deltas.projects.values()].reduce((total, n) => total + n, 0);
    const amount = Number(fund.amount) + deltas.fund;
    const adjusted = deltas.fund === 0 ? fund : await funds.step(tx, ctx, fund.id, fund.version, { permission: 'fund.approve' }, (r) => {
      // Above its projects it has to stay, with what they are left with.
      assertTotal(amount, Number(r.budgeted) + sum);
      return { event: 'adjusted', next: { amount, budgeted: Number(r.budgeted) + sum }, facts: { adjustmentId: row.id, delta: deltas.fund } };
    });
    if (deltas.fund === 0) noteBudgeted(tx, ctx, adjusted, Number(adjusted.budgeted) + sum);
    const rows = await tx.rows<FundProjectRow>(`${sql} for update`, [ctx.tenantId, row.fund_id, [...deltas.projects.keys()]], 'fund-adjustment-projects');
    for (const p of rows) {
      const delta = deltas.projects.get(p.id) ?? 0;
      await projects.step(tx, ctx, p.id, p.version, { permission: 'fund.approve' }, (r) => ({
        event: 'adjusted', next: { budget: adjustedBudget({ name: r.name, budget: Number(r.budget), paid: Number(r.paid), status: r.status }, delta) }, facts: { adjustmentId: row.id, delta },
      }));
    }
  }
}

function decided(ctx: TenantContext, r: FundAdjustmentRow, note: string, now: Date): Partial<FundAdjustmentRow> {
  if (r.requested_by === ctx.actor.id) throw new ProblemError(e.same_person);
  return { decision: note, decided_by: ctx.actor.id, decided_by_name: ctx.actor.name, decided_at: now };
}
