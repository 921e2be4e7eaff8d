import type { Statement } from '@anlan/platform/db';
import type { SubjectRow } from './subject.entity';

type Counted = Pick<SubjectRow, 'division_code' | 'status' | 'kind' | 'grade' | 'is_key'>;
type Key = readonly [division: string, status: string, kind: string, grade: string, key: string];

const SHARDS = 4;

const keyOf = (row: Counted): Key => [row.division_code, row.status, row.kind, row.grade ?? '', String(row.is_key)];

/**
 * Adds to the counts in the writing transaction, so that a number and its rows never disagree. Keys go in one order:
 * two writers never wait for each other crosswise. The shard keeps the writers of one street from queueing on one row.
 */
function addStatement(tenantId: string, deltas: readonly (readonly [Key, number])[], shard: number): Statement {
  const sorted = [...deltas].sort(([a], [b]) => (a.join() < b.join() ? -1 : 1));
  const column = (i: number) => sorted.map(([key]) => key[i]);
  return {
    name: 'subject-rollup',
    sql: `insert into enforcement.subject_rollup as r (tenant_id, division_code, status, kind, grade, is_key, shard, count)
          select $1, d, s, k, g, y, $8, c from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::bigint[]) as t(d, s, k, g, y, c)
          on conflict (tenant_id, division_code, status, kind, grade, is_key, shard) do update set count = r.count + excluded.count`,
    params: [tenantId, ...[0, 1, 2, 3, 4].map(column), sorted.map(([, count]) => count), shard],
  };
}

const anyShard = (): number => Math.floor(Math.random() * SHARDS);

/** A record that was not there before. */
export const countStatement = (tenantId: string, row: Counted): Statement => addStatement(tenantId, [[keyOf(row), 1]], anyShard());

/** A record that is counted elsewhere now; nothing where it is not. */
export function moveStatements(tenantId: string, before: Counted, after: Counted): Statement[] {
  const [from, to] = [keyOf(before), keyOf(after)];
  return from.join() === to.join() ? [] : [addStatement(tenantId, [[from, -1], [to, 1]], anyShard())];
}

/** The counts of many new rows at once. */
export function countManyStatement(tenantId: string, rows: readonly Counted[]): Statement {
  const sums = new Map<string, [Key, number]>();
  for (const row of rows) {
    const key = keyOf(row);
    const sum = sums.get(key.join()) ?? [key, 0];
    sums.set(key.join(), [key, sum[1] + 1]);
  }
  return addStatement(tenantId, [...sums.values()], 0);
}
