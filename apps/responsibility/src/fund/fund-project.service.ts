import { fundProjectErrors as e, fundProjectLifecycle, type ChangeFundProjectBody, type FundProject, type FundProjectAction, type FundProjectEvent, type PlanFundProjectBody } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, type LedgerOutcome, type LedgerStep } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { fundProjectLedger as ledger, planOf, toFundProject, type FundProjectRow } from './fund.entity';
import { assertPlan } from './fund.rules';
import { lockFund, noteBudgeted, openFund } from './fund.service';

type Outcome = LedgerOutcome<FundProjectRow, FundProjectEvent>;
/** The fund of a project. */
const OF_PROJECT = '(select fund_id from responsibility.fund_project where tenant_id = $1 and id = $2)';

/** 经费项目: 编列, 下达, 决算. What it is budgeted with counts against its fund, which is locked first. */
@Injectable()
export class FundProjectService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async plan(ctx: TenantContext, fundId: string, b: PlanFundProjectBody): Promise<FundProject> {
    assertPlan(b.plan);
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const fund = await openFund(tx, ctx, fundId);
      assertUnit(reference, b.unitId);
      const row: FundProjectRow = {
        id: newId(), fund_id: fund.id, fund_name: fund.name, year: fund.year, name: b.name, budget_line: b.budgetLine, unit_id: b.unitId, division_code: fund.division_code, budget: b.budget, paid: 0, plan: b.plan, status: fundProjectLifecycle.initial, allot_document: null, note: null,
        ...madeBy(ctx, 'planned', new Date()),
      };
      noteBudgeted(tx, ctx, fund, Number(fund.budgeted) + b.budget);
      ledger.insert(tx, ctx, 'fund.manage', row, 'planned');
      return toFundProject(ctx, row, reference);
    });
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeFundProjectBody): Promise<FundProject> {
    assertPlan(b.plan ?? null);
    return this.step(ctx, id, version, { permission: 'fund.manage' }, async (tx, r, reference) => {
      if (r.status !== 'planned') throw new ProblemError(e.not_planned, { state: fundProjectLifecycle.states[r.status].zh });
      if (b.unitId !== undefined) assertUnit(reference, b.unitId);
      if (b.budget !== undefined) await this.budgeted(tx, ctx, r, b.budget - Number(r.budget));
      return { event: 'changed', next: { name: b.name ?? r.name, budget_line: b.budgetLine ?? r.budget_line, budget: b.budget ?? r.budget, unit_id: b.unitId ?? r.unit_id, plan: b.plan === undefined ? planOf(r) : b.plan } };
    });
  }

  allot(ctx: TenantContext, id: string, version: number, document: string): Promise<FundProject> {
    return this.step(ctx, id, version, 'allot', () => ({ event: 'allotted', next: { status: 'allotted', allot_document: document } }));
  }

  settle(ctx: TenantContext, id: string, version: number, note: string): Promise<FundProject> {
    return this.step(ctx, id, version, 'settle', () => ({ event: 'settled', next: { status: 'settled', note } }));
  }

  withdraw(ctx: TenantContext, id: string, version: number, reason: string): Promise<FundProject> {
    return this.step(ctx, id, version, 'withdraw', async (tx, r) => {
      await this.budgeted(tx, ctx, r, -Number(r.budget));
      return { event: 'withdrawn', next: { status: 'withdrawn', note: reason }, facts: { reason } };
    });
  }

  /** The fund has been locked by the step. */
  private async budgeted(tx: Tx, ctx: TenantContext, { fund_id: fundId }: FundProjectRow, delta: number): Promise<void> {
    const fund = await lockFund(tx, ctx, fundId);
    noteBudgeted(tx, ctx, fund, Number(fund.budgeted) + delta);
  }

  private async step(ctx: TenantContext, id: string, version: number, by: LedgerStep<FundProjectAction>, work: (tx: Tx, row: FundProjectRow, reference: Reference) => Outcome | Promise<Outcome>): Promise<FundProject> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      // Always the fund first, so that steps of two projects never wait for each other.
      await lockFund(tx, ctx, id, OF_PROJECT);
      return toFundProject(ctx, await ledger.step(tx, ctx, id, version, by, (row) => work(tx, row, reference)), reference);
    });
  }
}

function assertUnit({ units }: Reference, unitId: string): void {
  if (!units.has(unitId)) throw invalidField('body.unitId', e.unknown_unit);
}
