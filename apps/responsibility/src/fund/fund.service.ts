import { fundErrors as e, fundLifecycle, type ChangeFundBody, type Fund, type OpenFundBody } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { fundLedger as ledger, toFund, type FundRow } from './fund.entity';
import { fundReach } from './fund.reach';
import { assertTotal } from './fund.rules';

/** The fund, locked before any of its projects: budgets of one fund change one after another. `of`: whose fund, as a condition on its id with the second parameter. */
export async function lockFund(tx: Tx, ctx: TenantContext, id: string, of = '$2'): Promise<FundRow> {
  const [row] = await tx.rows<FundRow>(`select * from responsibility.fund where tenant_id = $1 and id = ${of} for update`, [ctx.tenantId, id]);
  if (!row) throw notFound();
  return row;
}

/** Notes what the fund's projects are budgeted with. Throws where that were more than the fund has. */
export function noteBudgeted(tx: Tx, ctx: TenantContext, fund: Pick<FundRow, 'id' | 'amount'>, budgeted: number): void {
  assertTotal(Number(fund.amount), budgeted);
  tx.queue({ name: 'fund-budgeted', sql: 'update responsibility.fund set budgeted = $3 where tenant_id = $1 and id = $2', params: [ctx.tenantId, fund.id, budgeted] });
}

/** The fund that a person who may manage it works in, locked; what is closed takes nothing more. */
export async function openFund(tx: Tx, ctx: TenantContext, id: string): Promise<FundRow> {
  const fund = await lockFund(tx, ctx, id);
  fundReach.assertActs(ctx, 'fund.manage', 'fund.read', fund);
  if (fund.status !== 'open') throw new ProblemError(e.closed);
  return fund;
}

/** 安全生产专项经费 of a year: opened with its amount, closed when every project is. */
@Injectable()
export class FundService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async open(ctx: TenantContext, b: OpenFundBody): Promise<Fund> {
    const now = new Date();
    const reference = await this.references.get(ctx.tenantId);
    const row: FundRow = {
      id: newId(), year: b.year, name: b.name, source_document: b.sourceDocument, division_code: organizerOf(reference, b.divisionCode, now, e.unknown_division), amount: b.amount, budgeted: 0, status: fundLifecycle.initial, close_note: null, ...madeBy(ctx, 'opened', now),
    };
    return this.tx.write(ctx, async (tx) => {
      ledger.insert(tx, ctx, 'fund.manage', row, 'opened');
      return toFund(ctx, row, reference);
    });
  }

  async change(ctx: TenantContext, id: string, version: number, b: ChangeFundBody): Promise<Fund> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, { permission: 'fund.manage' }, (r) => {
        if (r.status !== 'open') throw new ProblemError(e.closed);
        return { event: 'changed', next: { name: b.name ?? r.name, source_document: b.sourceDocument ?? r.source_document } };
      });
      return toFund(ctx, row, reference);
    });
  }

  async close(ctx: TenantContext, id: string, version: number, note: string): Promise<Fund> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, 'close', async () => {
        const [open] = await tx.rows<{ n: number }>("select count(*)::int as n from responsibility.fund_project where tenant_id = $1 and fund_id = $2 and status in ('planned','allotted')", [ctx.tenantId, id], 'fund-projects-open');
        if (open && open.n > 0) throw new ProblemError(e.projects_open, { count: open.n });
        return { event: 'closed', next: { status: 'closed', close_note: note } };
      });
      return toFund(ctx, row, reference);
    });
  }
}
