import type { UnitDto } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import type { Row } from '@anlan/platform/db';

export interface UnitRow extends Row {
  id: string;
  kind: UnitDto['kind'];
  name: string;
  short_name: string | null;
  parent_id: string | null;
  division_code: string | null;
  sort: number;
  active: boolean;
  created_at: Date;
  version: number;
  pending_move: { parentId: string | null; effectiveFrom: string } | null;
}

/** For a statement that names the table `unit`. */
export const unitColumns = `id, kind, name, short_name, parent_id, division_code, sort, active, created_at, version,
  (select jsonb_build_object('parentId', p.parent_id, 'effectiveFrom', p.effective_from) from tenancy.unit_placement p where p.tenant_id = unit.tenant_id and p.unit_id = unit.id and p.state = 'pending') as pending_move`;

export const toUnit = (r: UnitRow): UnitDto => ({
  id: r.id, kind: r.kind, name: r.name, shortName: r.short_name, parentId: r.parent_id, divisionCode: r.division_code, sort: r.sort, active: r.active, pendingMove: r.pending_move,
  createdAt: toShanghaiIso(r.created_at), version: r.version,
});

/** What the unit's events say of it. */
export const unitFacts = (r: UnitRow) => ({ unitId: r.id, kind: r.kind, name: r.name, parentId: r.parent_id, divisionCode: r.division_code, active: r.active });
