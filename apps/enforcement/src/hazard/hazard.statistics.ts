import { hazardAges, type HazardFilters, hazardLifecycle, type HazardState, type Statistics, type StatisticsQuery } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode, rate, toShanghaiIso, type DivisionLevel } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { depthFor, Where } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { DUE, hazardConditions, MONTH, OPEN, reportedWithin } from './hazard.filters';
import { ALL, answersTo, categoryCell, cellReach, hazardRollup } from './hazard.rollup';
import { cellOf, inOrder, isOfClock, levelBelow, type Dimension } from './hazard.statistics.rules';

const columns: Readonly<Record<Exclude<Dimension, 'age' | 'overdue'>, string>> = {
  division: 'division_code', status: 'status', level: 'level', source: 'source', category: 'category', rectification: 'rectification', campaign: 'campaign', month: 'month',
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
    const filters: HazardFilters = { ...query, divisionCode: top };
    const count = (asked: StatisticsQuery): Statement => (counted(ctx, asked) ? fromLedger(ctx, filters, asked.by, now) : fromRollup(ctx, asked, top, level));
    // What does not add up to the whole is asked for beside it: what is open, and campaigns, which overlap.
    const clock = query.by.some(isOfClock);
    const campaigns = query.by.includes('campaign');
    const parts = clock ? [fromLedger(ctx, filters, query.by, now, true)] : campaigns ? [count(query)] : [];
    const [whole, ...others] = await this.tx.reads<Row>(ctx, count(parts.length ? { ...query, by: [] } : query), ...parts, ...(campaigns ? [campaignsStatement(ctx)] : []));
    const names = new Map((campaigns ? (others.pop()?.rows ?? []) : []).map((r) => [String(r.id), String(r.name)]));
    const rows = whole?.rows ?? [];
    const groups = new Map<string, Statistics['items'][number]>();
    for (const row of others[0]?.rows ?? rows) {
      const cell = cellOf(query, row as Record<Dimension, string | null>, level, reference, names);
      const id = JSON.stringify(cell.key);
      const group = groups.get(id) ?? { ...cell, count: 0 };
      group.count += Number(row.count);
      groups.set(id, group);
    }
    const found = totalsOf(rows);
    const dual = totalsOf(rows.filter((r) => r.dual));
    return { asOf: toShanghaiIso(now), by: query.by, ...found, rectificationRate: rate(found.closed, found.total), dual: { ...dual, rate: rate(dual.closed, dual.total) }, items: [...groups.values()].sort(inOrder(query.by)) };
  }
}

function totalsOf(rows: readonly Row[]): { total: number; closed: number } {
  const sum = (some: readonly Row[]): number => some.reduce((n, r) => n + Number(r.count), 0);
  return { total: sum(rows), closed: sum(rows.filter((r) => hazardLifecycle.states[r.status as HazardState].final)) };
}

/** Whether the ledger is counted: no cell is of a subject, a check or a day, none of two of month, source and category, and none of a category in a campaign. */
function counted(ctx: TenantContext, query: StatisticsQuery): boolean {
  return !answersTo(ctx) || query.subjectId !== undefined || query.checkId !== undefined || query.reportedFrom !== undefined || query.reportedTo !== undefined || [byMonth(query), bySource(query), byCategory(query)].filter(Boolean).length > 1 || (byCategory(query) && byCampaign(query));
}

const byCampaign = ({ by, campaignId }: StatisticsQuery): boolean => by.includes('campaign') || campaignId !== undefined;
const byCategory = ({ by, category, hasCategory }: StatisticsQuery): boolean => by.includes('category') || category !== undefined || hasCategory !== undefined;
const byMonth = ({ by, month }: StatisticsQuery): boolean => month !== undefined || by.includes('month');
const bySource = ({ by, source }: StatisticsQuery): boolean => source !== undefined || by.includes('source');

/** Sums of cells; each question is put to the cells that are fewest. */
function fromRollup(ctx: TenantContext, query: StatisticsQuery, top: string, level: DivisionLevel): Statement {
  const depth = depthFor(top, scopeFor(ctx, 'hazard.read'), query.by.includes('division') ? level : undefined);
  const where = new Where().and('tenant_id = $', ctx.tenantId).and('depth = $', depth);
  // Scope by scope: the cells of one stand together.
  if (byCampaign(query) && query.campaignId === undefined) where.and('campaign = any(array(select id::text from enforcement.campaign where tenant_id = $))', ctx.tenantId);
  else where.and('campaign = $', query.campaignId ?? ALL);
  where.within(cellReach, ctx, 'hazard.read').below('division_code', divisionPrefix(top));
  where.and('status = any($)', query.status).and('level = any($)', query.level).and('source = any($)', query.source).and('rectification = any($)', query.rectification).and('month = $', query.month);
  // A range of the key, in its order of characters: whatever a value is, it stands behind '*'.
  where.and(byMonth(query) ? 'month > $' : 'month = $', ALL).and(byCategory(query) ? 'category > $' : 'category = $', ALL).and(bySource(query) ? 'source > $' : 'source = $', ALL);
  where.and('category = $', query.category && categoryCell(query.category));
  if (query.hasCategory !== undefined) where.and(`category ${query.hasCategory ? '<>' : '='} $`, categoryCell(null));
  const names = [...new Set([...query.by, 'status']), 'dual'].map((d) => columns[d as keyof typeof columns] ?? d);
  return hazardRollup.sums(where, names, { category: "nullif(substr(category, 2), '') as category" });
}

/** Rows of the ledger by the filters of the list; `open`: of those alone that are not closed. */
function fromLedger(ctx: TenantContext, filters: HazardFilters, by: readonly Dimension[], now: Date, open = false): Statement {
  const where = hazardConditions(ctx, filters, now);
  if (open) where.and(OPEN);
  if (by.includes('campaign')) where.and("campaign_ids <> '{}'");
  const campaign = !by.includes('campaign') ? '' : filters.campaignId === undefined ? 'unnest(campaign_ids)' : where.bind('$::text', filters.campaignId);
  const sql: Readonly<Record<Dimension, string>> = { ...columns, campaign, month: MONTH, overdue: `${DUE} < now()`, age: by.includes('age') ? ageSql(where, now) : '' };
  const dimensions = [...new Set<Dimension>([...by, 'status'])];
  const shown = [...dimensions.map((d) => `${sql[d]} as ${columns[d as keyof typeof columns] ?? d}`), 'department_unit_id is not null as dual'];
  // Numbered, not repeated: an expression with parameters is not the same twice.
  return { sql: `select ${shown.join(', ')}, count(*)::text as count from enforcement.hazard where ${where} group by ${shown.map((_, i) => i + 1).join(', ')}`, params: where.params };
}

/** What campaigns are called, to whoever may read them. */
const campaignsStatement = (ctx: TenantContext): Statement =>
  ({ sql: 'select id, name from enforcement.campaign where tenant_id = $1 and $2', params: [ctx.tenantId, ctx.permissions.has('campaign.read')] });

function ageSql({ params }: Where, now: Date): string {
  const cases = hazardAges.slice(0, -1).map((age) => `when reported_at >= $${params.push(reportedWithin(age, now).from)} then '${age}'`);
  return `case ${cases.join(' ')} else '${hazardAges.at(-1)}' end`;
}
