import { unitErrors as e, unitEvents as events, type CreateUnitBody, type PatchUnitBody, type UnitDto, type UnitQuery } from '@anlan/contracts/tenancy';
import { divisionPrefix } from '@anlan/domain';
import { AccessDirectory } from '@anlan/platform/access';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { Where, listPage, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { canonicalCode, serialize, today, unlessTaken } from '../organization/changes';
import { unitReach } from '../organization/organization.reach';
import { toUnit, unitColumns as columns, unitFacts, type UnitRow } from './unit.row';
import { assertParentUnit, assertUnused } from './unit.rules';
import { assertLaterMovesHold, assertParent, insertPlacement, lockTree, lockUnit, pendingMoves } from './unit.tree';

/** Departments, committees, street and community offices, enterprises: the tenant's units as a tree. */
@Injectable()
export class UnitService {
  constructor(
    private readonly tx: TenantTx,
    private readonly access: AccessDirectory,
  ) {}

  async list(ctx: TenantContext, query: UnitQuery): Promise<PageOf<UnitDto>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('kind = $', query.kind).and('parent_id = $', query.parentId).and('active = $', query.active);
    where.and('position($ in name) > 0', query.q);
    where.below('division_code', query.divisionCode && divisionPrefix(canonicalCode(query.divisionCode, 'query.divisionCode').code));
    const order = [{ sql: 'sort', type: 'integer' }, { sql: 'id', type: 'uuid' }] as const;
    return listPage<UnitRow, UnitDto>(this.tx, ctx, query, { columns, from: 'tenancy.unit', where, order, position: (r) => [r.sort, r.id], item: toUnit });
  }

  async get(ctx: TenantContext, id: string): Promise<UnitDto> {
    const [row] = await this.tx.read<UnitRow>(ctx, { name: 'unit-get', sql: `select ${columns} from tenancy.unit where tenant_id = $1 and id = $2`, params: [ctx.tenantId, id] });
    if (!row) throw notFound();
    return toUnit(row);
  }

  async create(ctx: TenantContext, body: CreateUnitBody): Promise<UnitDto> {
    return unlessTaken(this.tx.write(ctx, async (tx) => {
      const divisionCode = await this.division(tx, ctx, body.divisionCode);
      unitReach.assertCovers(ctx, 'unit.manage', { id: null, parent_id: body.parentId ?? null, division_code: divisionCode });
      if (body.parentId) assertParent(ctx, null, body.parentId, await lockTree(tx, ctx));
      const [row] = await tx.rows<UnitRow>(
        `insert into tenancy.unit (tenant_id, id, kind, name, short_name, parent_id, division_code, sort) values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`,
        [ctx.tenantId, newId(), body.kind, body.name, body.shortName ?? null, body.parentId ?? null, divisionCode, body.sort]);
      return this.changed(tx, row, 'created', { name: body.name, kind: body.kind });
    }), 'unit_name', () => new ProblemError(e.name_taken, { name: body.name }));
  }

  async patch(ctx: TenantContext, id: string, version: number, body: PatchUnitBody): Promise<UnitDto> {
    const changed = await unlessTaken(this.tx.write(ctx, async (tx) => {
      const tree = body.parentId === undefined ? [] : await lockTree(tx, ctx);
      const before = await lockUnit(tx, ctx, id, version);
      if (!before.active) throw new ProblemError(e.inactive);
      const moved = body.parentId !== undefined && body.parentId !== before.parent_id;
      if (moved && body.parentId) assertParent(ctx, id, body.parentId, tree);
      if (moved) await assertLaterMovesHold(tx, ctx, tree, { id, parentId: body.parentId ?? null });
      const divisionCode = body.divisionCode === undefined ? before.division_code : await this.division(tx, ctx, body.divisionCode);
      unitReach.assertCovers(ctx, 'unit.manage', { ...before, division_code: divisionCode });
      const after = {
        name: body.name ?? before.name, shortName: body.shortName === undefined ? before.short_name : body.shortName,
        parentId: body.parentId === undefined ? before.parent_id : body.parentId, sort: body.sort ?? before.sort,
      };
      const [row] = await tx.rows<UnitRow>(
        `update tenancy.unit set name = $3, short_name = $4, parent_id = $5, division_code = $6, sort = $7, version = version + 1 where tenant_id = $1 and id = $2 returning ${columns}`,
        [ctx.tenantId, id, after.name, after.shortName, after.parentId, divisionCode, after.sort]);
      if (moved) insertPlacement(tx, ctx, { unitId: id, fromParentId: before.parent_id, parentId: after.parentId, effectiveFrom: today(), state: 'done' });
      return this.changed(tx, row, 'changed', { ...body });
    }), 'unit_name', () => new ProblemError(e.name_taken, { name: body.name ?? '' }));
    // Who holds a role in a unit and below holds it by the tree as it is now.
    if (body.parentId !== undefined) this.access.forgetTenant(ctx.tenantId);
    return changed;
  }

  async deactivate(ctx: TenantContext, id: string, version: number): Promise<UnitDto> {
    return this.tx.write(ctx, async (tx) => {
      await serialize(tx, ctx, 'unit-tree');
      const before = await lockUnit(tx, ctx, id, version);
      if (!before.active) throw new ProblemError(e.inactive);
      const [used] = await tx.rows<{ children: number; members: number }>(
        `select (select count(*)::int from tenancy.unit where tenant_id = $1 and parent_id = $2 and active) as children,
           (select count(*)::int from tenancy.member where tenant_id = $1 and unit_id = $2 and enabled) as members`, [ctx.tenantId, id]);
      assertUnused(used ?? { children: 0, members: 0 });
      const awaited = (await pendingMoves(tx, ctx)).find((p) => p.unit_id === id || p.parent_id === id);
      if (awaited) throw new ProblemError(e.move_pending, { day: awaited.effective_from });
      return this.changed(tx, await this.setActive(tx, ctx, id, false), 'deactivated', {});
    });
  }

  async activate(ctx: TenantContext, id: string, version: number): Promise<UnitDto> {
    return unlessTaken(this.tx.write(ctx, async (tx) => {
      const tree = await lockTree(tx, ctx);
      const before = await lockUnit(tx, ctx, id, version);
      if (before.active) throw new ProblemError(e.active);
      if (before.parent_id) assertParentUnit(id, before.parent_id, tree);
      return this.changed(tx, await this.setActive(tx, ctx, id, true), 'activated', {});
    }), 'unit_name', () => new ProblemError(e.name_taken, { name: '' }));
  }

  private async setActive(tx: Tx, ctx: TenantContext, id: string, active: boolean): Promise<UnitRow | undefined> {
    const [row] = await tx.rows<UnitRow>(`update tenancy.unit set active = $3, version = version + 1 where tenant_id = $1 and id = $2 returning ${columns}`, [ctx.tenantId, id, active]);
    return row;
  }

  private changed(tx: Tx, row: UnitRow | undefined, event: keyof typeof events, detail: Record<string, unknown>): UnitDto {
    if (!row) throw notFound();
    tx.audit({ action: `unit.${event}`, target: `units/${row.id}`, detail });
    tx.emit({ spec: events[event], id: row.id, sequence: row.version, data: unitFacts(row) });
    return toUnit(row);
  }

  private async division(tx: Tx, ctx: TenantContext, code: string | null | undefined): Promise<string | null> {
    if (!code) return null;
    const own = canonicalCode(code, 'body.divisionCode').code;
    const [row] = await tx.rows('select 1 from tenancy.division where tenant_id = $1 and code = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3)', [ctx.tenantId, own, today()]);
    if (!row) throw invalidField('body.divisionCode', e.unknown_division, { code });
    return own;
  }
}
