import { pointsSchemeErrors as e, pointsSchemeLifecycle, type ChangePointsSchemeBody, type DraftPointsSchemeBody, type PointsScheme, type PointsSchemeAction, type PointsSchemeEvent, type PointsSchemeQuery } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { listPage, Where, type LedgerOutcome, type LedgerStep, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { schemeLedger, toScheme, type SchemeRow } from './performance.entity';
import { toHundredths } from './performance.rules';

type Outcome = LedgerOutcome<SchemeRow, PointsSchemeEvent>;

/** 积分办法: rules as data, in versions. What was published holds from its day on and never changes. */
@Injectable()
export class PointsSchemeService {
  constructor(private readonly tx: TenantTx) {}

  async page(ctx: TenantContext, query: PointsSchemeQuery): Promise<PageOf<PointsScheme>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('status = $', query.status);
    return listPage<SchemeRow, PointsScheme>(this.tx, ctx, query, { columns: '*', from: 'enforcement.points_scheme', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toScheme(ctx, r) });
  }

  async get(ctx: TenantContext, id: string): Promise<PointsScheme> {
    const [row] = await this.tx.read<SchemeRow>(ctx, schemeLedger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return toScheme(ctx, row);
  }

  async draft(ctx: TenantContext, body: DraftPointsSchemeBody): Promise<PointsScheme> {
    const now = new Date();
    const row: SchemeRow = {
      id: newId(), name: body.name, source: body.source, effective_on: body.effectiveOn, base: toHundredths(body.base), rules: body.rules, status: pointsSchemeLifecycle.initial,
      drafted_by: ctx.actor.id, drafted_by_name: ctx.actor.name, drafted_at: now, published_by: null, published_by_name: null, published_at: null, updated_at: now, version: 1,
    };
    return this.tx.write(ctx, async (tx) => {
      schemeLedger.insert(tx, ctx, 'performance.manage', row, 'drafted');
      return toScheme(ctx, row);
    });
  }

  change(ctx: TenantContext, id: string, version: number, { name, source, effectiveOn, base, rules }: ChangePointsSchemeBody): Promise<PointsScheme> {
    return this.step(ctx, id, version, { permission: 'performance.manage' }, (_tx, row) => {
      if (row.status !== 'draft') throw new ProblemError(e.published, {}, [], { state: row.status });
      return { event: 'changed', next: { name: name ?? row.name, source: source === undefined ? row.source : source, effective_on: effectiveOn ?? row.effective_on, base: base === undefined ? row.base : toHundredths(base), rules: rules ?? row.rules } };
    });
  }

  publish(ctx: TenantContext, id: string, version: number): Promise<PointsScheme> {
    return this.step(ctx, id, version, 'publish', async (tx, row, now) => {
      const [taken] = await tx.rows("select id from enforcement.points_scheme where tenant_id = $1 and effective_on = $2 and status = 'published'", [ctx.tenantId, row.effective_on], 'points-scheme-day');
      if (taken) throw new ProblemError(e.day_taken, { day: row.effective_on });
      // A month that was announced by one version is not governed by another afterwards.
      const [frozen] = await tx.rows<{ month: string }>("select month from enforcement.performance_month where tenant_id = $1 and month || '-01' >= $2 order by month desc limit 1", [ctx.tenantId, row.effective_on], 'points-scheme-frozen');
      if (frozen) throw new ProblemError(e.month_frozen, { month: frozen.month });
      return { event: 'published', next: { status: 'published', published_by: ctx.actor.id, published_by_name: ctx.actor.name, published_at: now } };
    });
  }

  private step(ctx: TenantContext, id: string, version: number, by: LedgerStep<PointsSchemeAction>, work: (tx: Tx, row: SchemeRow, now: Date) => Outcome | Promise<Outcome>): Promise<PointsScheme> {
    return this.tx.write(ctx, async (tx) => toScheme(ctx, await schemeLedger.step(tx, ctx, id, version, by, (row, now) => work(tx, row, now))));
  }
}
