import { listLevels, type HazardListing, type ListRates, type ListRatesQuery } from '@anlan/contracts/enforcement';
import { rate, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { hazardConditions } from './hazard.filters';

interface Counted extends Row {
  kind: string;
  level: HazardListing['level'];
  entered: number;
  struck_off: number;
}

const figuresOf = (rows: readonly Counted[]): { entered: number; struckOff: number; rate: string } => {
  const [entered, struckOff] = [rows.reduce((n, r) => n + r.entered, 0), rows.reduce((n, r) => n + r.struck_off, 0)];
  return { entered, struckOff, rate: rate(struckOff, entered) };
};

/** 销号率 of each list. Rows are few: a hazard in a list is one that somebody above looks at. */
@Injectable()
export class HazardListRates {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async rates(ctx: TenantContext, query: ListRatesQuery): Promise<ListRates> {
    const where = hazardConditions(ctx, query).and("lists <> '[]'");
    const sql = `select x.item->>'kind' as kind, x.item->>'level' as level, count(*)::int as entered, count(x.item->>'struckOffAt')::int as struck_off
      from enforcement.hazard cross join lateral jsonb_array_elements(lists) x(item) where ${where} group by 1, 2`;
    const rows = await this.tx.read<Counted>(ctx, { sql, params: where.params });
    const names = new Map((await this.references.get(ctx.tenantId)).setting('hazardLists').map((l) => [l.code, l]));
    const narrowed = Object.fromEntries(Object.entries(query).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]])));
    // A list that was renamed away still says what is in it.
    const kinds = [...new Set([...names.keys(), ...rows.map((r) => r.kind)])];
    return {
      asOf: toShanghaiIso(new Date()),
      items: kinds.map((kind) => {
        const [of, set, filter] = [rows.filter((r) => r.kind === kind), names.get(kind), { ...narrowed, listKind: kind }];
        return {
          kind, name: { zh: set?.name ?? kind, en: set?.nameEn || (set?.name ?? kind) }, ...figuresOf(of), filter,
          levels: listLevels.map((level) => ({ level, ...figuresOf(of.filter((r) => r.level === level)), filter: { ...filter, listLevel: level } })),
        };
      }),
    };
  }
}
