import type { MechanismFigures } from '@anlan/contracts/responsibility';
import type { Row, Statement } from '@anlan/platform/db';
import type { Where } from '@anlan/platform/ledger';

type Counted = MechanismFigures['counts'][number];
type Filter = Readonly<Record<string, string>>;

/** 数量 by item, and by unit over all items (item null): a record of which two items are counted is one record. */
export const countsOf = (where: Where): Statement => ({
  sql: `select item, unit, sum(n)::text as count, count(distinct id)::int as records, coalesce(sum(n) filter (where status = 'confirmed'), 0)::text as confirmed
    from (select id, status, (i->>'item')::int as item, i->'counted'->>'unit' as unit, (i->'counted'->>'count')::bigint as n from responsibility.mechanism_record, jsonb_array_elements(items) i where ${where} and jsonb_typeof(i->'counted') = 'object') c
    group by grouping sets ((item, unit), (unit))`,
  params: where.params,
});

/** What was counted of an item, or in a unit; where nothing was, zero of no record. */
export function countedOf(rows: readonly Row[], unit: string, item: number | null, filter: Filter, confirmed: Filter): Counted {
  const row = rows.find((r) => r['item'] === item && r['unit'] === unit);
  const which: Filter = item === null ? { countUnit: unit } : { countedItem: String(item) };
  return { unit, count: Number(row?.['count'] ?? 0), records: Number(row?.['records'] ?? 0), confirmed: Number(row?.['confirmed'] ?? 0), filter: { ...filter, ...which }, confirmedFilter: { ...confirmed, ...which } };
}
