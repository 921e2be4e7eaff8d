import { shanghaiDay } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import type { Statement } from '@anlan/platform/db';
import { defineReach } from '@anlan/platform/ledger';
import type { HazardRow } from './hazard.entity';

/** What a record is counted by. */
export type Counted = Pick<HazardRow, 'division_code' | 'reported_at' | 'status' | 'level' | 'source' | 'category' | 'rectification' | 'department_unit_id' | 'campaign_ids'>;

const SHARDS = 4;

/** In the place of campaign, month, source and category: the counts over all of them, so that the common questions read few rows. */
export const ALL = '*';

/** Cohort of a record: the month in which it was found, in Asia/Shanghai. */
export function monthOf(at: Date): string {
  return shanghaiDay(at).slice(0, 7);
}

/** A category as a cell has it: behind '=', so that none that people write is taken for `ALL`; '=' alone where there is none. */
export const categoryCell = (category: string | null): string => `=${category ?? ''}`;

/** A cell is of its division, and of nobody else. */
export const cellReach = defineReach({ division: 'division_code' });

/** Whether cells answer this person. Neither units nor persons are in a key: what is theirs is counted in the ledger, and little enough. */
export function answersTo(ctx: TenantContext): boolean {
  const { all, areas, owners } = scopeFor(ctx, 'hazard.read');
  return all || (owners.length === 0 && areas.every((a) => a.units === null));
}

/** The key of a cell, in the order of the primary key. */
const columns = ['campaign', 'month', 'category', 'source', 'division_code', 'status', 'level', 'rectification', 'dual'] as const;
type Key = readonly string[];

/**
 * The cells in which a record counts: over all, by month, by source, and by category; and in the scope of each campaign it is
 * tagged with, over all, by month and by source. Scopes are never added up: what has two tags is one record. Two of month,
 * source and category together are counted in the ledger: their cells would be so many that reading them is no gain.
 */
export function cellsOf(row: Counted): Key[] {
  const key = (campaign: string, month: string, category: string, source: string): Key =>
    [campaign, month, category, source, row.division_code, row.status, row.level, row.rectification, String(row.department_unit_id !== null)];
  const month = monthOf(row.reported_at);
  const scope = (campaign: string): Key[] => [key(campaign, ALL, ALL, ALL), key(campaign, month, ALL, ALL), key(campaign, ALL, ALL, row.source)];
  return [...scope(ALL), key(ALL, ALL, categoryCell(row.category), ALL), ...[...new Set(row.campaign_ids)].flatMap(scope)];
}

/**
 * What changes from one row to another, added to the counts in the writing transaction, so that a number and its rows never
 * disagree. Keys go in one order: two writers never wait for each other crosswise. The shard keeps the writers of one
 * street from queueing on one row.
 */
function addStatements(tenantId: string, changes: readonly (readonly [before: Counted | null, after: Counted | null])[], shard: number): Statement[] {
  const sums = new Map<string, { readonly key: Key; count: number }>();
  const add = (row: Counted | null, by: 1 | -1): void => {
    for (const key of row ? cellsOf(row) : []) {
      const id = key.join('\n');
      const sum = sums.get(id) ?? { key, count: 0 };
      sum.count += by;
      sums.set(id, sum);
    }
  };
  for (const [before, after] of changes) {
    add(before, -1);
    add(after, 1);
  }
  const sorted = [...sums].filter(([, { count }]) => count !== 0).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
  if (sorted.length === 0) return [];
  return [{
    name: 'hazard-rollup',
    sql: `insert into enforcement.hazard_rollup as r (tenant_id, ${columns.join(', ')}, shard, count)
          select $1, ${columns.map((c) => (c === 'dual' ? 'dual::boolean' : c)).join(', ')}, $2, count from unnest(${columns.map((_, i) => `$${i + 4}::text[]`).join(', ')}, $3::bigint[]) as t(${columns.join(', ')}, count)
          on conflict (tenant_id, ${columns.join(', ')}, shard) do update set count = r.count + excluded.count`,
    params: [tenantId, shard, sorted.map((s) => s.count), ...columns.map((_, i) => sorted.map((s) => s.key[i]))],
  }];
}

const anyShard = (): number => Math.floor(Math.random() * SHARDS);

/** A record that was not there before. */
export const countStatements = (tenantId: string, row: Counted): Statement[] => addStatements(tenantId, [[null, row]], anyShard());

/** A record that is counted elsewhere now: another state, other campaigns, a department of its own. Nothing where it is not. */
export const moveStatements = (tenantId: string, before: Counted, after: Counted): Statement[] => addStatements(tenantId, [[before, after]], anyShard());

/** Many records that changed in one statement. */
export const moveManyStatements = (tenantId: string, changes: readonly (readonly [before: Counted, after: Counted])[]): Statement[] => addStatements(tenantId, changes, anyShard());

/** The counts of many new rows at once. */
export const countManyStatements = (tenantId: string, rows: readonly Counted[]): Statement[] => addStatements(tenantId, rows.map((row) => [null, row]), 0);
