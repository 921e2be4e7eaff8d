import { portraitModelErrors as e, portraitModelEvents, portraitModelLifecycle, type ChangePortraitModelBody, type DraftPortraitModelBody, type PortraitModel, type PortraitModelEvent, type PortraitModelQuery } from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Statement, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { assertAllowed, assertWhole, listPage, Where, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { inForce, modelColumns, toModel, type ModelRow } from './portrait.entity';
import { assertReachable, assertThresholds } from './portrait.rules';

const byId = 'select * from enforcement.portrait_model where tenant_id = $1 and id = $2';

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
    const [row] = await this.tx.read<ModelRow>(ctx, { name: 'portrait-model-get', sql: byId, params: [ctx.tenantId, id] });
    if (!row) throw notFound();
    return toModel(ctx, row, (await this.current(ctx))?.id);
  }

  async draft(ctx: TenantContext, body: DraftPortraitModelBody): Promise<PortraitModel> {
    assertWhole(ctx, 'portrait-model.manage');
    assertThresholds(body.thresholds);
    const now = new Date();
    const row: ModelRow = {
      id: newId(), name: body.name, source: body.source, effective_on: body.effectiveOn, factors: body.factors, thresholds: body.thresholds, status: portraitModelLifecycle.initial, drafted_by: ctx.actor.id, drafted_by_name: ctx.actor.name,
      drafted_at: now, published_by: null, published_by_name: null, published_at: null, updated_at: now, version: 1,
    };
    return this.tx.write(ctx, async (tx) => {
      tx.queue({
        name: 'portrait-model-insert', sql: `insert into enforcement.portrait_model (tenant_id, ${modelColumns.join(', ')}) values (${Array.from({ length: modelColumns.length + 1 }, (_, i) => `$${i + 1}`).join(', ')})`,
        params: [ctx.tenantId, ...modelColumns.map((c) => stored(row, c))],
      });
      this.told(tx, ctx, row, 'drafted');
      return toModel(ctx, row, undefined);
    });
  }

  change(ctx: TenantContext, id: string, version: number, { name, source, effectiveOn, factors, thresholds }: ChangePortraitModelBody): Promise<PortraitModel> {
    return this.step(ctx, id, version, 'changed', async (_tx, row) => {
      if (row.status !== 'draft') throw new ProblemError(e.published, {}, [], { state: row.status });
      if (thresholds) assertThresholds(thresholds);
      return { name: name ?? row.name, source: source === undefined ? row.source : source, effective_on: effectiveOn ?? row.effective_on, factors: factors ?? row.factors, thresholds: thresholds ?? row.thresholds };
    });
  }

  publish(ctx: TenantContext, id: string, version: number): Promise<PortraitModel> {
    return this.step(ctx, id, version, 'published', async (tx, row, now) => {
      assertAllowed(portraitModelLifecycle, row.status, 'publish', e.action_not_allowed);
      assertReachable(row.factors, row.thresholds);
      // Colours that were shown are not made others afterwards.
      if (row.effective_on < shanghaiDay(now)) throw new ProblemError(e.past, { day: row.effective_on });
      const [taken] = await tx.rows("select id from enforcement.portrait_model where tenant_id = $1 and effective_on = $2 and status = 'published'", [ctx.tenantId, row.effective_on], 'portrait-model-day');
      if (taken) throw new ProblemError(e.day_taken, { day: row.effective_on });
      return { status: 'published', published_by: ctx.actor.id, published_by_name: ctx.actor.name, published_at: now };
    });
  }

  private async step(ctx: TenantContext, id: string, version: number, event: PortraitModelEvent, work: (tx: Tx, row: ModelRow, now: Date) => Promise<Partial<ModelRow>>): Promise<PortraitModel> {
    assertWhole(ctx, 'portrait-model.manage');
    return this.tx.write(ctx, async (tx) => {
      const [row] = await tx.rows<ModelRow>(`${byId} for update`, [ctx.tenantId, id], 'portrait-model-lock');
      if (!row) throw notFound();
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      const now = new Date();
      const after: ModelRow = { ...row, ...(await work(tx, row, now)), updated_at: now, version: row.version + 1 };
      tx.queue(updateStatement(ctx.tenantId, after));
      this.told(tx, ctx, after, event);
      const published = await tx.rows<ModelRow>("select * from enforcement.portrait_model where tenant_id = $1 and status = 'published' and id <> $2", [ctx.tenantId, id], 'portrait-models-other');
      return toModel(ctx, after, inForce(after.status === 'published' ? [...published, after] : published, shanghaiDay(now))?.id);
    });
  }

  private told(tx: Tx, ctx: TenantContext, row: ModelRow, event: PortraitModelEvent): void {
    const common = { name: row.name, effectiveOn: row.effective_on, factors: row.factors.length, status: row.status };
    tx.audit({ action: `portrait-model.${event}`, target: `portrait-models/${row.id}`, detail: common });
    tx.emit({ spec: portraitModelEvents[event], id: row.id, sequence: row.version, data: { modelId: row.id, ...common, actor: ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name } } });
  }
}

const stored = (row: ModelRow, c: (typeof modelColumns)[number]): unknown => (c === 'factors' || c === 'thresholds' ? JSON.stringify(row[c]) : row[c]);
const mutable = modelColumns.filter((c) => !c.startsWith('drafted') && c !== 'id');

function updateStatement(tenantId: string, row: ModelRow): Statement {
  return { name: 'portrait-model-update', sql: `update enforcement.portrait_model set ${mutable.map((c, i) => `${c} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`, params: [tenantId, row.id, ...mutable.map((c) => stored(row, c))] };
}
