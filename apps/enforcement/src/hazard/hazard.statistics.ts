import { hazardLifecycle, type HazardState, statisticsQuery } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode, rate, toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { defineReach, Where } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { hazardReach } from './hazard.reach';
import type { z } from 'zod';
import { ALL } from './hazard.rollup';

type Query = z.output<typeof statisticsQuery>;

const columns = { division: 'division_code', status: 'status', level: 'level', source: 'source', month: 'month' } as const;

/** A cell of the rollup is of its division, and of nobody else. */
const rollupReach = defineReach({ division: 'division_code' });

interface Group {
  key: Record<string, string>;
  name?: string;
  count: number;
}

/** Counts out of the rollup, never out of the ledger: the same cost at any size. */
@Injectable()
export class HazardStatistics {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async of(ctx: TenantContext, query: Query) {
    const top = parseDivisionCode(query.divisionCode ?? ctx.slug).code;
    const rows = await this.counts(ctx, query, top);
    const reference = await this.references.get(ctx.tenantId);
    const groups = new Map<string, Group>();
    let total = 0;
    let closed = 0;
    for (const row of rows) {
      const count = Number(row.count);
      total += count;
      if (hazardLifecycle.states[row.status as HazardState].final) closed += count;
      const key: Record<string, string> = {};
      let name: string | undefined;
      for (const d of query.by) {
        // Divisions are counted one level below the one asked for: streets of a district, communities of a street.
        const value = d === 'division' ? (reference.childBelow(top, row.division_code as string) ?? top) : (row[columns[d]] as string);
        key[d] = value;
        if (d === 'division') name = reference.divisions.get(value)?.name;
      }
      const id = JSON.stringify(key);
      const group = groups.get(id) ?? { key, name, count: 0 };
      group.count += count;
      groups.set(id, group);
    }
    const items = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, g]) => g);
    return { asOf: toShanghaiIso(new Date()), by: query.by, total, closed, rectificationRate: rate(closed, total), items };
  }

  /** Out of the rollup; but neither units nor persons are cells of it, and what is theirs is little enough to be counted in the ledger. */
  private async counts(ctx: TenantContext, query: Query, top: string): Promise<Record<string, string>[]> {
    const { all, areas, owners } = scopeFor(ctx, 'hazard.read');
    const counted = !all && (owners.length > 0 || areas.some((a) => a.units !== null));
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(counted ? hazardReach : rollupReach, ctx, 'hazard.read');
    where.below('division_code', divisionPrefix(top)).and('level = $', query.level).and('source = $', query.source);
    const month = counted ? "to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM')" : 'month';
    const fine = query.source !== undefined || query.month !== undefined || query.by.includes('source') || query.by.includes('month');
    where.and(`${month} = $`, query.month);
    if (!counted) where.and(fine ? 'month <> $' : 'month = $', ALL);
    const dimensions = { ...columns, month };
    const by = [...new Set([...query.by, 'status' as const])];
    const sum = `sum(${counted ? '1' : 'count'})`;
    return this.tx.read<Record<string, string>>(ctx, {
      sql: `select ${by.map((d) => `${dimensions[d]} as ${columns[d]}`).join(', ')}, ${sum}::text as count
            from enforcement.${counted ? 'hazard' : 'hazard_rollup'} where ${where} group by ${by.map((d) => dimensions[d]).join(', ')} having ${sum} <> 0`,
      params: where.params,
    });
  }
}
