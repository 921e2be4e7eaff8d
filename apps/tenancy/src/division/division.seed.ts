import { divisionEvents as events } from '@anlan/contracts/tenancy';
import { divisionPath, type Day, type DivisionLevel } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';

/** The day that the codes of the catalogue are of. */
const CATALOGUE_SINCE: Day = '2023-06-30';

/** A row of the national catalogue, as CatalogueStore gives it. */
export interface CatalogueRow {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parentCode: string | null;
}

export interface SeededDivisions {
  /** rows that were not there before, by level */
  readonly counts: Partial<Record<DivisionLevel, number>>;
  readonly inserted: number;
}

/** Fills a new tenant's tree from the national catalogue. */
@Injectable()
export class DivisionSeed {
  constructor(private readonly tx: TenantTx) {}

  /**
   * Inserts the district (or city) and everything below it, in force since the day of the catalogue: what a
   * ledger brings along from before the opening lies in divisions that there were. Repeatable: rows that are
   * there stay as they are, and only a call that inserted something is audited and told, by one event with counts.
   */
  async seedFromCatalogue(ctx: TenantContext, rows: readonly CatalogueRow[], validFrom: Day = CATALOGUE_SINCE): Promise<SeededDivisions> {
    const top = [...rows].sort((a, b) => divisionPath(a.code).length - divisionPath(b.code).length)[0];
    if (!top) return { counts: {}, inserted: 0 };
    return this.tx.write(ctx, async (tx) => {
      const made = await tx.rows<{ level: DivisionLevel }>(
        `insert into tenancy.division (tenant_id, code, name, level, parent_code, path, valid_from)
         select $1, r.code, r.name, r.level, r.parent, r.path, $7
         from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as r(code, name, level, parent, path)
         on conflict do nothing returning level`,
        [ctx.tenantId, rows.map((r) => r.code), rows.map((r) => r.name), rows.map((r) => r.level), rows.map((r) => r.parentCode), rows.map((r) => divisionPath(r.code)), validFrom]);
      const counts: Partial<Record<DivisionLevel, number>> = {};
      for (const { level } of made) counts[level] = (counts[level] ?? 0) + 1;
      if (made.length === 0) return { counts, inserted: 0 };
      tx.audit({ action: 'division.seeded', target: `divisions/${top.code}`, detail: { counts, validFrom } });
      tx.emit({ spec: events.seeded, id: top.code, sequence: 1, data: { rootCode: top.code, counts } });
      return { counts, inserted: made.length };
    });
  }
}
