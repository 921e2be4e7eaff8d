import { unitEvents as events } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import { serialize } from '../organization/changes';
import { DEFAULT_COMMITTEES, DEFAULT_DEPARTMENTS, streetOffice, type DefaultUnit } from './unit.defaults';
import { unitColumns, unitFacts, type UnitRow } from './unit.row';

export interface UnitSeedInput {
  /** full name of the bureau, e.g. 坪山区应急管理局 */
  readonly bureauName: string;
  /** streets of the tenant's tree, each of which gets an office; none for a city */
  readonly streets: readonly { readonly code: string; readonly name: string }[];
}

interface Planned extends DefaultUnit {
  readonly parentOrigin: string | null;
  readonly divisionCode: string | null;
  readonly sort: number;
}

const BUREAU = 'bureau';

/** A new tenant's organization, to start from. */
@Injectable()
export class UnitSeed {
  constructor(private readonly tx: TenantTx) {}

  /** Inserts the default units that are not there yet. Repeatable: what was renamed, moved or deactivated since stays so. Gives how many it made. */
  async seedDefaults(ctx: TenantContext, input: UnitSeedInput): Promise<{ inserted: number }> {
    return this.tx.write(ctx, async (tx) => {
      await serialize(tx, ctx, 'unit-tree');
      const present = await tx.rows<{ origin: string; id: string }>('select origin, id from tenancy.unit where tenant_id = $1 and origin is not null', [ctx.tenantId]);
      const ids = new Map(present.map((u) => [u.origin, u.id]));
      let inserted = 0;
      for (const unit of plan(input)) {
        if (ids.has(unit.origin)) continue;
        const row = await this.insert(tx, ctx, unit, unit.parentOrigin === null ? null : (ids.get(unit.parentOrigin) ?? null));
        if (!row) continue;
        ids.set(unit.origin, row.id);
        inserted += 1;
        tx.emit({ spec: events.created, id: row.id, sequence: row.version, data: unitFacts(row) });
      }
      if (inserted > 0) tx.audit({ action: 'unit.seeded', target: `units/${ids.get(BUREAU) ?? ''}`, detail: { inserted } });
      return { inserted };
    });
  }

  /** Nothing where the district made a unit of that name by itself. */
  private async insert(tx: Tx, ctx: TenantContext, u: Planned, parentId: string | null): Promise<UnitRow | undefined> {
    const [row] = await tx.rows<UnitRow>(
      `insert into tenancy.unit (tenant_id, id, kind, name, short_name, parent_id, division_code, sort, origin) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict do nothing returning ${unitColumns}`,
      [ctx.tenantId, newId(), u.kind, u.name, u.shortName ?? null, parentId, u.divisionCode, u.sort, u.origin], 'unit-seed');
    return row;
  }
}

/** Parents before children, ten apart, so that a unit can be put between two others. */
function plan({ bureauName, streets }: UnitSeedInput): Planned[] {
  const at = (parentOrigin: string | null, offset: number) => (unit: DefaultUnit, i: number): Planned => ({ ...unit, parentOrigin, divisionCode: null, sort: offset + 10 * i });
  return [
    ...[{ origin: BUREAU, kind: 'bureau' as const, name: bureauName }].map(at(null, 0)),
    ...DEFAULT_DEPARTMENTS.map(at(BUREAU, 10)),
    ...DEFAULT_COMMITTEES.map(at(null, 100)),
    ...streets.map((street, i) => ({ ...at(null, 1000)(streetOffice(street), i), divisionCode: street.code })),
  ];
}
