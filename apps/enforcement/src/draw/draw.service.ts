import {
  drawErrors as e, drawEvents, drawLifecycle,
  type ChangeDrawBody, type Draw, type DrawAction, type DrawEvent, type PrepareDrawBody, type runDrawBody,
} from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Statement, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { assertAllowed, NumberSeries } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { drawColumns, readColumns, toDraw, type DrawRow } from './draw.entity';
import { lots, poolDigest } from './draw.lottery';
import { fixPool, fixedPools, lotsStatement } from './draw.pool';
import { drawReach } from './draw.reach';
import { assertDraft, assertDrawable, checkPlan, knowsOfficers } from './draw.rules';

/** What a step leaves behind, and what its event says besides. */
interface Outcome {
  readonly event: DrawEvent;
  readonly next: Partial<DrawRow>;
  readonly facts?: Record<string, unknown>;
}

/** 双随机: preparing, fixing the pools, drawing, publishing. */
@Injectable()
export class DrawService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
  ) {}

  async prepare(ctx: TenantContext, body: PrepareDrawBody): Promise<Draw> {
    const now = new Date();
    const reference = await this.references.knowing(ctx.tenantId, (known) => knowsOfficers(known, body.officers));
    const division = organizerOf(reference, body.divisionCode, now, e.unknown_division);
    checkPlan(reference, body);
    const by = { prepared_by: ctx.actor.id, prepared_by_name: ctx.actor.name, prepared_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, updated_at: now };
    const row: DrawRow = {
      id: newId(), number: await this.number(ctx, now), name: body.name, division_code: division, from_day: body.from, to_day: body.to, items: body.items, pool: body.pool, officers: body.officers, rule: body.rule,
      status: drawLifecycle.initial, pool_size: null, pool_digest: null, seed: null, seed_source: null, drawn: null, frozen_at: null, drawn_at: null, published_at: null, void_reason: null, ...by, version: 1,
    };
    return this.tx.write(ctx, async (tx) => {
      if (!drawReach.covers(ctx, 'draw.manage', row)) throw new ProblemError(e.out_of_scope, { code: body.divisionCode });
      tx.queue({
        name: 'draw-insert', sql: `insert into enforcement.draw (tenant_id, ${drawColumns.join(', ')}) values (${Array.from({ length: drawColumns.length + 1 }, (_, i) => `$${i + 1}`).join(', ')})`,
        params: [ctx.tenantId, ...drawColumns.map((c) => stored(row, c))],
      });
      this.told(tx, ctx, row, 'prepared', null, {});
      return toDraw(ctx, row, reference);
    });
  }

  async change(ctx: TenantContext, id: string, version: number, body: ChangeDrawBody): Promise<Draw> {
    checkPlan(await this.references.knowing(ctx.tenantId, (known) => knowsOfficers(known, body.officers)), body);
    const { name, from, to, items, pool, officers, rule } = body;
    return this.step(ctx, id, version, async (_tx, row) => {
      assertDraft(row.status);
      const next = { name: name ?? row.name, from_day: from ?? row.from_day, to_day: to ?? row.to_day, items: items ?? row.items, pool: pool ?? row.pool, officers: officers ?? row.officers, rule: rule ?? row.rule };
      return { event: 'changed', next };
    });
  }

  /** The pools as they are at this moment, for good. Their digest binds whoever draws, before there is a seed. */
  freeze(ctx: TenantContext, id: string, version: number): Promise<Draw> {
    return this.act(ctx, id, version, 'freeze', async (tx, row, now, reference) => {
      checkPlan(reference, row);
      const names = await fixPool(tx, ctx, row, reference);
      const pools = await fixedPools(tx, ctx, row);
      assertDrawable(pools, (subject) => names.get(subject) ?? subject);
      const digest = poolDigest(pools);
      return { event: 'frozen', next: { status: 'frozen', pool_size: pools.subjects.length, pool_digest: digest, frozen_at: now }, facts: { poolSize: pools.subjects.length, poolDigest: digest } };
    });
  }

  draw(ctx: TenantContext, id: string, version: number, { seed: given }: z.output<typeof runDrawBody>): Promise<Draw> {
    return this.act(ctx, id, version, 'draw', async (tx, row, now) => {
      const { text: seed, source } = given ?? { text: randomBytes(32).toString('hex'), source: '系统随机数 random bits of this system' };
      const found = lots(seed, await fixedPools(tx, ctx, row));
      tx.queue(lotsStatement(ctx.tenantId, id, found));
      return { event: 'drawn', next: { status: 'drawn', seed, seed_source: source, drawn: found.length, drawn_at: now }, facts: { poolDigest: row.pool_digest, seed, drawn: found.length } };
    });
  }

  publish(ctx: TenantContext, id: string, version: number): Promise<Draw> {
    return this.act(ctx, id, version, 'publish', async (_tx, row, now) => ({ event: 'published', next: { status: 'published', published_at: now }, facts: { drawn: row.drawn } }));
  }

  void(ctx: TenantContext, id: string, version: number, reason: string): Promise<Draw> {
    return this.act(ctx, id, version, 'void', async () => ({ event: 'voided', next: { status: 'voided', void_reason: reason }, facts: { reason } }));
  }

  private act(ctx: TenantContext, id: string, version: number, action: DrawAction, work: (tx: Tx, row: DrawRow, now: Date, reference: Reference) => Promise<Outcome>): Promise<Draw> {
    return this.step(ctx, id, version, (tx, row, now, reference) => {
      assertAllowed(drawLifecycle, row.status, action, e.action_not_allowed);
      return work(tx, row, now, reference);
    });
  }

  /** The row is locked, the rules decide, and everything that follows commits together. */
  private async step(ctx: TenantContext, id: string, version: number, work: (tx: Tx, row: DrawRow, now: Date, reference: Reference) => Promise<Outcome>): Promise<Draw> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const [row] = await tx.rows<DrawRow>(`select ${readColumns} from enforcement.draw where tenant_id = $1 and id = $2 for update`, [ctx.tenantId, id], 'draw-lock');
      if (!row) throw notFound();
      drawReach.assertActs(ctx, 'draw.manage', 'draw.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      const now = new Date();
      const { event, next: changes, facts = {} } = await work(tx, row, now, reference);
      const next: DrawRow = { ...row, ...changes, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, updated_at: now, version: row.version + 1 };
      tx.queue(updateStatement(ctx.tenantId, next));
      this.told(tx, ctx, next, event, row, facts);
      return toDraw(ctx, next, reference);
    });
  }

  private told(tx: Tx, ctx: TenantContext, row: DrawRow, event: DrawEvent, before: DrawRow | null, facts: Record<string, unknown>): void {
    const actor = ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name };
    const onBehalfOf = drawReach.onBehalfOf(ctx, 'draw.manage', row);
    tx.audit({ action: `draw.${event}`, target: `draws/${row.id}`, detail: { number: row.number, name: row.name, from: before?.status ?? null, to: row.status, ...facts }, onBehalfOf });
    tx.emit({ spec: drawEvents[event], id: row.id, sequence: row.version, data: { drawId: row.id, number: row.number, name: row.name, divisionCode: row.division_code, status: row.status, actor, ...facts } });
  }

  private async number(ctx: TenantContext, now: Date): Promise<string> {
    const year = shanghaiDay(now).slice(0, 4);
    return `SJ${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `draw-${year}`)).padStart(4, '0')}`;
  }
}

const json: readonly string[] = ['items', 'pool', 'officers', 'rule'];
const stored = (row: DrawRow, c: (typeof drawColumns)[number]): unknown => (json.includes(c) ? JSON.stringify(row[c]) : row[c]);

const mutable = drawColumns.filter((c) => !['id', 'number', 'division_code', 'prepared_by', 'prepared_by_name', 'prepared_at'].includes(c));

function updateStatement(tenantId: string, row: DrawRow): Statement {
  return {
    name: 'draw-update', sql: `update enforcement.draw set ${mutable.map((c, i) => `${c} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`,
    params: [tenantId, row.id, ...mutable.map((c) => stored(row, c))],
  };
}
