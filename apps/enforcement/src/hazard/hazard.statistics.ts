import { hazardAges, type HazardFilters, hazardLifecycle, type HazardState, type Statistics, type StatisticsQuery } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode, rate, toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { defineReach, Where } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { DUE, hazardConditions, MONTH, OPEN, reportedWithin } from './hazard.filters';
import { ALL, categoryCell } from './hazard.rollup';
import { cellOf, inOrder, isOfClock, levelBelow, type Dimension } from './hazard.statistics.rules';

/** A cell of the rollup is of its division, and of nobody else. */
const rollupReach = defineReach({ division: 'division_code' });

const columns: Readonly<Record<Exclude<Dimension, 'age' | 'overdue'>, string>> = {
  division: 'division_code', status: 'status', level: 'level', source: 'source', category: 'category', rectification: 'rectification', month: 'month',
};

/** Counts out of the rollup, never out of the ledger: the same cost at any size. What the clock changes is counted among what is open. */
@Injectable()
export class HazardStatistics {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async of(ctx: TenantContext, query: StatisticsQuery): Promise<Statistics> {
    const now = new Date();
    const top = parseDivisionCode(query.divisionCode ?? ctx.slug).code;
    const reference = await this.references.get(ctx.tenantId);
    const level = query.divisionLevel ?? levelBelow(reference, top);
    const clock = query.by.some(isOfClock);
    const filters: HazardFilters = { ...query, divisionCode: top };
    const stored = counted(ctx, query) ? fromLedger(ctx, filters, clock ? [] : query.by, now) : fromRollup(ctx, query, top, clock ? [] : query.by);
    const [found, dual, open] = await this.tx.reads<Row>(ctx, stored, dualStatement(ctx, filters, now), ...(clock ? [fromLedger(ctx, filters, query.by, now, true)] : []));
    let total = 0;
    let closed = 0;
    for (const row of found?.rows ?? []) {
      total += Number(row.count);
      if (hazardLifecycle.states[row.status as HazardState].final) closed += Number(row.count);
    }
    const groups = new Map<string, Statistics['items'][number]>();
    for (const row of (open ?? found)?.rows ?? []) {
      const cell = cellOf(query, row as Record<Dimension, string | null>, level, reference);
      const id = JSON.stringify(cell.key);
      const group = groups.get(id) ?? { ...cell, count: 0 };
      group.count += Number(row.count);
      groups.set(id, group);
    }
    return { asOf: toShanghaiIso(now), by: query.by, total, closed, rectificationRate: rate(closed, total), dual: dualOf(dual?.rows[0]), items: [...groups.values()].sort(inOrder(query.by)) };
  }
}

/**
 * Whether the ledger is counted: neither units nor persons are cells of the rollup, and what is theirs is little enough; nor
 * are subjects, checks and campaigns; and a category within a month or of a source is a part of the ledger that no cell holds.
 */
function counted(ctx: TenantContext, query: StatisticsQuery): boolean {
  const { all, areas, owners } = scopeFor(ctx, 'hazard.read');
  const scoped = !all && (owners.length > 0 || areas.some((a) => a.units !== null));
  return scoped || narrow(query) || (byCategory(query) && byMonth(query));
}

/** What no cell of the rollup holds: it is found by an index of its own, or asked for seldom. */
const narrow = ({ by, rectification, subjectId, checkId, campaignId }: StatisticsQuery): boolean =>
  by.includes('rectification') || [rectification, subjectId, checkId, campaignId].some((given) => given !== undefined);
const byCategory = ({ by, category, hasCategory }: StatisticsQuery): boolean => by.includes('category') || category !== undefined || hasCategory !== undefined;
const byMonth = ({ by, month, source }: StatisticsQuery): boolean => month !== undefined || source !== undefined || by.includes('month') || by.includes('source');

/** Sums of cells; each question is put to the cells that are fewest. */
function fromRollup(ctx: TenantContext, query: StatisticsQuery, top: string, by: readonly Dimension[]): Statement {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(rollupReach, ctx, 'hazard.read').below('division_code', divisionPrefix(top));
  where.and('status = any($)', query.status).and('level = any($)', query.level).and('source = any($)', query.source).and('month = $', query.month);
  where.and(byMonth(query) ? 'month <> $' : 'month = $', ALL).and(byCategory(query) ? 'category <> $' : 'category = $', ALL);
  where.and('category = $', query.category && categoryCell(query.category));
  if (query.hasCategory !== undefined) where.and(`category ${query.hasCategory ? '<>' : '='} $`, categoryCell(null));
  const names = [...new Set([...by, 'status'])].map((d) => columns[d as keyof typeof columns]);
  const shown = names.map((n) => (n === 'category' ? "nullif(substr(category, 2), '') as category" : n));
  return { sql: `select ${shown.join(', ')}, sum(count)::text as count from enforcement.hazard_rollup where ${where} group by ${names.join(', ')} having sum(count) <> 0`, params: where.params };
}

/** Rows of the ledger by the filters of the list; `open`: of those alone that are not closed. */
function fromLedger(ctx: TenantContext, filters: HazardFilters, by: readonly Dimension[], now: Date, open = false): Statement {
  const where = hazardConditions(ctx, filters, now);
  if (open) where.and(OPEN);
  const sql: Readonly<Record<Dimension, string>> = { ...columns, month: MONTH, overdue: `${DUE} < now()`, age: by.includes('age') ? ageSql(where, now) : '' };
  const dimensions = [...new Set<Dimension>([...by, 'status'])];
  // Numbered, not repeated: an expression with parameters is not the same twice.
  return {
    sql: `select ${dimensions.map((d) => `${sql[d]} as ${columns[d as keyof typeof columns] ?? d}`).join(', ')}, count(*)::text as count
          from enforcement.hazard where ${where} group by ${dimensions.map((_, i) => i + 1).join(', ')}`,
    params: where.params,
  };
}

/** 双闭环: what has two sides, and how much of it is closed, which it is only when both are accepted. */
function dualStatement(ctx: TenantContext, filters: HazardFilters, now: Date): Statement {
  const where = hazardConditions(ctx, { ...filters, dual: true }, now);
  return { sql: `select count(*)::int as total, (count(*) filter (where not (${OPEN})))::int as closed from enforcement.hazard where ${where}`, params: where.params };
}

function dualOf(row: Row | undefined): Statistics['dual'] {
  const { total, closed } = row as unknown as { total: number; closed: number };
  return { total, closed, rate: rate(closed, total) };
}

function ageSql({ params }: Where, now: Date): string {
  const cases = hazardAges.slice(0, -1).map((age) => `when reported_at >= $${params.push(reportedWithin(age, now).from)} then '${age}'`);
  return `case ${cases.join(' ')} else '${hazardAges.at(-1)}' end`;
}
