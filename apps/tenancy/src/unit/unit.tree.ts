import { unitErrors as e, unitEvents as events } from '@anlan/contracts/tenancy';
import type { Day } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type Row, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { assertVersion, serialize } from '../organization/changes';
import { unitReach } from '../organization/organization.reach';
import { unitColumns as columns, unitFacts, type UnitRow } from './unit.row';
import { assertMovesHold, assertParentUnit, orderWith, type SetMove } from './unit.rules';

export interface PlacementRow extends Row, SetMove {
  id: string;
  before_id: string | null;
  actor_name: string;
}

/** Room between siblings, so that one can be put between two. */
const STEP = 1024;

/** Moves and deactivations one at a time: two of them at once could close a circle, or orphan a unit. */
export async function lockTree(tx: Tx, ctx: TenantContext): Promise<UnitRow[]> {
  await serialize(tx, ctx, 'unit-tree');
  return tx.rows<UnitRow>(`select ${columns} from tenancy.unit where tenant_id = $1`, [ctx.tenantId]);
}

/** The unit, which the actor may change, under a lock. */
export async function lockUnit(tx: Tx, ctx: TenantContext, id: string, version: number): Promise<UnitRow> {
  const [row] = await tx.rows<UnitRow>(`select ${columns} from tenancy.unit where tenant_id = $1 and id = $2 for update`, [ctx.tenantId, id]);
  if (!row) throw notFound();
  unitReach.assertCovers(ctx, 'unit.manage', row);
  assertVersion(row, version);
  return row;
}

/** A unit is put below one of the actor's own: what is put there, that unit's people reach. */
export function assertParent(ctx: TenantContext, id: string | null, parentId: string, tree: readonly UnitRow[]): void {
  assertParentUnit(id, parentId, tree);
  const parent = tree.find((u) => u.id === parentId);
  if (parent) unitReach.assertCovers(ctx, 'unit.manage', parent);
}

/** What is set for later days, in the order in which it will happen. */
export async function pendingMoves(tx: Tx, ctx: TenantContext): Promise<PlacementRow[]> {
  return tx.rows<PlacementRow>(
    `select id, unit_id, parent_id, before_id, effective_from::text, actor_name from tenancy.unit_placement where tenant_id = $1 and state = 'pending' order by effective_from, id`, [ctx.tenantId]);
}

/** Whether what is set for later still holds after this move. */
export async function assertLaterMovesHold(tx: Tx, ctx: TenantContext, tree: readonly UnitRow[], move: { id: string; parentId: string | null }): Promise<void> {
  const moved = tree.map((u) => (u.id === move.id ? { ...u, parent_id: move.parentId } : u));
  assertMovesHold(moved, await pendingMoves(tx, ctx));
}

export interface NewPlacement {
  readonly unitId: string;
  readonly fromParentId: string | null;
  readonly parentId: string | null;
  readonly before?: string | null;
  readonly effectiveFrom: Day;
  readonly state: 'pending' | 'done';
}

export function insertPlacement(tx: Tx, ctx: TenantContext, p: NewPlacement): void {
  tx.queue({
    sql: `insert into tenancy.unit_placement (tenant_id, id, unit_id, from_parent_id, parent_id, before_id, effective_from, state, actor, actor_name, ended_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case when $8 = 'done' then now() end)`,
    params: [ctx.tenantId, newId(), p.unitId, p.fromParentId, p.parentId, p.before ?? null, p.effectiveFrom, p.state, ctx.actor.id, ctx.actor.name],
  });
}

/** Puts the unit below the parent, before a sibling or last; siblings that have to make room are reordered with it. */
export async function placeUnit(tx: Tx, ctx: TenantContext, unit: UnitRow, parentId: string | null, before: string | null, tree: readonly UnitRow[]): Promise<UnitRow> {
  const siblings = tree.filter((u) => u.parent_id === parentId).sort((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1));
  const order = orderWith(siblings.map((u) => u.id), unit.id, before);
  if (!order) throw invalidField('body.before', e.unknown_sibling);
  const at = order.indexOf(unit.id);
  const sortOf = (i: number): number | undefined => siblings.find((u) => u.id === order[i])?.sort;
  const [left, right] = [at > 0 ? sortOf(at - 1) : undefined, sortOf(at + 1)];
  const between = left === undefined ? (right ?? STEP) - STEP : right === undefined ? left + STEP : Math.floor((left + right) / 2);
  const fits = (left === undefined || between > left) && (right === undefined || between < right) && Math.abs(between) < 1_000_000;
  if (!fits) await renumber(tx, ctx, order.filter((id) => id !== unit.id), at);
  const [row] = await tx.rows<UnitRow>(
    `update tenancy.unit set parent_id = $3, sort = $4, version = version + 1 where tenant_id = $1 and id = $2 returning ${columns}`, [ctx.tenantId, unit.id, parentId, fits ? between : (at + 1) * STEP]);
  if (!row) throw notFound();
  return row;
}

/** Siblings anew, with room between them, and for one more at `gap`. */
async function renumber(tx: Tx, ctx: TenantContext, ids: readonly string[], gap: number): Promise<void> {
  const sorts = ids.map((_, i) => (i < gap ? i + 1 : i + 2) * STEP);
  const rows = await tx.rows<UnitRow>(
    `update tenancy.unit set sort = s.sort, version = version + 1 from unnest($2::uuid[], $3::int[]) as s(sibling_id, sort) where tenant_id = $1 and id = s.sibling_id and unit.sort <> s.sort returning ${columns.replace('sort, active', 'unit.sort, active')}`,
    [ctx.tenantId, ids, sorts]);
  for (const row of rows) tx.emit({ spec: events.changed, id: row.id, sequence: row.version, data: unitFacts(row) });
}

/** Under the lock of the tree: a unit of that name below the parent would stop the move. */
export function assertNameFree(unit: UnitRow, parentId: string | null, tree: readonly UnitRow[]): void {
  if (tree.some((u) => u.active && u.id !== unit.id && u.parent_id === parentId && u.name === unit.name)) throw new ProblemError(e.name_taken, { name: unit.name });
}
