import { pointsSchemeErrors as e, pointsSchemeEvents, pointsSchemeLifecycle, type ChangePointsSchemeBody, type DraftPointsSchemeBody, type PointsScheme, type PointsSchemeEvent, type PointsSchemeQuery } from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Statement, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { assertAllowed, listPage, Where, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { schemeColumns, toScheme, type SchemeRow } from './performance.entity';
import { toHundredths } from './performance.rules';

const byId = 'select * from enforcement.points_scheme where tenant_id = $1 and id = $2';

/** 积分办法: rules as data, in versions. What was published holds from its day on and never changes. */
@Injectable()
export class PointsSchemeService {
  constructor(private readonly tx: TenantTx) {}

  async page(ctx: TenantContext, query: PointsSchemeQuery): Promise<PageOf<PointsScheme>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('status = $', query.status);
    return listPage<SchemeRow, PointsScheme>(this.tx, ctx, query, { columns: '*', from: 'enforcement.points_scheme', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toScheme(ctx, r) });
  }

  async get(ctx: TenantContext, id: string): Promise<PointsScheme> {
    const [row] = await this.tx.read<SchemeRow>(ctx, { name: 'points-scheme-get', sql: byId, params: [ctx.tenantId, id] });
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
      tx.queue({
        name: 'points-scheme-insert', sql: `insert into enforcement.points_scheme (tenant_id, ${schemeColumns.join(', ')}) values (${Array.from({ length: schemeColumns.length + 1 }, (_, i) => `$${i + 1}`).join(', ')})`,
        params: [ctx.tenantId, ...schemeColumns.map((c) => stored(row, c))],
      });
      this.told(tx, ctx, row, 'drafted');
      return toScheme(ctx, row);
    });
  }

  change(ctx: TenantContext, id: string, version: number, { name, source, effectiveOn, base, rules }: ChangePointsSchemeBody): Promise<PointsScheme> {
    return this.step(ctx, id, version, 'changed', async (_tx, row) => {
      if (row.status !== 'draft') throw new ProblemError(e.published, {}, [], { state: row.status });
      return { name: name ?? row.name, source: source === undefined ? row.source : source, effective_on: effectiveOn ?? row.effective_on, base: base === undefined ? row.base : toHundredths(base), rules: rules ?? row.rules };
    });
  }

  publish(ctx: TenantContext, id: string, version: number): Promise<PointsScheme> {
    return this.step(ctx, id, version, 'published', async (tx, row, now) => {
      assertAllowed(pointsSchemeLifecycle, row.status, 'publish', e.action_not_allowed);
      const [taken] = await tx.rows("select id from enforcement.points_scheme where tenant_id = $1 and effective_on = $2 and status = 'published'", [ctx.tenantId, row.effective_on], 'points-scheme-day');
      if (taken) throw new ProblemError(e.day_taken, { day: row.effective_on });
      // A month that was announced by one version is not governed by another afterwards.
      const [frozen] = await tx.rows<{ month: string }>("select month from enforcement.performance_month where tenant_id = $1 and month || '-01' >= $2 order by month desc limit 1", [ctx.tenantId, row.effective_on], 'points-scheme-frozen');
      if (frozen) throw new ProblemError(e.month_frozen, { month: frozen.month });
      return { status: 'published', published_by: ctx.actor.id, published_by_name: ctx.actor.name, published_at: now };
    });
  }

  private async step(ctx: TenantContext, id: string, version: number, event: PointsSchemeEvent, work: (tx: Tx, row: SchemeRow, now: Date) => Promise<Partial<SchemeRow>>): Promise<PointsScheme> {
    return this.tx.write(ctx, async (tx) => {
      const [row] = await tx.rows<SchemeRow>(`${byId} for update`, [ctx.tenantId, id], 'points-scheme-lock');
      if (!row) throw notFound();
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      const now = new Date();
      const after: SchemeRow = { ...row, ...(await work(tx, row, now)), updated_at: now, version: row.version + 1 };
      tx.queue(updateStatement(ctx.tenantId, after));
      this.told(tx, ctx, after, event);
      return toScheme(ctx, after);
    });
  }

  private told(tx: Tx, ctx: TenantContext, row: SchemeRow, event: PointsSchemeEvent): void {
    const common = { name: row.name, effectiveOn: row.effective_on, rules: row.rules.length, status: row.status };
    tx.audit({ action: `points-scheme.${event}`, target: `points-schemes/${row.id}`, detail: common });
    tx.emit({ spec: pointsSchemeEvents[event], id: row.id, sequence: row.version, data: { schemeId: row.id, ...common, actor: ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name } } });
  }
}

const stored = (row: SchemeRow, column: (typeof schemeColumns)[number]): unknown => (column === 'rules' ? JSON.stringify(row.rules) : row[column]);
const mutable = schemeColumns.filter((c) => !c.startsWith('drafted') && c !== 'id');

function updateStatement(tenantId: string, row: SchemeRow): Statement {
  return { name: 'points-scheme-update', sql: `update enforcement.points_scheme set ${mutable.map((c, i) => `${c} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`, params: [tenantId, row.id, ...mutable.map((c) => stored(row, c))] };
}
