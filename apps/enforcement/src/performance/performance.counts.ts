import type { PerformanceCount, PerformanceRow } from '@anlan/contracts/enforcement';
import { divisionPrefix, shanghaiDay } from '@anlan/domain';
import type { Row, Statement, StatementResult } from '@anlan/platform/db';
import { Where } from '@anlan/platform/ledger';
import { noCounts, type Counts, type Period } from './performance.rules';

/** A ledger, narrowed to what belongs to a month: its rows as `r`, and which of them a figure counts. */
interface Source {
  readonly kind: PerformanceRow['kind'];
  readonly from: (where: Where, tenantId: string, period: Period) => string;
  /** conditions on `r`; `:asOf` and `:today` stand for the as-of instant and its day */
  readonly figures: Partial<Readonly<Record<PerformanceCount, string>>>;
}

const sources: readonly Source[] = [
  {
    // The cohort is of the day of discovery, whenever it was closed.
    kind: 'hazard',
    from: (w, tenantId, p) => w.bind("(select id, number || ' ' || title as label, division_code, reported_at as at, closed_at, due_at, reopened from enforcement.hazard where tenant_id = $ and reported_at >= $ and reported_at < $ and reported_at <= $) r", tenantId, p.since, p.until, p.asOf),
    figures: {
      hazards: 'true', hazards_closed: 'r.closed_at <= :asOf', hazards_in_time: 'r.closed_at <= :asOf and (r.due_at is null or r.closed_at <= r.due_at)',
      hazards_overdue: 'r.due_at < :asOf and (r.closed_at is null or r.closed_at > r.due_at)', hazards_reopened: 'r.reopened > 0',
    },
  },
  {
    // What an enterprise checks of itself is not the street's work.
    kind: 'check',
    from: (w, tenantId, p) => w.bind("(select id, number || ' ' || subject_name as label, division_code, finished_at as at, kind from enforcement.site_check where tenant_id = $ and status in ('recorded','closed') and kind <> 'self_check' and finished_at >= $ and finished_at < $ and finished_at <= $) r", tenantId, p.since, p.until, p.asOf),
    figures: { checks: 'true', inspections: "r.kind = 'inspection'" },
  },
  {
    // Of the month in which they are due.
    kind: 'campaign_task',
    from: (w, tenantId, p) => w.bind("(select i.id, i.title as label, i.division_code, i.done_at as at, i.done_at, i.day from enforcement.campaign_item i join enforcement.campaign c on c.tenant_id = i.tenant_id and c.id = i.campaign_id where i.tenant_id = $ and i.kind = 'task' and not i.withdrawn and c.status <> 'draft' and i.day >= $ and i.day <= $) r", tenantId, p.firstDay, p.lastDay),
    figures: { tasks: 'true', tasks_done: 'r.done_at <= :asOf', tasks_overdue: "r.day < :today and (r.done_at is null or r.done_at > :asOf or to_char(r.done_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') > r.day)" },
  },
  {
    // A subject in two plans is one, and so is one that was inspected twice.
    kind: 'subject',
    from: (w, tenantId, p) => w.bind("(select s.id, min(s.name) as label, min(s.division_code) as division_code, min(i.inspected_at) as at from enforcement.inspection_plan_item i join enforcement.inspection_plan p on p.tenant_id = i.tenant_id and p.id = i.plan_id join enforcement.subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id where i.tenant_id = $ and p.status in ('approved','closed') and p.year = $ and i.month = $ group by s.id) r", tenantId, Number(p.month.slice(0, 4)), Number(p.month.slice(5))),
    figures: { planned: 'true', inspected: 'r.at <= :asOf' },
  },
];

/** The condition as `Where` takes it: a `$` for each of the values. */
function bound(condition: string, { asOf }: Period): [condition: string, ...values: unknown[]] {
  const values = (condition.match(/:asOf|:today/g) ?? []).map((name) => (name === ':asOf' ? asOf : shanghaiDay(asOf)));
  return [condition.replaceAll(':asOf', '$::timestamptz').replaceAll(':today', '$::text'), ...values];
}

/** What counts the streets of a month: one statement a ledger. */
export function countStatements(tenantId: string, period: Period): Statement[] {
  return sources.map(({ from, figures }) => {
    const w = new Where();
    const source = from(w, tenantId, period);
    const columns = Object.entries(figures).map(([figure, condition]) => `(count(*) filter (where ${w.bind(...bound(condition, period))}))::int as ${figure}`);
    return { sql: `select left(r.division_code, 9) as street, ${columns.join(', ')} from ${source} group by 1`, params: w.params };
  });
}

/** The counts of each street, by the digits of its code. */
export function countsOf(results: readonly StatementResult<Row>[]): (street: string) => Counts {
  const byStreet = new Map<string, Counts>();
  for (const row of results.flatMap((r) => r.rows)) {
    const { street, ...counts } = row as { street: string } & Record<PerformanceCount, number>;
    byStreet.set(street, { ...(byStreet.get(street) ?? noCounts), ...counts });
  }
  return (code) => byStreet.get(divisionPrefix(code)) ?? noCounts;
}

/** The rows that a figure of a street counts. */
export function rowsOf(tenantId: string, period: Period, street: string, figure: PerformanceCount): { readonly kind: PerformanceRow['kind']; readonly from: string; readonly where: Where } {
  const { kind, from, figures } = sources.find((s) => s.figures[figure] !== undefined) as Source;
  const where = new Where();
  const source = from(where, tenantId, period);
  where.and(...bound(figures[figure] as string, period)).below('r.division_code', divisionPrefix(street));
  return { kind, from: source, where };
}

