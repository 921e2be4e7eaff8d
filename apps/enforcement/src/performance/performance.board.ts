import type { FrozenMonth, FrozenMonthQuery, PerformanceBoard, PerformanceRow, PerformanceRowsQuery, StreetPerformance } from '@anlan/contracts/enforcement';
import { parseDivisionCode, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { listPage, Where, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { countsOf, countStatements, rowsOf } from './performance.counts';
import { appealCorrection, recountCorrection, schemeInBoard, schemeOf, toAdjustment, type AppealRow, type CorrectionRow, type MonthRow, type SchemeRow } from './performance.entity';
import { performanceReach } from './performance.reach';
import { inForce, linesOf, periodOf, pointsOf, ranked, ratesOf, streetsOf, sumOf, type Counts, type Period } from './performance.rules';

const cohort = {
  zh: '隐患按发现日期、检查按完成日期、专项任务按时限、检查计划按计划月份计入本月', en: 'Hazards belong to the month by the day of discovery, checks by when they were finished, tasks by when they are due, planned subjects by their month in the plan',
};

export const monthStatement = (tenantId: string, month: string): Statement => ({ name: 'performance-month', sql: 'select * from enforcement.performance_month where tenant_id = $1 and month = $2', params: [tenantId, month] });
export const correctionsStatement = (tenantId: string, month: string): Statement => ({
  name: 'performance-corrections', sql: 'select c.* from enforcement.performance_correction c join enforcement.performance_month m on m.tenant_id = c.tenant_id and m.id = c.month_id where c.tenant_id = $1 and m.month = $2 order by c.id', params: [tenantId, month],
});
export const acceptedStatement = (tenantId: string, month: string): Statement => ({
  name: 'points-appeals-accepted', sql: "select * from enforcement.points_appeal where tenant_id = $1 and month = $2 and status = 'accepted' order by id", params: [tenantId, month],
});
export const publishedStatement = (tenantId: string): Statement => ({ name: 'points-schemes-published', sql: "select * from enforcement.points_scheme where tenant_id = $1 and status = 'published'", params: [tenantId] });

/** 考评榜: what the ledgers say of a month, or what was frozen of it with what was corrected since. */
@Injectable()
export class PerformanceBoards {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async of(ctx: TenantContext, month: string): Promise<PerformanceBoard> {
    const now = new Date();
    const [frozen, corrections, accepted, published] = await this.tx.reads<Row>(ctx, monthStatement(ctx.tenantId, month), correctionsStatement(ctx.tenantId, month), acceptedStatement(ctx.tenantId, month), publishedStatement(ctx.tenantId));
    const schemes = (published?.rows ?? []) as SchemeRow[];
    const appeals = (accepted?.rows ?? []) as AppealRow[];
    const row = frozen?.rows[0] as MonthRow | undefined;
    if (row) return frozenBoard(row, schemes, (corrections?.rows ?? []) as CorrectionRow[], appeals);
    const period = periodOf(month, now);
    const scheme = inForce(schemes, period);
    const counts = countsOf(await this.tx.reads<Row>(ctx, ...countStatements(ctx.tenantId, period)));
    const streets = boardOf(await this.references.get(ctx.tenantId), ctx.slug, period, scheme, counts, appeals);
    return { month, asOf: toShanghaiIso(now), cohort, scheme: scheme ? schemeInBoard(scheme) : null, frozen: null, streets: streets.map((s) => ({ ...s, corrections: [], corrected: null })) };
  }

  /** What was announced, month by month: each as it was frozen. */
  months(ctx: TenantContext, query: FrozenMonthQuery): Promise<PageOf<FrozenMonth>> {
    const where = new Where().and('m.tenant_id = $', ctx.tenantId);
    return listPage<MonthRow & { corrections: number }, FrozenMonth>(this.tx, ctx, query, {
      columns: 'm.*, (select count(*)::int from enforcement.performance_correction c where c.tenant_id = m.tenant_id and c.month_id = m.id) as corrections',
      from: 'enforcement.performance_month m', where, order: [{ sql: 'm.month', type: 'text' }], descending: true, position: (r) => [r.month],
      item: (r) => ({
        month: r.month, frozen: { at: toShanghaiIso(r.frozen_at), by: { id: r.frozen_by, name: r.frozen_by_name } }, schemeId: r.scheme_id, corrections: r.corrections,
        streets: r.streets.map(({ divisionCode, divisionName, rank, total, rates }) => ({ divisionCode, divisionName, rank, total, rates })),
      }),
    });
  }

  /** The rows behind a figure: of a frozen month as of its freeze. */
  async rows(ctx: TenantContext, month: string, query: PerformanceRowsQuery): Promise<PageOf<PerformanceRow>> {
    const [frozen] = await this.tx.read<MonthRow>(ctx, monthStatement(ctx.tenantId, month));
    const period = periodOf(month, frozen?.frozen_at ?? new Date());
    const { code: street } = parseDivisionCode(query.divisionCode);
    const isStreet = streetsOf(await this.references.get(ctx.tenantId), ctx.slug, period).some((s) => s.code === street);
    const { kind, from, where } = rowsOf(ctx.tenantId, period, street, query.figure);
    // As in every list: what is out of sight, or none of the month's streets, finds nothing.
    if (!isStreet || !performanceReach.covers(ctx, 'performance-detail.read', { division_code: street })) where.and('false');
    return listPage<RowOf, PerformanceRow>(this.tx, ctx, query, {
      columns: 'r.id, r.label, r.division_code, r.at', from, where, order: [{ sql: 'r.id', type: 'uuid' }], position: (r) => [r.id],
      item: (r) => ({ kind, id: r.id, label: r.label, divisionCode: r.division_code, at: r.at ? toShanghaiIso(r.at) : null }),
    });
  }
}

interface RowOf extends Row {
  id: string;
  label: string;
  division_code: string;
  at: Date | null;
}

/** Figures, points and ranks of all streets, a street without any record among them. */
export function boardOf(reference: Reference, slug: string, period: Period, schemeRow: SchemeRow | undefined, counts: (street: string) => Counts, accepted: readonly AppealRow[]): StreetPerformance[] {
  const scheme = schemeRow && schemeOf(schemeRow);
  return ranked(
    streetsOf(reference, slug, period).map(({ code, name }) => {
      const own = counts(code);
      const adjustments = accepted.filter((a) => a.division_code === code).map(toAdjustment);
      const points = scheme ? pointsOf(scheme, own) : null;
      return {
        divisionCode: code, divisionName: name, counts: own, rates: ratesOf(own), lines: scheme ? linesOf(scheme, own) : [], points, adjustments,
        total: points === null ? null : sumOf([points, ...adjustments.map((a) => a.points)]),
      };
    }),
  );
}

/** What was frozen, as it was; what came later stands beside it. */
export function frozenBoard(row: MonthRow, schemes: readonly SchemeRow[], recounts: readonly CorrectionRow[], accepted: readonly AppealRow[]): PerformanceBoard {
  const scheme = schemes.find((s) => s.id === row.scheme_id);
  const at = toShanghaiIso(row.frozen_at);
  return {
    month: row.month, asOf: at, cohort, scheme: scheme ? schemeInBoard(scheme) : null, frozen: { at, by: { id: row.frozen_by, name: row.frozen_by_name } },
    streets: row.streets.map((s) => {
      const counted = new Set(s.adjustments.map((a) => a.appealId));
      const later = accepted.filter((a) => a.division_code === s.divisionCode && !counted.has(a.id));
      const corrections = [...recounts.filter((c) => c.division_code === s.divisionCode).map(recountCorrection), ...later.map(appealCorrection)].sort((a, b) => (a.at < b.at ? -1 : 1));
      return { ...s, corrections, corrected: corrections.length && s.total !== null ? sumOf([s.total, ...corrections.map((c) => c.points ?? 0)]) : null };
    }),
  };
}
