import { unitErrors as e, unitEvents as events, type MoveUnitBody, type UnitDto, type UnitPlacementDto } from '@anlan/contracts/tenancy';
import { startOfShanghaiDay, toShanghaiIso, type Day } from '@anlan/domain';
import { AccessDirectory } from '@anlan/platform/access';
import { systemContext, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { Jobs, type JobTenant } from '@anlan/platform/jobs';
import { listPage, Where, type PageOf, type PageRequest } from '@anlan/platform/ledger';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { today } from '../organization/changes';
import { toUnit, unitColumns, unitFacts, type UnitRow } from './unit.row';
import { assertMovesHold, assertParentUnit } from './unit.rules';
import { assertLaterMovesHold, assertNameFree, assertParent, insertPlacement, lockTree, lockUnit, pendingMoves, placeUnit, type PlacementRow } from './unit.tree';

export const UNIT_MOVES = 'unit-moves';

/** Units that move: now, or at the beginning of a day, by a timer. */
@Injectable()
export class UnitMoves implements OnModuleInit {
  constructor(
    private readonly tx: TenantTx,
    private readonly access: AccessDirectory,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<JobTenant>(UNIT_MOVES, (tenant) => this.moveDue(tenant));
  }

  async move(ctx: TenantContext, id: string, version: number, body: MoveUnitBody): Promise<UnitDto> {
    const effectiveFrom = body.effectiveFrom ?? today();
    const moved = await this.tx.write(ctx, async (tx) => {
      const tree = await lockTree(tx, ctx);
      const unit = await lockUnit(tx, ctx, id, version);
      if (!unit.active) throw new ProblemError(e.inactive);
      if (body.parentId) assertParent(ctx, id, body.parentId, tree);
      return effectiveFrom > today() ? this.later(tx, ctx, unit, body, effectiveFrom, tree) : this.now(tx, ctx, unit, body, effectiveFrom, tree);
    });
    // Who holds a role in a unit and below holds it by the tree as it is now.
    this.access.forgetTenant(ctx.tenantId);
    return moved;
  }

  async cancel(ctx: TenantContext, id: string, version: number): Promise<UnitDto> {
    return this.tx.write(ctx, async (tx) => {
      await lockTree(tx, ctx);
      const unit = await lockUnit(tx, ctx, id, version);
      const [cancelled] = await tx.rows<{ effective_from: Day }>(
        `update tenancy.unit_placement set state = 'cancelled', ended_at = now() where tenant_id = $1 and unit_id = $2 and state = 'pending' returning effective_from::text`, [ctx.tenantId, id]);
      if (!cancelled) throw new ProblemError(e.no_move_pending, {}, [], { allowed: ['move'] });
      tx.audit({ action: 'unit.move-cancelled', target: `units/${id}`, detail: { effectiveFrom: cancelled.effective_from } });
      return toUnit({ ...unit, pending_move: null });
    });
  }

  async placements(ctx: TenantContext, id: string, query: PageRequest): Promise<PageOf<UnitPlacementDto>> {
    const [unit] = await this.tx.read(ctx, { sql: 'select 1 from tenancy.unit where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] });
    if (!unit) throw notFound();
    const where = new Where().and('p.tenant_id = $', ctx.tenantId).and('p.unit_id = $', id);
    const name = (column: string): string => `(select u.name from tenancy.unit u where u.tenant_id = p.tenant_id and u.id = ${column})`;
    const from = "case when p.state = 'pending' then (select u.parent_id from tenancy.unit u where u.tenant_id = p.tenant_id and u.id = p.unit_id) else p.from_parent_id end";
    return listPage<HistoryRow, UnitPlacementDto>(this.tx, ctx, query, {
      columns: `p.id, ${from} as from_parent_id, ${name(`(${from})`)} as from_name, p.parent_id, ${name('p.parent_id')} as parent_name, p.effective_from::text, p.state, p.error, p.actor_name, p.decided_at, p.ended_at`,
      from: 'tenancy.unit_placement p', where, order: [{ sql: 'p.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: toPlacement,
    });
  }

  /** The job: what is due in the tenant, in its order, whatever has happened since it was set. */
  async moveDue(tenant: JobTenant): Promise<void> {
    const ctx = systemContext(tenant, 'tenancy');
    await this.tx.write(ctx, async (tx) => {
      await lockTree(tx, ctx);
      const due = (await pendingMoves(tx, ctx)).filter((p) => p.effective_from <= today());
      for (const placement of due) await this.execute(tx, ctx, placement);
    });
    this.access.forgetTenant(ctx.tenantId);
  }

  private async now(tx: Tx, ctx: TenantContext, unit: UnitRow, body: MoveUnitBody, effectiveFrom: Day, tree: readonly UnitRow[]): Promise<UnitDto> {
    const elsewhere = body.parentId !== unit.parent_id;
    if (!elsewhere && body.before === undefined) return toUnit(unit);
    if (elsewhere) {
      assertNameFree(unit, body.parentId, tree);
      await assertLaterMovesHold(tx, ctx, tree, { id: unit.id, parentId: body.parentId });
    }
    const row = await placeUnit(tx, ctx, unit, body.parentId, body.before ?? null, tree);
    if (elsewhere) insertPlacement(tx, ctx, { unitId: unit.id, fromParentId: unit.parent_id, parentId: body.parentId, effectiveFrom, state: 'done' });
    tx.audit({ action: 'unit.moved', target: `units/${unit.id}`, detail: { from: unit.parent_id, ...body } });
    tx.emit({ spec: events.changed, id: row.id, sequence: row.version, data: unitFacts(row) });
    return toUnit(row);
  }

  private async later(tx: Tx, ctx: TenantContext, unit: UnitRow, body: MoveUnitBody, effectiveFrom: Day, tree: readonly UnitRow[]): Promise<UnitDto> {
    if (unit.pending_move) throw new ProblemError(e.move_pending, { day: unit.pending_move.effectiveFrom });
    const wanted = { unit_id: unit.id, parent_id: body.parentId, effective_from: effectiveFrom };
    const set = [...(await pendingMoves(tx, ctx)), wanted].sort((a, b) => (a.effective_from < b.effective_from ? -1 : a.effective_from > b.effective_from ? 1 : 0));
    assertMovesHold(tree, set);
    insertPlacement(tx, ctx, { unitId: unit.id, fromParentId: unit.parent_id, parentId: body.parentId, before: body.before ?? null, effectiveFrom, state: 'pending' });
    const { tenantId, slug, tenantKind } = ctx;
    tx.queue(this.jobs.add(UNIT_MOVES, { tenantId, slug, tenantKind }, { key: `${UNIT_MOVES}:${tenantId}:${effectiveFrom}`, runAt: startOfShanghaiDay(effectiveFrom), maxAttempts: 25 }));
    tx.audit({ action: 'unit.move-set', target: `units/${unit.id}`, detail: { from: unit.parent_id, ...body } });
    return toUnit({ ...unit, pending_move: { parentId: body.parentId, effectiveFrom } });
  }

  private async execute(tx: Tx, ctx: TenantContext, p: PlacementRow): Promise<void> {
    const tree = await tx.rows<UnitRow>(`select ${unitColumns} from tenancy.unit where tenant_id = $1`, [ctx.tenantId]);
    const unit = tree.find((u) => u.id === p.unit_id);
    if (!unit) return;
    const refusal = refusalOf(unit, p, tree);
    tx.queue({
      sql: 'update tenancy.unit_placement set state = $3, error = $4, from_parent_id = $5, ended_at = now() where tenant_id = $1 and id = $2',
      params: [ctx.tenantId, p.id, refusal ? 'failed' : 'done', refusal?.code ?? null, unit.parent_id],
    });
    const detail = { from: unit.parent_id, parentId: p.parent_id, effectiveFrom: p.effective_from, decidedBy: p.actor_name };
    if (refusal) return tx.audit({ action: 'unit.move-failed', target: `units/${unit.id}`, detail: { ...detail, error: refusal.code } });
    // Before whom it was to stand may have gone elsewhere by now.
    const before = tree.some((u) => u.id === p.before_id && u.parent_id === p.parent_id) ? p.before_id : null;
    const row = await placeUnit(tx, ctx, unit, p.parent_id, before, tree);
    tx.audit({ action: 'unit.moved', target: `units/${unit.id}`, detail });
    tx.emit({ spec: events.changed, id: row.id, sequence: row.version, data: unitFacts(row) });
  }
}

function refusalOf(unit: UnitRow, p: PlacementRow, tree: readonly UnitRow[]): ProblemError | undefined {
  try {
    if (!unit.active) throw new ProblemError(e.inactive);
    if (p.parent_id) assertParentUnit(unit.id, p.parent_id, tree);
    assertNameFree(unit, p.parent_id, tree);
    return undefined;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

interface HistoryRow extends Row {
  id: string;
  from_parent_id: string | null;
  from_name: string | null;
  parent_id: string | null;
  parent_name: string | null;
  effective_from: Day;
  state: UnitPlacementDto['state'];
  error: string | null;
  actor_name: string;
  decided_at: Date;
  ended_at: Date | null;
}

const toPlacement = (r: HistoryRow): UnitPlacementDto => ({
  id: r.id, fromParentId: r.from_parent_id, fromParentName: r.from_name, parentId: r.parent_id, parentName: r.parent_name, effectiveFrom: r.effective_from, state: r.state, error: r.error,
  decidedBy: r.actor_name, decidedAt: toShanghaiIso(r.decided_at), endedAt: r.ended_at && toShanghaiIso(r.ended_at),
});
