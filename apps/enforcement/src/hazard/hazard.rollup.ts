import { shanghaiDay } from '@anlan/domain';
import type { Statement } from '@anlan/platform/db';
import type { HazardRow } from './hazard.entity';

type Counted = Pick<HazardRow, 'division_code' | 'reported_at' | 'status' | 'level' | 'source' | 'category'>;

const SHARDS = 4;

/** In the place of month, source and category: the counts over all of them, so that the common questions read few rows. */
export const ALL = '*';

/** Cohort of a record: the month in which it was found, in Asia/Shanghai. */
export function monthOf(at: Date): string {
  return shanghaiDay(at).slice(0, 7);
}

/** A category as a cell has it: behind '=', so that none that people write is taken for `ALL`; '=' alone where there is none. */
export const categoryCell = (category: string | null): string => `=${category ?? ''}`;

interface Delta {
  readonly key: readonly [division: string, month: string, status: string, level: string, source: string, category: string];
  readonly count: number;
}

/** A record counts three times: by month and source, by category, and over all. By all three at once the ledger is counted. */
function cells(row: Counted, status: string, count: number): Delta[] {
  return [
    { key: [row.division_code, monthOf(row.reported_at), status, row.level, row.source, ALL], count },
    { key: [row.division_code, ALL, status, row.level, ALL, categoryCell(row.category)], count },
    { key: [row.division_code, ALL, status, row.level, ALL, ALL], count },
  ];
}

/**
 * Adds to the counts in the writing transaction, so that a number and its rows never disagree. Keys go in one order:
 * two writers never wait for each other crosswise. The shard keeps the writers of one street from queueing on one row.
 */
function addStatement(tenantId: string, deltas: readonly Delta[], shard: number): Statement {
  const sorted = [...deltas].sort((a, b) => (a.key.join() < b.key.join() ? -1 : 1));
  const column = (i: number) => sorted.map((d) => d.key[i]);
  return {
    name: 'hazard-rollup',
    sql: `insert into enforcement.hazard_rollup as r (tenant_id, division_code, month, status, level, source, category, shard, count)
          select $1, d, m, s, l, o, k, $9, c from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[]) as t(d, m, s, l, o, k, c)
          on conflict (tenant_id, month, category, division_code, status, level, source, shard) do update set count = r.count + excluded.count`,
    params: [tenantId, ...[0, 1, 2, 3, 4, 5].map(column), sorted.map((d) => d.count), shard],
  };
}

const anyShard = (): number => Math.floor(Math.random() * SHARDS);

export function countStatement(tenantId: string, row: Counted): Statement {
  return addStatement(tenantId, cells(row, row.status, 1), anyShard());
}

/** A move from one state to another. */
export function moveStatements(tenantId: string, row: Counted, from: HazardRow['status']): Statement[] {
  if (from === row.status) return [];
  return [addStatement(tenantId, [...cells(row, from, -1), ...cells(row, row.status, 1)], anyShard())];
}

/** The counts of many new rows at once. */
export function countManyStatement(tenantId: string, rows: readonly Counted[]): Statement {
  const sums = new Map<string, { key: Delta['key']; count: number }>();
  for (const row of rows) {
    for (const { key } of cells(row, row.status, 1)) {
      const sum = sums.get(key.join()) ?? { key, count: 0 };
      sum.count += 1;
      sums.set(key.join(), sum);
    }
  }
  return addStatement(tenantId, [...sums.values()], 0);
}
