import { portraitModelErrors as e, portraitModelLifecycle, type ChangePortraitModelBody, type DraftPortraitModelBody, type PortraitModel, type PortraitModelAction, type PortraitModelEvent, type PortraitModelQuery } from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { listPage, Where, type LedgerOutcome, type LedgerStep, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { inForce, modelLedger, toModel, type ModelRow } from './portrait.entity';
import { assertReachable, assertThresholds } from './portrait.rules';

type Outcome = LedgerOutcome<ModelRow, PortraitModelEvent>;

/** 画像模型: weights and thresholds as data, in versions. What was published never changes, and no version reaches back. */
@Injectable()
export class PortraitModelService {
  constructor(private readonly tx: TenantTx) {}

  /** The version that holds today; undefined before the first. */
  async current(ctx: TenantContext, now = new Date()): Promise<ModelRow | undefined> {
    const published = await this.tx.read<ModelRow>(ctx, { name: 'portrait-models-published', sql: "select * from enforcement.portrait_model where tenant_id = $1 and status = 'published'", params: [ctx.tenantId] });
    return inForce(published, shanghaiDay(now));
  }

  async page(ctx: TenantContext, query: PortraitModelQuery): Promise<PageOf<PortraitModel>> {
    const held = (await this.current(ctx))?.id;
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('status = $', query.status);
    return listPage<ModelRow, PortraitModel>(this.tx, ctx, query, { columns: '*', from: 'enforcement.portrait_model', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toModel(ctx, r, held) });
  }

  async get(ctx: TenantContext, id: string): Promise<PortraitModel> {
    const [row] = await this.tx.read<ModelRow>(ctx, modelLedger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return toModel(ctx, row, (await this.current(ctx))?.id);
  }

  async draft(ctx: TenantContext, body: DraftPortraitModelBody): Promise<PortraitModel> {
    assertThresholds(body.thresholds);
    const now = new Date();
    const row: ModelRow = {
      id: newId(), name: body.name, source: body.source, effective_on: body.effectiveOn, factors: body.factors, thresholds: body.thresholds, status: portraitModelLifecycle.initial, drafted_by: ctx.actor.id, drafted_by_name: ctx.actor.name,
      drafted_at: now, published_by: null, published_by_name: null, published_at: null, updated_at: now, version: 1,
    };
    return this.tx.write(ctx, async (tx) => {
      modelLedger.insert(tx, ctx, 'portrait-model.manage', row, 'drafted');
      return toModel(ctx, row, undefined);
    });
  }

  change(ctx: TenantContext, id: string, version: number, { name, source, effectiveOn, factors, thresholds }: ChangePortraitModelBody): Promise<PortraitModel> {
    return this.step(ctx, id, version, { permission: 'portrait-model.manage' }, (_tx, row) => {
      if (row.status !== 'draft') throw new ProblemError(e.published, {}, [], { state: row.status });
      if (thresholds) assertThresholds(thresholds);
      return { event: 'changed', next: { name: name ?? row.name, source: source === undefined ? row.source : source, effective_on: effectiveOn ?? row.effective_on, factors: factors ?? row.factors, thresholds: thresholds ?? row.thresholds } };
    });
  }

  publish(ctx: TenantContext, id: string, version: number): Promise<PortraitModel> {
    return this.step(ctx, id, version, 'publish', async (tx, row, now) => {
      assertReachable(row.factors, row.thresholds);
      // Colours that were shown are not made others afterwards.
      if (row.effective_on < shanghaiDay(now)) throw new ProblemError(e.past, { day: row.effective_on });
      const [taken] = await tx.rows("select id from enforcement.portrait_model where tenant_id = $1 and effective_on = $2 and status = 'published'", [ctx.tenantId, row.effective_on], 'portrait-model-day');
      if (taken) throw new ProblemError(e.day_taken, { day: row.effective_on });
      return { event: 'published', next: { status: 'published', published_by: ctx.actor.id, published_by_name: ctx.actor.name, published_at: now } };
    });
  }

  private step(ctx: TenantContext, id: string, version: number, by: LedgerStep<PortraitModelAction>, work: (tx: Tx, row: ModelRow, now: Date) => Outcome | Promise<Outcome>): Promise<PortraitModel> {
    return this.tx.write(ctx, async (tx) => {
      const after = await modelLedger.step(tx, ctx, id, version, by, (row, now) => work(tx, row, now));
      const published = await tx.rows<ModelRow>("select * from enforcement.portrait_model where tenant_id = $1 and status = 'published'", [ctx.tenantId], 'portrait-models-published');
      return toModel(ctx, after, inForce(published, shanghaiDay(after.updated_at))?.id);
    });
  }
}
