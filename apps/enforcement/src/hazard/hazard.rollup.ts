import { shanghaiDay } from '@anlan/domain';
import type { Statement } from '@anlan/platform/db';
import type { HazardRow } from './hazard.entity';

type Counted = Pick<HazardRow, 'division_code' | 'reported_at' | 'status' | 'level' | 'source'>;

const SHARDS = 4;

/** Cohort of a record: the month in which it was found, in Asia/Shanghai. */
export function monthOf(at: Date): string {
  return shanghaiDay(at).slice(0, 7);
}

/** Adds to the counts in the writing transaction, so that a number and its rows never disagree. */
export function countStatement(tenantId: string, row: Counted, delta: number, status = row.status): Statement {
  return {
    name: 'hazard-rollup',
    sql: `insert into enforcement.hazard_rollup as r (tenant_id, division_code, month, status, level, source, shard, count) values ($1,$2,$3,$4,$5,$6,$7,$8)
          on conflict (tenant_id, division_code, month, status, level, source, shard) do update set count = r.count + excluded.count`,
    params: [tenantId, row.division_code, monthOf(row.reported_at), status, row.level, row.source, Math.floor(Math.random() * SHARDS), delta],
  };
}

/** A move from one state to another: both counts, in one order, so that two writers never wait for each other crosswise. */
export function moveStatements(tenantId: string, row: Counted, from: HazardRow['status']): Statement[] {
  if (from === row.status) return [];
  const moves = [
    { status: from, delta: -1 },
    { status: row.status, delta: 1 },
  ].sort((a, b) => (a.status < b.status ? -1 : 1));
  const shard = Math.floor(Math.random() * SHARDS);
  return moves.map(({ status, delta }) => {
    const s = countStatement(tenantId, row, delta, status);
    return { ...s, params: (s.params ?? []).map((p, i) => (i === 6 ? shard : p)) };
  });
}

/** The counts of many new rows at once, one statement, keys sorted. */
export function countManyStatement(tenantId: string, rows: readonly Counted[]): Statement {
  const counts = new Map<string, number>();
  for (const r of rows) {
    const key = [r.division_code, monthOf(r.reported_at), r.status, r.level, r.source].join('\n');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = [...counts.keys()].sort();
  const column = (i: number) => keys.map((k) => k.split('\n')[i]);
  return {
    sql: `insert into enforcement.hazard_rollup as r (tenant_id, division_code, month, status, level, source, shard, count)
          select $1, d, m, s, l, o, 0, c from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[]) as t(d, m, s, l, o, c)
          on conflict (tenant_id, division_code, month, status, level, source, shard) do update set count = r.count + excluded.count`,
    params: [tenantId, column(0), column(1), column(2), column(3), column(4), keys.map((k) => counts.get(k))],
  };
}
