import { shanghaiDay } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import type { Statement } from '@anlan/platform/db';
import { defineReach, defineRollup, Rollups, type Facts } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import type { HazardRow } from './hazard.entity';

/** What a record is counted by. */
export type Counted = Pick<HazardRow, 'division_code' | 'reported_at' | 'status' | 'level' | 'source' | 'category' | 'rectification' | 'department_unit_id' | 'campaign_ids'>;

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

/**
 * A record counts, at each depth of its division, over all, by month, by source, and by category; and in the scope of each
 * campaign it is tagged with, over all, by month and by source (`hazard_rollup_cells`). Scopes are never added up: what has
 * two tags is one record. Two of month, source and category together are counted in the ledger: their cells would be so
 * many that reading them is no gain.
 */
export const hazardRollup = defineRollup({
  table: 'enforcement.hazard_rollup',
  facts: { division_code: 'text', month: 'text', source: 'text', category: 'text', status: 'text', level: 'text', rectification: 'text', dual: 'boolean', campaign_ids: 'uuid[]' },
  given: ['division_code', 'month', 'source', 'category', 'campaign_ids'],
  gives: ['depth', 'campaign', 'month', 'category', 'source', 'division_code'],
  key: ['depth', 'campaign', 'month', 'category', 'source', 'division_code', 'status', 'level', 'rectification', 'dual'],
});

type HazardFacts = Facts<'division_code' | 'month' | 'source' | 'category' | 'status' | 'level' | 'rectification' | 'dual' | 'campaign_ids'>;

function factsOf(row: Counted): HazardFacts {
  return {
    division_code: row.division_code, month: monthOf(row.reported_at), source: row.source, category: categoryCell(row.category), status: row.status, level: row.level,
    rectification: row.rectification, dual: row.department_unit_id !== null, campaign_ids: [...new Set(row.campaign_ids)].sort(),
  };
}

/** A record that was not there before. */
export const countStatements = (tenantId: string, row: Counted): Statement[] => countManyStatements(tenantId, [row]);

/** A record that is counted elsewhere now: another state, other campaigns, a department of its own. Nothing where it is not. */
export const moveStatements = (tenantId: string, before: Counted, after: Counted): Statement[] => moveManyStatements(tenantId, [[before, after]]);

/** Many records that changed in one statement. */
export const moveManyStatements = (tenantId: string, changes: readonly (readonly [before: Counted, after: Counted])[]): Statement[] =>
  hazardRollup.statements(tenantId, changes.map(([before, after]) => [factsOf(before), factsOf(after)]));

/** The counts of many new rows at once. */
export const countManyStatements = (tenantId: string, rows: readonly Counted[]): Statement[] => hazardRollup.statements(tenantId, rows.map((row) => [null, factsOf(row)]));

/** Has the counts of hazards folded. */
@Injectable()
export class HazardCounts {
  constructor(rollups: Rollups) {
    rollups.keep(hazardRollup);
  }
}
