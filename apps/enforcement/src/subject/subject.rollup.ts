import type { Statement } from '@anlan/platform/db';
import type { SubjectRow } from './subject.entity';

export type Counted = Pick<SubjectRow, 'division_code' | 'status' | 'kind' | 'grade' | 'is_key' | 'tags' | 'owner_member_id' | 'owner_unit_id'>;

const SHARDS = 4;
const columns = ['tag', 'division_code', 'status', 'kind', 'grade', 'is_key', 'has_owner'] as const;

/** In the place of a tag: every subject, once. */
export const ALL = '*';
/** A tag as a cell has it. */
export const tagCell = (tag: string): string => `=${tag}`;

/** The cells in which a subject counts: among all, and under each of its tags. Tags are never added up. */
function cellsOf(row: Counted): string[][] {
  const rest = [row.division_code, row.status, row.kind, row.grade ?? '', String(row.is_key), String(row.owner_member_id !== null || row.owner_unit_id !== null)];
  return [ALL, ...[...new Set(row.tags)].map(tagCell)].map((tag) => [tag, ...rest]);
}

/**
 * What changes from one row to another, added to the counts in the writing transaction, so that a number and its rows never
 * disagree. Keys go in one order: two writers never wait for each other crosswise. The shard keeps the writers of one
 * street from queueing on one row.
 */
function addStatements(tenantId: string, changes: readonly (readonly [before: Counted | null, after: Counted | null])[], shard: number): Statement[] {
  const sums = new Map<string, { readonly key: string[]; count: number }>();
  const add = (row: Counted | null, by: 1 | -1): void => {
    for (const key of row ? cellsOf(row) : []) {
      const sum = sums.get(key.join('\n')) ?? { key, count: 0 };
      sum.count += by;
      sums.set(key.join('\n'), sum);
    }
  };
  for (const [before, after] of changes) {
    add(before, -1);
    add(after, 1);
  }
  const sorted = [...sums].filter(([, { count }]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  if (sorted.length === 0) return [];
  return [{
    name: 'subject-rollup',
    sql: `insert into enforcement.subject_rollup as r (tenant_id, ${columns.join(', ')}, shard, count)
          select $1, tag, division_code, status, kind, grade, is_key::boolean, has_owner::boolean, $2, count from unnest(${columns.map((_, i) => `$${i + 4}::text[]`).join(', ')}, $3::bigint[]) as t(${columns.join(', ')}, count)
          on conflict (tenant_id, ${columns.join(', ')}, shard) do update set count = r.count + excluded.count`,
    params: [tenantId, shard, sorted.map((s) => s.count), ...columns.map((_, i) => sorted.map((s) => s.key[i]))],
  }];
}

const anyShard = (): number => Math.floor(Math.random() * SHARDS);

/** A record that was not there before. */
export const countStatements = (tenantId: string, row: Counted): Statement[] => addStatements(tenantId, [[null, row]], anyShard());

/** A record that is counted elsewhere now; nothing where it is not. */
export const moveStatements = (tenantId: string, before: Counted, after: Counted): Statement[] => addStatements(tenantId, [[before, after]], anyShard());

/** The counts of many new rows at once. */
export const countManyStatements = (tenantId: string, rows: readonly Counted[]): Statement[] => addStatements(tenantId, rows.map((row) => [null, row]), 0);
